import { describe, expect, it } from 'vitest';
import { openBase } from './base.ts';
import { readBaseQuestions } from './base-questions.ts';

describe('the base', () => {
  it('was trained on the questions that lie beside it (if not: npm run train-base)', () => {
    expect(openBase().questions).toBe(readBaseQuestions().checksum);
  });

  it('names in every group only siblings that are there', () => {
    const { groups } = readBaseQuestions();
    const ids = new Set(groups.map(({ id }) => id));
    expect(ids.size).toBe(groups.length);
    for (const { sibling = [], questions } of groups) {
      expect(questions.length).toBeGreaterThan(1);
      expect(sibling.filter((id) => !ids.has(id))).toEqual([]);
    }
  });
});
