import { describe, expect, it } from 'vitest';
import type { EntryId } from '#conversation';
import type { Candidate } from '../knowledge-index.ts';
import { rank } from './rank.ts';

describe('ranking', () => {
  it('lets a wording and the whole text add to each other, and a stored wording cover everything', () => {
    const [first, second] = rank([candidate('both', 0.5, 0.5), candidate('stored', 1, 0)]);
    expect(first).toMatchObject({ entry: 'stored', scores: { coverage: 1, margin: 0.25 } });
    expect(second).toMatchObject({ entry: 'both', scores: { coverage: 0.75, margin: 0.75 } });
  });

  it('leaves equals in the order of the index', () => {
    const ranked = rank([candidate('b', 0.5, 0), candidate('a', 0.5, 0)]);
    expect(ranked.map(({ entry }) => entry)).toEqual(['b', 'a']);
  });
});

function candidate(entry: string, wordingCoverage: number, textCoverage: number): Candidate {
  return {
    entry: entry as EntryId,
    wording: entry,
    evidence: { wordingCoverage, textCoverage, similarity: wordingCoverage, centroidSimilarity: wordingCoverage },
  };
}
