import { chanceBy, fitLogit, type Logit, type Sample } from '../learning/logit.ts';
import type { Trial } from '../learning/trial.ts';
import { type Ranked, rank } from '../ranking/rank.ts';
import { learnRanking, type Ranking } from '../ranking/ranking.ts';
import { weightsOf } from './expected.ts';
import { marksOf } from './marks.ts';

/** How sure one may be, learned from an edition's trials. */
export interface Confidence {
  ranking: Ranking;
  /** That the first is the right one. */
  first: Logit;
  /** That the right one is among the first three. */
  amongThree: Logit;
}

/** How many entries are offered at most. */
export const MOST_OFFERED = 3;

export function learnConfidence(trials: readonly Trial[]): Confidence {
  const own = trials.filter(({ kind }) => kind === 'own');
  const ranking = learnRanking(own);
  const weights = weightsOf(trials);
  const ranked = trials.map((trial) => ({ trial, ranks: rank(trial.candidates, ranking) }));
  const samples = (rightAmong: number): Sample[] =>
    ranked.map(({ trial, ranks }) => ({
      marks: marksOf(trial.text, ranks, trial.familiarity),
      isRight: trial.right !== null && ranks.slice(0, rightAmong).some(({ entry }) => entry === trial.right),
      weight: weights[trial.kind],
    }));
  return { ranking, first: fitLogit(samples(1)), amongThree: fitLogit(samples(MOST_OFFERED)) };
}

export interface Sureness {
  first: number;
  amongThree: number;
}

export function surenessOf(
  confidence: Confidence,
  { text, familiarity }: Pick<Trial, 'text' | 'familiarity'>,
  ranked: readonly Ranked[],
): Sureness {
  if (ranked.length === 0) return { first: 0, amongThree: 0 };
  const marks = marksOf(text, ranked, familiarity);
  return { first: chanceBy(confidence.first, marks), amongThree: chanceBy(confidence.amongThree, marks) };
}
