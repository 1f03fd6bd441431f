import { chanceBy, fitLogit, type Logit, type Marks } from '../learning/logit.ts';
import type { Trial } from '../learning/trial.ts';
import { type Ranked, rank } from '../ranking/rank.ts';
import { learnRanking, type Ranking } from '../ranking/ranking.ts';
import { MOST_OFFERED } from './decide.ts';
import { weightsOf } from './expected.ts';
import { clearMarksOf, marksOf } from './marks.ts';

/** How sure one may be, learned from an edition's trials. */
export interface Confidence {
  ranking: Ranking;
  /** That the first is the right one, if the question says enough to tell. */
  first: Logit;
  /** That the right one is among the first three. */
  amongThree: Logit;
  /** That the question says enough to tell: of vague ones nothing else is learned, so that they spoil nothing else. */
  clear: Logit;
}

export function learnConfidence(trials: readonly Trial[]): Confidence {
  const own = trials.filter(({ kind }) => kind === 'own');
  const ranking = learnRanking(own);
  const weights = weightsOf(trials);
  const ranked = trials.map((trial) => {
    const ranks = rank(trial.candidates, ranking);
    return { trial, ranks, marks: marksOf(trial.text, ranks, trial.familiarity) };
  });
  type Ranks = (typeof ranked)[number];
  const fitted = (some: readonly Ranks[], marks: (one: Ranks) => Marks, isRight: (one: Ranks) => boolean): Logit =>
    fitLogit(some.map((one) => ({ marks: marks(one), isRight: isRight(one), weight: weights[one.trial.kind] })));
  const marks = (one: Ranks) => one.marks;
  const isAmong =
    (first: number) =>
    ({ trial, ranks }: Ranks) =>
      trial.right !== null && ranks.slice(0, first).some(({ entry }) => entry === trial.right);
  const clear = ranked.filter(({ trial }) => trial.kind !== 'vague');
  return {
    ranking,
    first: fitted(clear, marks, isAmong(1)),
    amongThree: fitted(clear, marks, isAmong(MOST_OFFERED)),
    clear: fitted(
      ranked.filter(({ trial }) => trial.kind === 'vague' || trial.kind === 'own'),
      ({ trial, ranks }) => clearMarksOf(trial.text, ranks),
      ({ trial }) => trial.kind === 'own',
    ),
  };
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
  const first = chanceBy(confidence.first, marks) * chanceBy(confidence.clear, clearMarksOf(text, ranked));
  return { first, amongThree: chanceBy(confidence.amongThree, marks) };
}
