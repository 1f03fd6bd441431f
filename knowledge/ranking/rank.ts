import type { Candidate, Hit } from '../knowledge-index.ts';

/**
 * Best first. What an entry's best wording leaves uncovered, all that it says may cover:
 * 1 − (1 − wording)(1 − text). So a stored wording covers everything, and an entry that has only a heading and a text
 * is found by its text.
 */
export function rank(candidates: readonly Candidate[]): readonly Hit[] {
  const covered = candidates.map((candidate) => {
    const { wordingCoverage, textCoverage } = candidate.evidence;
    return { ...candidate, coverage: 1 - (1 - wordingCoverage) * (1 - textCoverage) };
  });
  // A stable sort: equals stay in the order of the index.
  covered.sort((one, other) => other.coverage - one.coverage);
  return covered.map(({ entry, wording, coverage, evidence }, place) => ({
    entry,
    wording,
    scores: { coverage, margin: coverage - (covered[place + 1]?.coverage ?? 0), similarity: evidence.similarity },
  }));
}
