import { describe, expect, it } from 'vitest';
import type { EntryId } from '#conversation';
import type { Hit } from '../knowledge-index.ts';
import { decide } from './decide.ts';

const thresholds = { answerAt: 0.8, askAt: 0.5 };

describe('deciding', () => {
  it.each<[string, readonly Partial<Hit['scores']>[], string]>([
    ['nothing found is declined', [], 'decline'],
    ['a first that is sure enough is answered', [{ confidence: 0.8 }, {}], 'answer 0'],
    ['one that is not is asked back', [{ confidence: 0.79, amongThree: 0.5 }, {}], 'ask 0, 1'],
    ['three are offered, never a fourth', [{ amongThree: 0.9 }, {}, {}, {}], 'ask 0, 1, 2'],
    ['three that are unlikely are not offered', [{ amongThree: 0.49 }, {}, {}], 'decline'],
    ['one alone is not asked back', [{ amongThree: 0.9 }], 'decline'],
    ['a stored wording is answered, however unsure', [{ coverage: 1 }, { coverage: 0.95 }], 'answer 0'],
    [
      'a wording stored in two entries is asked back',
      [{ coverage: 1, confidence: 1 }, { coverage: 1 }, {}],
      'ask 0, 1',
    ],
  ])('%s', (_sentence, scores, outcome) => {
    expect(told(decide(scores.map(hit), thresholds))).toBe(outcome);
  });
});

function hit(scores: Partial<Hit['scores']>, rank: number): Hit {
  const unsure = { coverage: 0, similarity: 0, confidence: 0, amongThree: 0 };
  return { entry: String(rank) as EntryId, wording: '', scores: { ...unsure, ...scores } };
}

function told(outcome: ReturnType<typeof decide>): string {
  switch (outcome.outcome) {
    case 'answer':
      return `answer ${outcome.hit.entry}`;
    case 'ask-which':
      return `ask ${outcome.hits.map(({ entry }) => entry).join(', ')}`;
    case 'decline':
      return 'decline';
  }
}
