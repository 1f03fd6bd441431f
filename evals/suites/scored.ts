import { type Figure, figure, share } from './statistics.ts';
import { rounded } from './suite.ts';

/** One answer of yes or no against what it should be. */
export interface YesNoCase {
  text: string;
  meant: boolean;
  found: boolean;
  /** What was heard, and in which words: for the list of errors. */
  because: string;
}

export interface YesNoFigures {
  precision: Figure;
  recall: Figure;
  f1: Figure;
}

export function yesNoFigures(cases: readonly YesNoCase[]): YesNoFigures {
  const precision = (some: readonly YesNoCase[]) =>
    share(
      some.filter(({ found }) => found),
      ({ meant }) => meant,
    );
  const recall = (some: readonly YesNoCase[]) =>
    share(
      some.filter(({ meant }) => meant),
      ({ found }) => found,
    );
  const f1 = (some: readonly YesNoCase[]) => f1Of(some);
  return { precision: figure(cases, precision), recall: figure(cases, recall), f1: figure(cases, f1) };
}

function f1Of(cases: readonly { meant: boolean; found: boolean }[]): number {
  const right = cases.filter(({ meant, found }) => meant && found).length;
  const off = cases.filter(({ meant, found }) => meant !== found).length;
  return right === 0 ? 0 : (2 * right) / (2 * right + off);
}

export function yesNoLine({ precision, recall, f1 }: YesNoFigures): Record<string, number> {
  return { precision: rounded(precision.value), recall: rounded(recall.value), f1: rounded(f1.value) };
}

/** One choice among classes against what it should be. */
export interface ChoiceCase {
  text: string;
  meant: string;
  found: string;
}

/** The mean of each class's F1, of the classes that occur among what is meant. */
export function macroF1(cases: readonly ChoiceCase[], classes: readonly string[]): number {
  const occurring = classes.filter((name) => cases.some(({ meant }) => meant === name));
  const each = occurring.map((name) => classF1(cases, name));
  return each.reduce((sum, value) => sum + value, 0) / Math.max(1, each.length);
}

export function classF1(cases: readonly ChoiceCase[], name: string): number {
  return f1Of(cases.map(({ meant, found }) => ({ meant: meant === name, found: found === name })));
}
