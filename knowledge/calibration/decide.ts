import type { Hit } from '../knowledge-index.ts';

/** From where on a hit is worth an answer, or at least a question back. Computed for a risk, never chosen. */
export interface Thresholds {
  /** Of `confidence`: 0 … 1. */
  answerAt: number;
  /** Of `amongThree`: 0 … 1. */
  askAt: number;
}

/** How many entries are offered at most. */
export const MOST_OFFERED = 3;

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
  const [best, second] = hits;
  if (!best) return { outcome: 'decline' };
  if (isWordForWord(best)) {
    if (!second || !isWordForWord(second)) return { outcome: 'answer', hit: best };
    return { outcome: 'ask-which', hits: hits.filter(isWordForWord).slice(0, MOST_OFFERED) };
  }
  if (best.scores.confidence >= answerAt) return { outcome: 'answer', hit: best };
  if (best.scores.amongThree >= askAt && second) return { outcome: 'ask-which', hits: hits.slice(0, MOST_OFFERED) };
  return { outcome: 'decline' };
}

/** 1 but for rounding. */
function isWordForWord({ scores }: Hit): boolean {
  return scores.coverage >= 1 - 1e-9;
}
