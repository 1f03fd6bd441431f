import type { Thresholds } from './decide.ts';
import type { Judged } from './judged.ts';
import { thresholdsFor } from './thresholds.ts';

/**
 * How far an edition's confidence can be trusted: what became of its own wordings, each tried without having been
 * learned from. A promise about questions like these, and no other.
 */
export interface Reliability {
  risk: number;
  thresholds: Thresholds;
  /** Wordings tried; of these answered, and of those wrongly; of the others asked back. */
  tried: number;
  answered: number;
  wrong: number;
  askedBack: number;
  /** Trials by confidence, in tenths that have any: how sure it was on average, how many were right, of how many. */
  tenths: readonly { confidence: number; right: number; tried: number }[];
}

export function reliabilityOf(judged: readonly Judged[], risk: number): Reliability {
  const thresholds = thresholdsFor(judged, risk);
  const own = judged.filter(({ kind }) => kind === 'own');
  const answered = own.filter(({ first }) => first >= thresholds.answerAt);
  const tenths = Array.from({ length: 10 }, (_, tenth) =>
    own.filter(({ first }) => Math.min(9, Math.floor(first * 10)) === tenth),
  );
  return {
    risk,
    thresholds,
    tried: own.length,
    answered: answered.length,
    wrong: answered.filter(({ isFirstRight }) => !isFirstRight).length,
    askedBack: own.filter(({ first, amongThree }) => first < thresholds.answerAt && amongThree >= thresholds.askAt)
      .length,
    tenths: tenths
      .filter((some) => some.length > 0)
      .map((some) => ({
        confidence: some.reduce((sum, { first }) => sum + first, 0) / some.length,
        right: some.filter(({ isFirstRight }) => isFirstRight).length,
        tried: some.length,
      })),
  };
}
