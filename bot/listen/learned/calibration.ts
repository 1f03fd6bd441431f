import type { HeadName } from './heads.ts';

/** What scores are worth, measured on examples that the scoring model had not seen. */
export interface Calibration {
  /**
   * For the questions of yes or no: probability = 1 / (1 + exp(-(slope * logit + offset))). Likelier than `from`, it is
   * heard without the rules; likelier than `beside`, it is heard beside them. `plain`: how often what the rules hear said
   * plainly is so.
   */
  yes: Readonly<Record<YesNo, { slope: number; offset: number; from: number; beside: number; plain: number }>>;
  /**
   * For the emotion: scores are divided by `warmth`. To choose one, its probability is divided by its share of the
   * examples to the power `prior`, so that the seldom ones are not drowned in calm; and what the rules hear counts from
   * the probability `beside` on.
   */
  emotion: { warmth: number; prior: number; shares: readonly number[]; beside: number };
}

export type YesNo = Extract<HeadName, 'asks-for-person' | 'complaint' | 'danger' | 'abuse' | 'vagueness'>;
export const yesNo: readonly YesNo[] = ['asks-for-person', 'complaint', 'danger', 'abuse', 'vagueness'];

export function logit(probability: number): number {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  return Math.log(inside / (1 - inside));
}

/** Platt's two numbers, by Newton's method on the likelihood, with his targets a little inside 0 and 1. */
export function platt(scores: readonly number[], labels: readonly boolean[]): { slope: number; offset: number } {
  const right = labels.filter(Boolean).length;
  const high = (right + 1) / (right + 2);
  const low = 1 / (labels.length - right + 2);
  let slope = 0;
  let offset = Math.log((right + 1) / (labels.length - right + 1));
  for (let round = 0; round < 50; round++) {
    const sums = { a: 1e-6, b: 1e-6, ab: 0, slope: 0, offset: 0 };
    scores.forEach((score, place) => {
      const is = 1 / (1 + Math.exp(-(slope * score + offset)));
      const off = is - (labels[place] ? high : low);
      const spread = is * (1 - is);
      sums.a += spread * score * score;
      sums.b += spread;
      sums.ab += spread * score;
      sums.slope += off * score;
      sums.offset += off;
    });
    const determinant = sums.a * sums.b - sums.ab ** 2;
    if (Math.abs(determinant) < 1e-12) break;
    slope -= (sums.b * sums.slope - sums.ab * sums.offset) / determinant;
    offset -= (sums.a * sums.offset - sums.ab * sums.slope) / determinant;
  }
  return { slope, offset };
}

/** The place of the largest, each divided by its share to the power `prior`. */
export function mostLikely(likelihoods: ArrayLike<number>, shares: readonly number[], prior: number): number {
  let most = { place: 0, value: Number.NEGATIVE_INFINITY };
  for (let place = 0; place < likelihoods.length; place++) {
    const value = (likelihoods[place] ?? 0) / (shares[place] ?? 1) ** prior;
    if (value > most.value) most = { place, value };
  }
  return most.place;
}

export interface Counted {
  precision: number;
  recall: number;
  f1: number;
}

export function counted(found: readonly boolean[], meant: readonly boolean[]): Counted {
  const both = found.filter((is, place) => is && meant[place]).length;
  const precision = both / Math.max(1, found.filter(Boolean).length);
  const recall = both / Math.max(1, meant.filter(Boolean).length);
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
