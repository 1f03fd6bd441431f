import type { Hit } from '../knowledge-index.ts';

/** From where on a hit is worth an answer, or at least a question back. Computed by `calibrate`, never chosen. */
export interface Thresholds {
  answerAt: { coverage: number; margin: number };
  askAt: { coverage: number };
}

export type Outcome =
  | { outcome: 'answer'; hit: Hit }
  /** "Did you mean …": two or three entries, best first. */
  | { outcome: 'ask-which'; hits: readonly Hit[] }
  | { outcome: 'decline' };

/**
 * What the hits of one question allow. A question typed word for word as it is stored was approved by people as
 * belonging to its entry: no statistics are asked, so that a tap on "did you mean" always gets its answer.
 */
export function decide(hits: readonly Hit[], { answerAt, askAt }: Thresholds): Outcome {
  const [best] = hits;
  if (!best) return { outcome: 'decline' };
  const { coverage, margin } = best.scores;
  const isStoredWording = coverage >= WORD_FOR_WORD && margin > 0;
  if (isStoredWording || (coverage >= answerAt.coverage && margin >= answerAt.margin)) {
    return { outcome: 'answer', hit: best };
  }
  if (coverage >= askAt.coverage && hits.length > 1) return { outcome: 'ask-which', hits: offered(hits) };
  return { outcome: 'decline' };
}

/** 1 but for rounding. */
const WORD_FOR_WORD = 1 - 1e-9;

/** The best two, and the third if it is worth at least half as much as the best. */
function offered(hits: readonly Hit[]): readonly Hit[] {
  const [best, second, third] = hits;
  if (!best || !second) return [];
  const isThirdWorthIt = third !== undefined && third.scores.coverage >= best.scores.coverage / 2;
  return isThirdWorthIt ? [best, second, third] : [best, second];
}
