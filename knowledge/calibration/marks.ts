import type { Familiarity } from '../encoder/edition-encoder.ts';
import type { Marks } from '../learning/logit.ts';
import type { Ranked } from '../ranking/rank.ts';
import { coverageOf } from '../ranking/ranking.ts';
import { MOST_OFFERED } from './decide.ts';

/** What speaks for the first of these being the right one, and against it. */
export function marksOf(text: string, ranked: readonly Ranked[], familiarity: Familiarity): Marks {
  const [first, second] = ranked;
  const { similarity, centroidSimilarity, wordingCoverage, textCoverage } = first?.evidence ?? NOTHING;
  const worth = first?.worth ?? 0;
  const next = ranked.slice(1, 5);
  const others = next.reduce((sum, one) => sum + one.worth, 0) / Math.max(1, next.length);
  const powers = ranked.slice(0, 10).map((one) => Math.exp(one.worth - worth));
  return [
    similarity,
    centroidSimilarity,
    similarity * centroidSimilarity,
    worth - (second?.worth ?? 0),
    worth - others,
    1 /
      Math.max(
        1,
        powers.reduce((sum, power) => sum + power, 0),
      ),
    wordingCoverage,
    wordingCoverage - (second?.evidence.wordingCoverage ?? 0),
    textCoverage,
    second?.evidence.similarity ?? 0,
    familiarity.known,
    familiarity.known ** 2,
    familiarity.foreign,
    familiarity.foreign * similarity,
    familiarity.strange,
    familiarity.alien,
    Math.log(1 + Math.min(text.length, LONGEST)),
  ];
}

/**
 * What tells a question that says enough from one that does not: how much of it the best entries account for. Where
 * more do than can be offered, it says what, and not what about it.
 */
export function clearMarksOf(text: string, ranked: readonly Ranked[]): Marks {
  const coverages = ranked
    .slice(0, 10)
    .map(({ evidence }) => coverageOf(evidence))
    .sort((one, other) => other - one);
  return [
    ...[0, 1, MOST_OFFERED, 9].map((place) => coverages[place] ?? 0),
    (ranked[0]?.worth ?? 0) - (ranked[1]?.worth ?? 0),
    Math.log(1 + Math.min(text.length, LONGEST)),
  ];
}

/** Trials are seldom longer, and of what lies beyond them nothing was learned. */
const LONGEST = 40;

const NOTHING = { similarity: 0, centroidSimilarity: 0, wordingCoverage: 0, textCoverage: 0 };
