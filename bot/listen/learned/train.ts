/** `npm run train-listening`: learns listening.bin anew from examples/*.jsonl. The same examples, the same file. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dangers, emotions } from '#conversation';
import { heardByRules, ruled } from '../by-rules.ts';
import type { Heard, What } from '../heard.ts';
import { type Hearing, hear } from '../hearing.ts';
import { Reader, type Reading } from '../reading.ts';
import { type Calibration, counted, logit, platt, type YesNo, yesNo } from './calibration.ts';
import { examplesFolder, type LabelledTurn, readExamples } from './examples.ts';
import { type Features, featuresOf } from './features.ts';
import { type Head, headNames, heads } from './heads.ts';
import { lexicon } from './lexicon.ts';
import { fitted, type Linear, likelihoods, worthOf } from './linear.ts';
import { type Learned, MODEL_FILE, write } from './model.ts';
import { Vocabulary } from './vocabulary.ts';

/** What is said in fewer texts than this is not learned from. */
const SEEN_IN = 3;
const FOLDS = 5;
const FITTING = { rounds: 10, rate: 0.3, decay: 1e-5 };
/** Nobody is handed over by learned findings that are right less often than this. */
const LEAST_PRECISION: Partial<Record<YesNo, number>> = { 'asks-for-person': 0.9, complaint: 0.8, danger: 0.85 };

interface Case {
  turn: LabelledTurn;
  heard: readonly Heard[];
  features: Features;
}

const started = performance.now();
const reader = new Reader([...ruled, ...lexicon]);

function understood(text: string): { hearing: Hearing; reading: Reading; heard: Heard[] } {
  const hearing = hear([{ seq: 1, text }]);
  const reading = reader.read(hearing);
  return { hearing, reading, heard: heardByRules(hearing, reading) };
}

const cases = readExamples().map((turn): Case => {
  const { hearing, reading, heard } = understood(turn.text);
  const earlier = turn.before === null ? null : understood(turn.before);
  const before = earlier && { text: earlier.hearing.text, heard: earlier.heard };
  return { turn, heard, features: featuresOf(hearing, reading, heard, before) };
});

function learn(head: Head, some: readonly Case[], vocabulary: Vocabulary): Linear {
  const asked = some.filter(({ turn }) => head.label(turn) !== null);
  const labels = asked.map(({ turn }) => head.label(turn) ?? 0);
  const examples = asked.map(({ features }) => vocabulary.example(features));
  const worth = worthOf(labels, head.classes.length, head.power);
  return fitted(examples, labels, { ...FITTING, classes: head.classes.length, rows: vocabulary.hashes.length, worth });
}

/** Each case scored by a model that saw nothing of its conversation. */
function crossScored(head: Head, vocabularies: readonly Vocabulary[]): readonly Float64Array[] {
  const scores: Float64Array[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const isOut = ({ turn }: Case) => turn.conversation % FOLDS === fold;
    const vocabulary = vocabularies[fold];
    if (vocabulary === undefined) continue;
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
  }
  return scores;
}

const vocabularies = Array.from({ length: FOLDS }, (_, fold) =>
  Vocabulary.of(
    cases.filter(({ turn }) => turn.conversation % FOLDS !== fold).map(({ features }) => features),
    SEEN_IN,
  ),
);

const hears = ({ heard }: Case, what: What | 'danger'): boolean =>
  heard.some((one) => (what === 'danger' ? isDanger(one.what) : one.what === what));
const isDanger = (what: What): boolean => (dangers as readonly string[]).includes(what);
const said = (name: string, found: readonly boolean[], meant: readonly boolean[]): void => {
  const { precision, recall, f1 } = counted(found, meant);
  console.log(`${name.padEnd(34)} ${[precision, recall, f1].map((value) => value.toFixed(3)).join('  ')}`);
};

console.log(`${''.padEnd(34)} 准确   召回   F1`);
const calibration: { yes: Record<string, unknown>; emotion: Calibration['emotion']; ruled: Record<string, number> } = {
  yes: {},
  emotion: { warmth: 1, from: 0.5 },
  ruled: {},
};
for (const name of yesNo) {
  const meant = cases.map(({ turn }) => heads[name].label(turn) === 1);
  const byRules = cases.map((one) => name !== 'vagueness' && hears(one, name));
  const logits = crossScored(heads[name], vocabularies).map(([, yes = 0]) => logit(yes));
  const { slope, offset } = platt(logits, meant);
  const likely = logits.map((score) => 1 / (1 + Math.exp(-(slope * score + offset))));
  const from = bestFrom(likely, byRules, meant, LEAST_PRECISION[name] ?? 0);
  calibration.yes[name] = { slope, offset, from };
  const { precision } = counted(byRules, meant);
  if (byRules.some(Boolean)) calibration.ruled[name] = precision;
  said(`${name}: rules`, byRules, meant);
  const both = likely.map((probability, place) => byRules[place] === true || probability >= from);
  said(`${name}: rules or ≥ ${from.toFixed(2)}`, both, meant);
}

/** From where on the learned part joins the rules: where F1 is highest, or the least precision is kept. */
function bestFrom(
  likely: readonly number[],
  byRules: readonly boolean[],
  meant: readonly boolean[],
  least: number,
): number {
  let best = { from: 0.99, f1: 0 };
  for (let from = 0.2; from < 0.99; from += 0.01) {
    const learned = counted(
      likely.map((probability) => probability >= from),
      meant,
    );
    const { f1 } = counted(
      likely.map((probability, place) => byRules[place] === true || probability >= from),
      meant,
    );
    if (learned.precision >= least && f1 > best.f1) best = { from, f1 };
  }
  return best.from;
}

const felt = crossScored(heads.emotion, vocabularies);
const meantEmotion = cases.map(({ turn }) => heads.emotion.label(turn) ?? 0);
const warmth = warmest(felt, meantEmotion);
const warmed = felt.map((likelihood) => sharpened(likelihood, warmth));
for (const emotion of emotions) {
  const meant = cases.map(({ turn }) => turn.emotion === emotion);
  calibration.ruled[emotion] = counted(
    cases.map((one) => hears(one, emotion)),
    meant,
  ).precision;
}
const chosen = bestEmotionFrom();
calibration.emotion = { warmth, from: chosen };
heads.emotion.classes.forEach((name, one) => {
  said(
    `${name}`,
    mainEmotions(chosen).map((each) => each === one),
    meantEmotion.map((each) => each === one),
  );
});

/** The emotion that stands out, as `listen` chooses it: of those that the rules or the models hear, the likeliest. */
function mainEmotions(from: number): number[] {
  return cases.map((one, place) => {
    let main = { emotion: 0, likely: 0 };
    emotions.forEach((emotion, at) => {
      const learned = warmed[place]?.[at + 1] ?? 0;
      const likely = hears(one, emotion) ? Math.max(learned, calibration.ruled[emotion] ?? 0) : learned;
      if ((hears(one, emotion) || learned >= from) && likely > main.likely) main = { emotion: at + 1, likely };
    });
    return main.emotion;
  });
}

function bestEmotionFrom(): number {
  let best = { from: 0.5, f1: 0 };
  for (let from = 0.2; from <= 0.7; from += 0.02) {
    const main = mainEmotions(from);
    const each = heads.emotion.classes.map(
      (_, one) =>
        counted(
          main.map((emotion) => emotion === one),
          meantEmotion.map((emotion) => emotion === one),
        ).f1,
    );
    const f1 = each.reduce((sum, value) => sum + value, 0) / each.length;
    if (f1 > best.f1) best = { from, f1 };
  }
  return best.from;
}

function sharpened(likelihood: Float64Array, by: number): Float64Array {
  const raised = likelihood.map((value) => value ** (1 / by));
  const sum = raised.reduce((all, value) => all + value, 0);
  return raised.map((value) => value / sum);
}

/** By what the logits are to be divided so that what is said to be likely is as often so. */
function warmest(scores: readonly Float64Array[], meant: readonly number[]): number {
  const lossAt = (by: number) =>
    scores.reduce((sum, likelihood, place) => sum - Math.log(sharpened(likelihood, by)[meant[place] ?? 0] ?? 1e-9), 0);
  const steps = Array.from({ length: 30 }, (_, step) => 0.5 + step * 0.1);
  return steps.reduce((best, by) => (lossAt(by) < lossAt(best) ? by : best), 1);
}

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
const digest = createHash('sha256');
for (const file of readdirSync(examplesFolder).sort()) digest.update(readFileSync(join(examplesFolder, file)));
const bytes = write({
  vocabulary,
  heads: learned,
  calibration: calibration as unknown as Calibration,
  examples: { count: cases.length, digest: digest.digest('hex').slice(0, 16) },
});
writeFileSync(MODEL_FILE, bytes);
const seconds = ((performance.now() - started) / 1_000).toFixed(1);
console.log(`${cases.length} 句，${vocabulary.hashes.length} 个特征，${bytes.length} 字节，${seconds} 秒`);
