import type { YesNo } from './questions.ts';

/** What scores are worth, measured on examples that the scoring model had not seen. */
export interface Calibration {
  /**
   * For the questions of yes or no: probability = 1 / (1 + exp(-(slope * logit + offset))). `plain`: how often what the
   * rules hear said plainly is so.
   */
  yes: Readonly<Record<YesNo, { slope: number; offset: number; plain: number }>>;
  /**
   * For the emotion: scores are divided by `warmth`. To choose one, its probability is divided by its share of the
   * examples to the power `prior`, so that the seldom ones are not drowned in calm; and what the rules hear counts from
   * the probability `beside` on.
   */
  emotion: { warmth: number; prior: number; shares: readonly number[]; beside: number };
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

/**
 * From what probability on something is a finding: the share that a false one costs of what it and a missed one cost
 * together (Elkan, "The foundations of cost-sensitive learning", IJCAI 2001). Whether a person is called for it is the
 * policy's to say.
 */
export const heardFrom: Readonly<Record<YesNo, number>> = {
  'asks-for-person': 0.65,
  complaint: 0.55,
  danger: 0.3,
  'self-harm': 0.15,
  abuse: 0.5,
  vagueness: 0.2,
};
