import { listen, mainEmotion } from '#bot';
import { readEmotion } from './labelled.ts';
import { trainOurs, trainPlain } from './method.ts';
import { type ChoiceCase, classF1, macroF1 } from './scored.ts';
import { figure, share } from './statistics.ts';
import { type Outcome, rounded } from './suite.ts';

/** What the product calls what the microblog sets call otherwise; other names are compared as they are. */
const called: Readonly<Record<string, string>> = {
  happy: 'pleased',
  sad: 'helpless',
  fear: 'anxious',
  surprise: 'confused',
  neutral: 'calm',
};

/** The emotion of single messages, by what ships; or, with a file to learn from, by our method and a plain one. */
export async function emotion(path: string, trainFile?: string): Promise<Outcome> {
  const rows = readEmotion(path);
  if (trainFile === undefined) {
    return outcome(
      rows.map(({ text, emotion: label }) => ({
        text,
        meant: called[label] ?? label,
        found: mainEmotion(listen([{ seq: 1, text }]))?.emotion ?? 'calm',
      })),
    );
  }
  const examples = readEmotion(trainFile).map(({ text, emotion: label }) => ({ text, label }));
  const ours = trainOurs(examples);
  const plain = trainPlain(examples);
  const by = (classify: (text: string) => string): ChoiceCase[] =>
    rows.map(({ text, emotion: label }) => ({ text, meant: label, found: classify(text) }));
  return outcome(by(ours), by(plain));
}

function outcome(cases: readonly ChoiceCase[], plain?: readonly ChoiceCase[]): Outcome {
  const classes = [...new Set(cases.map(({ meant }) => meant))].sort();
  const both = cases.map((one, place) => ({ one, other: plain?.[place] ?? one }));
  type Both = (typeof both)[number];
  const oursF1 = (some: readonly Both[]) =>
    macroF1(
      some.map(({ one }) => one),
      classes,
    );
  const plainF1 = (some: readonly Both[]) =>
    macroF1(
      some.map(({ other }) => other),
      classes,
    );
  const figures = {
    macro_f1: figure(both, oursF1),
    accuracy: figure(both, (some) => share(some, ({ one }) => one.meant === one.found)),
    ...(plain && {
      'plain macro_f1': figure(both, plainF1),
      'ours over plain': figure(both, (some) => oursF1(some) - plainF1(some)),
    }),
  };
  return {
    line: {
      macro_f1: rounded(figures.macro_f1.value),
      accuracy: rounded(figures.accuracy.value),
      by_class: Object.fromEntries(classes.map((name) => [name, rounded(classF1(cases, name))])),
      ...(plain && { plain: { macro_f1: rounded(macroF1(plain, classes)) } }),
      n: cases.length,
    },
    figures,
    worst: {
      columns: ['text', 'should be', 'heard'],
      rows: cases
        .filter(({ meant, found }) => meant !== found)
        .slice(0, 100)
        .map(({ text, meant, found }) => [text, meant, found]),
    },
    plots: [],
  };
}
