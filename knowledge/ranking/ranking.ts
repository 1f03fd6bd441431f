import type { Candidate, Evidence } from '../knowledge-index.ts';
import { solved } from '../learning/logit.ts';
import type { Trial } from '../learning/trial.ts';

/** What each kind of evidence adds to the worth of a candidate. */
export type Ranking = Readonly<Record<Kind, number>>;

type Kind = keyof Evidence | 'closeness';

/** What holds before anything was learned: the nearest wording and the mean, and a little of the words. */
const usualRanking: Ranking = {
  similarity: 6,
  closeness: 8,
  centroidSimilarity: 6,
  wordingCoverage: 1,
  textCoverage: 2,
};

export function worth({ evidence }: Candidate, ranking: Ranking): number {
  let sum = 0;
  for (const kind of kinds) sum += ranking[kind] * amount(evidence, kind);
  return sum;
}

/** How much of the question an entry accounts for: what its best wording leaves uncovered, all that it says may cover. */
export function coverageOf({ wordingCoverage, textCoverage }: Evidence): number {
  return 1 - (1 - wordingCoverage) * (1 - textCoverage);
}

const kinds = Object.keys(usualRanking) as Kind[];

/**
 * Closeness is 1 for the same words and nearly nothing for words that are merely alike: where a wording says just what
 * is asked, whatever else an entry says counts little beside it.
 */
function amount(evidence: Evidence, kind: Kind): number {
  return kind === 'closeness' ? Math.max(0, evidence.similarity) ** 4 : evidence[kind];
}

/** How strongly weights are held to the usual ones, in the units of a trial. */
const HOLD = 5;
const STEPS = 20;

/**
 * The weights under which the right entries stand out among the others found (conditional logit, McFadden 1974, by
 * Newton's method), held to the usual ones so that few trials change little.
 */
export function learnRanking(trials: readonly Trial[]): Ranking {
  const choices = trials.flatMap(choiceOf);
  const start = kinds.map((kind) => usualRanking[kind]);
  const weights = [...start];
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight, at) => -HOLD * (weight - (start[at] ?? 0)));
    const curve: number[][] = weights.map((_, at) => weights.map((__, other) => (at === other ? HOLD : 0)));
    for (const { rows, right } of choices) {
      const shares = softmax(rows.map((row) => row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)));
      const mean = weights.map((_, at) =>
        rows.reduce((sum, row, place) => sum + (shares[place] ?? 0) * (row[at] ?? 0), 0),
      );
      for (const [at, line] of curve.entries()) {
        slope[at] = (slope[at] ?? 0) + (rows[right]?.[at] ?? 0) - (mean[at] ?? 0);
        for (let other = 0; other < line.length; other++) {
          let together = 0;
          for (const [place, row] of rows.entries())
            together += (shares[place] ?? 0) * (row[at] ?? 0) * (row[other] ?? 0);
          line[other] = (line[other] ?? 0) + together - (mean[at] ?? 0) * (mean[other] ?? 0);
        }
      }
    }
    const change = solved(curve, slope);
    for (const [at, by] of change.entries()) weights[at] = (weights[at] ?? 0) + by;
    if (Math.max(...change.map(Math.abs)) < 1e-4) break;
  }
  return Object.fromEntries(kinds.map((kind, at) => [kind, weights[at] ?? 0])) as unknown as Ranking;
}

/** Candidates weighed against each other: more teach nothing. */
const WEIGHED = 12;

function choiceOf({ candidates, right }: Trial): { rows: number[][]; right: number }[] {
  const place = candidates.findIndex(({ entry }) => entry === right);
  if (right === null || place === -1 || candidates.length < 2) return [];
  const some = candidates.slice(0, Math.max(WEIGHED, place + 1));
  return [{ rows: some.map(({ evidence }) => kinds.map((kind) => amount(evidence, kind))), right: place }];
}

function softmax(values: readonly number[]): readonly number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const sum = powers.reduce((one, other) => one + other, 0);
  return powers.map((power) => power / sum);
}
