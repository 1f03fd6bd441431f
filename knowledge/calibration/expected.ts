import type { Trial } from '../learning/trial.ts';

/**
 * The share of questions, among those searched for, that no entry answers. An assumption until figures are in; each
 * half of it falls to questions near the edition's subjects and to everyday talk.
 */
const UNANSWERABLE = 0.2;
/** For each that says what it is about, so many say a word that many entries speak of, and no more. */
const VAGUE = 0.1;

/** What a trial of each kind counts, so that together they are what may be expected of customers; 1 for its own. */
export function weightsOf(trials: readonly Pick<Trial, 'kind'>[]): Readonly<Record<Trial['kind'], number>> {
  const count = (kind: Trial['kind']) => trials.filter((trial) => trial.kind === kind).length;
  const each = ((UNANSWERABLE / 2) * count('own')) / (1 - UNANSWERABLE);
  return {
    own: 1,
    absent: each / Math.max(1, count('absent')),
    everyday: each / Math.max(1, count('everyday')),
    vague: (VAGUE * count('own')) / Math.max(1, count('vague')),
  };
}
