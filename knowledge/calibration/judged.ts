import type { Trial } from '../learning/trial.ts';
import { rank } from '../ranking/rank.ts';
import { learnConfidence, surenessOf } from './confidence.ts';
import { MOST_OFFERED } from './decide.ts';

/** One trial, judged by a confidence that learned nothing from it. */
export interface Judged {
  kind: Trial['kind'];
  /** How sure it was of the first, and of the first three: 0 … 1. */
  first: number;
  amongThree: number;
  isFirstRight: boolean;
  isAmongThree: boolean;
}

/** Parts the trials are dealt into, by their texts. */
const PARTS = 5;

/** Every trial, judged by what the trials of the other parts taught. */
export function judgeTrials(trials: readonly Trial[]): readonly Judged[] {
  const judged: Judged[] = [];
  for (let part = 0; part < PARTS; part++) {
    const isIn = (place: number) => place % PARTS === part;
    const confidence = learnConfidence(trials.filter((_, place) => !isIn(place)));
    const left = trials.filter((_, place) => isIn(place));
    for (const trial of left) {
      const ranked = rank(trial.candidates, confidence.ranking);
      const rightAt = ranked.findIndex(({ entry }) => entry === trial.right);
      judged.push({
        kind: trial.kind,
        ...surenessOf(confidence, trial, ranked),
        isFirstRight: rightAt === 0,
        isAmongThree: rightAt >= 0 && rightAt < MOST_OFFERED,
      });
    }
  }
  return judged;
}
