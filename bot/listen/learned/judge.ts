import { complaintGrades, dangers, emotions } from '#conversation';
import type { Heard, Strength } from '../heard.ts';
import type { Hearing } from '../hearing.ts';
import type { Reading } from '../reading.ts';
import type { Span } from '../word-finder.ts';
import { heardFrom, mostLikely } from './calibration.ts';
import { answerTogether } from './ensemble.ts';
import { type Before, type Features, featuresOf } from './features.ts';
import { type Learned, shippedModel } from './model.ts';
import { type Answer, softmax } from './network.ts';
import { type QuestionName, questionNames, questions, type YesNo, yesNo } from './questions.ts';

/**
 * Of a language that the examples are not in, hardly anything is known: Korean 0.02, Japanese 0.10; of customers'
 * messages 0.49 and more, but for one in a hundred.
 */
const LEAST_KNOWN = 0.15;
/** French and English share their letters, not their words. */
const LEAST_KNOWN_WORDS = 0.34;
/** Of fewer, the share says nothing; but one must be known. */
const ENOUGH_WORDS = 3;

function isInOtherLanguage(text: string, { grams, words }: Features, vocabulary: Learned['vocabulary']): boolean {
  const letters = words.reduce((sum, { from, to }) => sum + to - from, 0);
  const leastKnown = words.length >= ENOUGH_WORDS ? LEAST_KNOWN_WORDS : Number.MIN_VALUE;
  if (letters > text.length / 2 && vocabulary.knownOf(words) < leastKnown) return true;
  return vocabulary.knownOf(grams) < LEAST_KNOWN;
}

/** What the learned part makes of one turn. */
export interface Judgement {
  /** Calibrated. */
  likely: Readonly<Record<YesNo, number>>;
  /** Whether it is likely enough to be a finding; if not, what the rules heard are their words in another sense. */
  heard: Readonly<Record<YesNo, boolean>>;
  /** In a language that the examples are not in, nothing is heard, nor is what the rules heard doubted. */
  isForeign: boolean;
  /** Whether it may well be otherwise than judged, in something for which a person would be called. */
  unsure: boolean;
  danger: (typeof dangers)[number];
  grade: (typeof complaintGrades)[number];
  /** Of each emotion. */
  emotions: Readonly<Record<(typeof emotions)[number], number>>;
  /** The emotion that is a finding without the rules; null where it is calm. */
  emotion: (typeof emotions)[number] | null;
  /** Those so unlikely that what the rules heard must be their words in another sense. */
  doubtedEmotions: ReadonlySet<(typeof emotions)[number]>;
  strength: Strength;
  /** The words that weighed most for it. */
  wordsFor(question: QuestionName, choice: string): readonly Span[];
  /** How often what the rules hear said plainly is so. */
  plain: Readonly<Record<YesNo, number>>;
}

export function judge(
  hearing: Hearing,
  reading: Reading,
  heard: readonly Heard[],
  before: Before | null,
  learned: Learned = shippedModel(),
): Judgement {
  const features = featuresOf(hearing, reading, heard, before);
  const isForeign = isInOtherLanguage(hearing.text, features, learned.vocabulary);
  const { calibration } = learned;
  const answered = answerTogether(learned, hearing.text, features);
  const scores = (name: QuestionName): Float64Array =>
    answered.scores[questionNames.indexOf(name)] ?? new Float64Array(0);
  const likely = {} as Record<YesNo, number>;
  const found = {} as Record<YesNo, boolean>;
  const plain = {} as Record<YesNo, number>;
  for (const name of yesNo) {
    const { slope, offset } = calibration.yes[name];
    const [no = 0, yes = 0] = scores(name);
    likely[name] = 1 / (1 + Math.exp(-(slope * (yes - no) + offset)));
    found[name] = !isForeign && likely[name] >= heardFrom[name];
    plain[name] = calibration.yes[name].plain;
  }
  const felt = softmax(scores('emotion').map((score) => score / calibration.emotion.warmth));
  const byEmotion = Object.fromEntries(emotions.map((emotion, place) => [emotion, felt[place + 1] ?? 0]));
  const { shares, prior, beside } = calibration.emotion;
  return {
    likely,
    heard: found,
    isForeign,
    unsure: callsPerson.some((name) => isUnsure(likely[name], heardFrom[name])),
    danger: dangers[largest(scores('which-danger'))] ?? 'fraud',
    grade: complaintGrades[largest(scores('grade'))] ?? 'general',
    emotions: byEmotion as Judgement['emotions'],
    emotion: isForeign ? null : (emotions[mostLikely(felt, shares, prior) - 1] ?? null),
    doubtedEmotions: new Set(emotions.filter((_, place) => (felt[place + 1] ?? 0) < beside)),
    strength: (largest(scores('strength')) + 1) as Strength,
    wordsFor: (question, choice) => wordsFor(learned.vocabulary, answered, question, choice, features, hearing.text),
    plain,
  };
}

/** For which of them a person may be called. */
export const callsPerson = ['asks-for-person', 'complaint', 'danger', 'self-harm'] as const satisfies readonly YesNo[];
/** From a third of what would have made it a finding, up to half of what is missing to certainty. */
const isUnsure = (likely: number, from: number): boolean => likely >= from / 3 && likely < (1 + from) / 2;

function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let place = 1; place < values.length; place++) if ((values[place] ?? 0) > (values[most] ?? 0)) most = place;
  return most;
}

/**
 * The stretch of the text that speaks most for a choice: each run of characters shares its weight out over its
 * characters, and of all stretches the one with the largest sum is taken, in whole words. Where only what stands
 * around the words spoke for it, the whole text is the evidence.
 */
function wordsFor(
  vocabulary: Learned['vocabulary'],
  { weightOf }: Answer,
  name: QuestionName,
  choice: string,
  { grams }: Features,
  text: string,
): readonly Span[] {
  const classes: readonly string[] = questions[name];
  const question = questionNames.indexOf(name);
  const chosen = classes.indexOf(choice);
  const speaks = new Float64Array(text.length);
  for (const { hash, from, to } of grams) {
    const row = vocabulary.row(hash);
    if (row === undefined || to <= from) continue;
    const weights = classes.map((_, one) => weightOf(row, question, one));
    const others =
      weights.reduce((sum, weight, one) => (one === chosen ? sum : sum + weight), 0) / (classes.length - 1);
    const weight = (weights[chosen] ?? 0) - others;
    for (let place = from; place < to; place++) {
      speaks[place] = (speaks[place] ?? 0) + weight / (to - from);
    }
  }
  const best = bestStretch(speaks);
  return best === null ? [{ from: 0, to: text.length }] : [inWholeWords(text, best)];
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** No word that people type is longer. */
const LONGEST_WORD = 12;

/** Up to where its first word begins and its last one ends: 今天都8号了, not 天都8号了. */
function inWholeWords(text: string, { from, to }: Span): Span {
  const start = Math.max(0, from - LONGEST_WORD);
  let [first, last] = [from, to];
  for (const { segment, index } of segmenter.segment(text.slice(start, to + LONGEST_WORD))) {
    const [begin, end] = [start + index, start + index + segment.length];
    if (begin <= from && from < end) first = begin;
    if (begin < to && to <= end) last = end;
  }
  return { from: first, to: last };
}

/** Kadane: one pass. Null where nothing is above zero. */
function bestStretch(speaks: Float64Array): Span | null {
  let best: Span | null = null;
  let most = 0;
  let sum = 0;
  let from = 0;
  for (let place = 0; place < speaks.length; place++) {
    if (sum <= 0) {
      sum = 0;
      from = place;
    }
    sum += speaks[place] ?? 0;
    if (sum > most) {
      most = sum;
      best = { from, to: place + 1 };
    }
  }
  return best;
}
