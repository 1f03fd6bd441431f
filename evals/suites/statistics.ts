import { seeded } from '../random.ts';

/** A figure with the interval in which it would lie for 95 of 100 other samples of the same questions. */
export interface Figure {
  value: number;
  low: number;
  high: number;
}

const RESAMPLES = 1_000;

/** By bootstrap over the cases (percentiles of 1,000 resamples, seeded). */
export function figure<T>(cases: readonly T[], measure: (some: readonly T[]) => number): Figure {
  const random = seeded(1);
  const drawn = (): T[] => cases.map((one) => cases[Math.floor(random() * cases.length)] ?? one);
  const values = Array.from({ length: RESAMPLES }, () => measure(drawn()))
    .filter((value) => !Number.isNaN(value))
    .sort((one, other) => one - other);
  const value = measure(cases);
  return { value, low: quantile(values, 0.025) ?? value, high: quantile(values, 0.975) ?? value };
}

/** Of sorted values. */
export function quantile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export function share<T>(some: readonly T[], is: (one: T) => boolean): number {
  return some.length === 0 ? Number.NaN : some.filter(is).length / some.length;
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The chance that a case which is right scores higher than one which is not; equals count half. */
export function areaUnderRoc(cases: readonly { score: number; isRight: boolean }[]): number {
  const sorted = [...cases].sort((one, other) => one.score - other.score);
  let ranks = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to += 1;
    for (let at = from; at < to; at++) if (sorted[at]?.isRight) ranks += (from + to + 1) / 2;
    from = to;
  }
  const right = sorted.filter(({ isRight }) => isRight).length;
  return (ranks - (right * (right + 1)) / 2) / (right * (sorted.length - right));
}
