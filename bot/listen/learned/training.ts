import { dangers, emotions } from '#conversation';
import type { Heard, What } from '../heard.ts';
import { type Calibration, type Counted, counted, logit, platt, type YesNo, yesNo } from './calibration.ts';
import type { LabelledTurn } from './examples.ts';
import type { Features } from './features.ts';
import { type Head, headNames, heads } from './heads.ts';
import { fitted, type Linear, leaning, likelihoods, worthOf } from './linear.ts';
import type { Learned } from './model.ts';
import { bestBeside, bestFrom, calibratedEmotion, mainEmotions, sharpened } from './thresholds.ts';
import { understood } from './understood.ts';
import { Vocabulary } from './vocabulary.ts';

/** What is said in fewer texts than this is not learned from. */
const SEEN_IN = 2;
const FOLDS = 5;
const FITTING = { rounds: 10, rate: 0.3, decay: 2e-4 };
/** How much of naive Bayes leans on the regression's weights, where the question is yes or no: among many classes it misleads. */
const LEANING = 0.1;

/** A danger that is missed costs more than one looked into for nothing; with the others it is the other way round. */
const RECALL_COUNTS: Record<YesNo, number> = {
  'asks-for-person': 0.8,
  complaint: 0.75,
  danger: 1.5,
  abuse: 0.5,
  vagueness: 0.5,
};

/** An example as the models see it. */
interface Case {
  turn: LabelledTurn;
  heard: readonly Heard[];
  features: Features;
}

export interface Trained extends Pick<Learned, 'vocabulary' | 'heads' | 'calibration'> {
  /** What each part reaches on examples that it had not seen. */
  figures: readonly { name: string; counted: Counted }[];
}

/** The same turns, the same numbers: nothing in it is drawn by chance that is not seeded. */
export function train(turns: readonly LabelledTurn[]): Trained {
  const cases = turns.map((turn): Case => ({ turn, ...understood(turn.text, turn.before) }));
  const { calibration, figures } = calibrated(cases);
  const vocabulary = Vocabulary.of(
    cases.map(({ features }) => features),
    SEEN_IN,
  );
  const learned = Object.fromEntries(
    headNames.map((name) => {
      const { weights, bias } = learn(heads[name], cases, vocabulary);
      const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9) / 127;
      const kept = Int8Array.from(weights, (weight) => Math.round(weight / scale));
      return [name, { weights: kept, scale: Math.fround(scale), bias: Array.from(bias, Math.fround) }];
    }),
  ) as unknown as Learned['heads'];
  return { vocabulary, heads: learned, calibration, figures };
}

function learn(head: Head, some: readonly Case[], vocabulary: Vocabulary): Linear {
  const asked = some.filter(({ turn }) => head.label(turn) !== null);
  const labels = asked.map(({ turn }) => head.label(turn) ?? 0);
  const examples = asked.map(({ features }) => vocabulary.example(features));
  const worth = worthOf(labels, head.classes.length, head.power);
  const fitting = { ...FITTING, classes: head.classes.length, rows: vocabulary.hashes.length, worth };
  const model = fitted(examples, labels, fitting);
  return leaning(model, LEANING, examples, labels);
}

/** Each case scored by a model that saw nothing of its conversation. */
function crossScored(head: Head, cases: readonly Case[], vocabularies: readonly Vocabulary[]): Float64Array[] {
  const scores: Float64Array[] = [];
  vocabularies.forEach((vocabulary, fold) => {
    const isOut = ({ turn }: Case) => turn.conversation % FOLDS === fold;
    const model = learn(
      head,
      cases.filter((one) => !isOut(one)),
      vocabulary,
    );
    cases.forEach((one, place) => {
      if (isOut(one)) {
        scores[place] = likelihoods(model, vocabulary.example(one.features), new Float64Array(head.classes.length));
      }
    });
  });
  return scores;
}

function calibrated(cases: readonly Case[]): Pick<Trained, 'calibration' | 'figures'> {
  const vocabularies = Array.from({ length: FOLDS }, (_, fold) =>
    Vocabulary.of(
      cases.filter(({ turn }) => turn.conversation % FOLDS !== fold).map(({ features }) => features),
      SEEN_IN,
    ),
  );
  const figures: { name: string; counted: Counted }[] = [];
  const yes: Record<string, Calibration['yes'][(typeof yesNo)[number]]> = {};
  const believedAs: Partial<Record<What | 'danger', number>> = {};
  for (const name of yesNo) {
    const meant = cases.map(({ turn }) => heads[name].label(turn) === 1);
    const byRules = cases.map((one) => name !== 'vagueness' && hears(one, name));
    const logits = crossScored(heads[name], cases, vocabularies).map(([, score = 0]) => logit(score));
    const { slope, offset } = platt(logits, meant);
    const likely = logits.map((score) => 1 / (1 + Math.exp(-(slope * score + offset))));
    const isPlain = cases.map(({ heard }) => heard.some((one) => one.what === name && one.isPlain));
    const doubtable = byRules.map((is, place) => is && !isPlain[place]);
    // An insult is one, whatever it is thrown at.
    const beside = name === 'abuse' ? 0 : bestBeside(likely, doubtable, meant);
    const believed = byRules.map((is, place) => is && (isPlain[place] === true || (likely[place] ?? 0) >= beside));
    const from = bestFrom(likely, believed, meant, RECALL_COUNTS[name]);
    yes[name] = { slope, offset, from, beside };
    const both = likely.map((probability, place) => believed[place] === true || probability >= from);
    if (believed.some(Boolean)) believedAs[name] = counted(believed, meant).precision;
    figures.push(
      { name: `${name}: rules`, counted: counted(byRules, meant) },
      { name: `${name}: rules, from ${beside.toFixed(2)} on`, counted: counted(believed, meant) },
      { name: `${name}: and learned, from ${from.toFixed(2)} on`, counted: counted(both, meant) },
    );
  }
  const felt = crossScored(heads.emotion, cases, vocabularies);
  const labels = cases.map(({ turn }) => heads.emotion.label(turn) ?? 0);
  const byRules = cases.map((one) => emotions.map((emotion) => hears(one, emotion)));
  const emotion = calibratedEmotion(felt, labels, byRules);
  const warmed = felt.map((likelihood) => sharpened(likelihood, emotion.warmth));
  emotions.forEach((name, at) => {
    const believed = byRules.map(
      (each, place) => each[at] === true && (warmed[place]?.[at + 1] ?? 0) >= emotion.beside,
    );
    believedAs[name] = counted(
      believed,
      labels.map((label) => label === at + 1),
    ).precision;
  });
  const main = mainEmotions(warmed, byRules, emotion);
  heads.emotion.classes.forEach((name, one) => {
    const found = main.map((each) => each === one);
    figures.push({
      name,
      counted: counted(
        found,
        labels.map((each) => each === one),
      ),
    });
  });
  const calibration = { yes: yes as unknown as Calibration['yes'], emotion, ruled: believedAs };
  return { calibration, figures };
}

const hears = ({ heard }: Case, what: What | 'danger'): boolean =>
  heard.some((one) => (what === 'danger' ? isDanger(one.what) : one.what === what));
const isDanger = (what: What): boolean => (dangers as readonly string[]).includes(what);
