import { fitted, gramsOf, hear, likelihoods, understood, Vocabulary, worthOf } from '#bot';
import { seeded } from '../random.ts';
import { macroF1 } from './scored.ts';

export interface Labelled {
  text: string;
  label: string;
}

type Features = Pick<ReturnType<typeof understood>['features'], 'grams' | 'hints'>;

/** How a text classifier is made from a file of labelled texts. */
interface Method {
  featuresOf(text: string): Features;
  /** What is said in fewer texts is left out. */
  seenIn: number;
  /** Between 0, classes count as they come, and 1, all classes count alike. */
  power: number;
  members: Parameters<typeof fitted>[2]['members'];
}

/** What ours is measured against: logistic regression on character n-grams, as one would write it in ten lines. */
const plain: Method = {
  featuresOf: (text) => ({ grams: gramsOf(hear([{ seq: 1, text }]).text, 1, 3), hints: new Set() }),
  seenIn: 1,
  power: 0,
  members: [{ units: 0, rounds: 10, rate: 0.3, unseen: 0, unheard: 0 }],
};
/** As in `bot/listen/learned`: the grammar's and the lexicon's cues beside the n-grams; rare classes count more. */
const ours: Method = {
  featuresOf: (text) => understood(text).features,
  seenIn: 2,
  power: 0.5,
  members: [
    { units: 0, rounds: 10, rate: 0.3, unseen: 0, unheard: 0 },
    { units: 32, rounds: 12, rate: 0.1, unseen: 0.5, unheard: 0.3 },
  ],
};

const PRIORS = [0, 0.25, 0.5, 0.75, 1];

export type Classifier = (text: string) => string;

export function trainPlain(examples: readonly Labelled[]): Classifier {
  const { classes, likely } = train(examples, plain);
  return (text) => classes[largest(likely(text))] ?? '';
}

/** The labels, likeliest first. */
export function rankPlain(examples: readonly Labelled[]): (text: string) => readonly string[] {
  const { classes, likely } = train(examples, plain);
  return (text) => {
    const chances = likely(text);
    return classes
      .map((name, place) => ({ name, chance: chances[place] ?? 0 }))
      .sort((one, other) => other.chance - one.chance)
      .map(({ name }) => name);
  };
}

/** How far likelihoods are divided by how common a class is, is chosen on a fifth of the training file, held back. */
export function trainOurs(examples: readonly Labelled[]): Classifier {
  const random = seeded(2);
  const drawn = examples.map((one) => ({ one, isOut: random() < 0.2 }));
  const rest = drawn.filter(({ isOut }) => !isOut).map(({ one }) => one);
  const out = drawn.filter(({ isOut }) => isOut).map(({ one }) => one);
  const trial = train(rest, ours);
  const trials = out.map(({ text, label }) => ({ text, label, likely: trial.likely(text) }));
  const f1At = (prior: number) =>
    macroF1(
      trials.map(({ text, label, likely }) => ({
        text,
        meant: label,
        found: trial.classes[largest(corrected(likely, trial.shares, prior))] ?? '',
      })),
      trial.classes,
    );
  const prior = PRIORS.reduce((best, each) => (f1At(each) > f1At(best) ? each : best), 0);
  const { classes, likely, shares } = train(examples, ours);
  return (text) => classes[largest(corrected(likely(text), shares, prior))] ?? '';
}

function train(examples: readonly Labelled[], { featuresOf, seenIn, power, members }: Method) {
  const classes = [...new Set(examples.map(({ label }) => label))].sort();
  const labels = examples.map(({ label }) => classes.indexOf(label));
  const texts = examples.map(({ text }) => featuresOf(text));
  const vocabulary = Vocabulary.of(texts, seenIn);
  const model = fitted(
    texts.map((features) => vocabulary.example(features)),
    labels.map((label) => [label]),
    {
      members,
      questions: [{ classes: classes.length, worth: worthOf(labels, classes.length, power) }],
      rows: vocabulary.hashes.length,
    },
  );
  return {
    classes,
    shares: classes.map((_, one) => labels.filter((label) => label === one).length / labels.length),
    likely: (text: string) => likelihoods(model, vocabulary.example(featuresOf(text)))[0] ?? new Float64Array(0),
  };
}

function corrected(likely: Float64Array, shares: readonly number[], prior: number): Float64Array {
  return likely.map((value, one) => value / (shares[one] ?? 1) ** prior);
}

function largest(values: Float64Array): number {
  return values.indexOf(Math.max(...values));
}
