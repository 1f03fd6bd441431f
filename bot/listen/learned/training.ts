import { dangers, emotions } from '#conversation';
import type { Heard, What } from '../heard.ts';
import { type Calibration, type Counted, counted, logit, platt, type YesNo, yesNo } from './calibration.ts';
import type { LabelledTurn } from './examples.ts';
import type { Features } from './features.ts';
import { fitted, worthOf } from './fitting.ts';
import { type HeadName, headNames, heads } from './heads.ts';
import { inOneBreath } from './in-one-breath.ts';
import type { Learned } from './model.ts';
import { likelihoods, type Network, rounded } from './network.ts';
import { bestBeside, bestFrom, calibratedEmotion, mainEmotions, sharpened } from './thresholds.ts';
import { understood } from './understood.ts';
import { Vocabulary } from './vocabulary.ts';

/** What is said in fewer texts than this is not learned from. */
const SEEN_IN = 5;
const FOLDS = 3;
const MEMBERS = [
  { units: 0, rounds: 10, rate: 0.3, unseen: 0, unheard: 0 },
  { units: 32, rounds: 12, rate: 0.1, unseen: 0.5, unheard: 0.3 },
];

/**
 * How much recall counts beside precision. A danger that is missed costs more than one looked into for nothing; but
 * most talk is of none, and the examples are not.
 */
const RECALL_COUNTS: Record<YesNo, number> = {
  'asks-for-person': 0.65,
  complaint: 0.65,
  danger: 1,
  abuse: 0.5,
  vagueness: 0.5,
};

/** Up to which probability the rules may be doubted. What they hear of a danger is looked into nearly always. */
const MOST_DOUBT: Record<YesNo, number> = {
  'asks-for-person': 0.6,
  complaint: 0.6,
  danger: 0.2,
  // An insult is one, whatever it is thrown at.
  abuse: 0,
  vagueness: 0,
};

/** An example as the models see it. */
interface Case {
  turn: LabelledTurn;
  heard: readonly Heard[];
  features: Features;
}

export interface Trained extends Pick<Learned, 'vocabulary' | 'network' | 'calibration'> {
  /** What each part reaches on examples that it had not seen. */
  figures: readonly { name: string; counted: Counted }[];
}

/** The same turns, the same numbers: nothing in it is drawn by chance that is not seeded. */
export function train(turns: readonly LabelledTurn[]): Trained {
  const asCase = (turn: LabelledTurn): Case => ({ turn, ...understood(turn.text, turn.before) });
  const cases = turns.map(asCase);
  const together = inOneBreath(turns, FOLDS).map(asCase);
  const { calibration, figures } = calibrated(cases, together);
  const { vocabulary, network } = learn(cases, together);
  return { vocabulary, network: rounded(network), calibration, figures };
}

/** What runs over the seam of turns that were put together says nothing: their words are those of the others. */
function learn(written: readonly Case[], together: readonly Case[]): { vocabulary: Vocabulary; network: Network } {
  const vocabulary = Vocabulary.of(
    written.map(({ features }) => features),
    SEEN_IN,
  );
  const cases = [...written, ...together];
  const labels = cases.map(({ turn }) => headNames.map((name) => heads[name].label(turn) ?? -1));
  const questions = headNames.map((name, question) => {
    const { classes, power } = heads[name];
    const asked = labels.map((label) => label[question] ?? -1).filter((label) => label >= 0);
    return { classes: classes.length, worth: worthOf(asked, classes.length, power) };
  });
  const examples = cases.map(({ features }) => vocabulary.example(features));
  const network = fitted(examples, labels, { members: MEMBERS, questions, rows: vocabulary.hashes.length });
  return { vocabulary, network };
}

/** Each case answered by a network that saw nothing of its conversation, nor what was put together with it. */
function crossAnswered(cases: readonly Case[], together: readonly Case[]): (name: HeadName) => Float64Array[] {
  const answers: Float64Array[][] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const isOut = ({ turn }: Case) => turn.conversation % FOLDS === fold;
    const isIn = (one: Case) => !isOut(one);
    const { vocabulary, network } = learn(cases.filter(isIn), together.filter(isIn));
    cases.forEach((one, place) => {
      if (isOut(one)) answers[place] = likelihoods(network, vocabulary.example(one.features));
    });
  }
  return (name) => answers.map((each) => each[headNames.indexOf(name)] ?? new Float64Array(0));
}

function calibrated(cases: readonly Case[], together: readonly Case[]): Pick<Trained, 'calibration' | 'figures'> {
  const answered = crossAnswered(cases, together);
  const figures: { name: string; counted: Counted }[] = [];
  const yes: Record<string, Calibration['yes'][(typeof yesNo)[number]]> = {};
  const believedAs: Partial<Record<What | 'danger', number>> = {};
  for (const name of yesNo) {
    const meant = cases.map(({ turn }) => heads[name].label(turn) === 1);
    const byRules = cases.map((one) => name !== 'vagueness' && hears(one, name));
    const logits = answered(name).map(([, score = 0]) => logit(score));
    const { slope, offset } = platt(logits, meant);
    const likely = logits.map((score) => 1 / (1 + Math.exp(-(slope * score + offset))));
    const isPlain = cases.map(({ heard }) => heard.some((one) => one.what === name && one.isPlain));
    const doubtable = byRules.map((is, place) => is && !isPlain[place]);
    const beside = bestBeside(likely, doubtable, meant, MOST_DOUBT[name]);
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
  const felt = answered('emotion');
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
