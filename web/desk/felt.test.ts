import { describe, expect, it } from 'vitest';
import type { FindingView } from '#conversation/wire';
import { feltIn } from './felt.ts';

const heard = (emotion: 'angry' | 'anxious' | 'confused', strength: number, seq: number): FindingView => ({
  kind: 'emotion',
  emotion,
  strength,
  evidence: [{ seq, from: 0, to: 2, words: `话 ${seq}` }],
  by: 'rules',
});
const complaint: FindingView = { kind: 'complaint', evidence: [{ seq: 9, from: 0, to: 1, words: '投' }], by: 'rules' };
const at = '2026-11-22T10:00:00Z';

describe('how a customer felt, turn by turn', () => {
  it('is the strongest of what was heard in a turn, with its words', () => {
    const turns = [
      { throughSeq: 1, at, to: 'bot' as const, findings: [] },
      { throughSeq: 3, at, to: 'bot' as const, findings: [heard('anxious', 1, 2), heard('angry', 2, 3)] },
      { throughSeq: 5, at, to: 'bot' as const, findings: [complaint] },
    ];
    expect(feltIn({ turns }).map(({ turn, emotion, strength, seq }) => [turn, emotion, strength, seq])).toEqual([
      [1, 'calm', 0, null],
      [2, 'angry', 2, 3],
      [3, 'calm', 0, null],
    ]);
  });

  it('is nothing where nothing was said', () => {
    expect(feltIn({ turns: [] })).toEqual([]);
  });
});
