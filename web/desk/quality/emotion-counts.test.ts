import { describe, expect, it } from 'vitest';
import type { EmotionFigures } from '#conversation/wire';
import { countBy, shareUpset } from './emotion-counts.ts';

type Count = EmotionFigures['counts'][number];
const count = (emotion: Count['emotion'], turns: number, more: Partial<Count> = {}): Count => ({
  agent: null,
  agentName: null,
  category: null,
  hour: '2026-11-22T08:00:00.000Z',
  emotion,
  turns,
  strength: emotion === null ? 0 : 2 * turns,
  ...more,
});

describe('what customers felt, counted', () => {
  it('by category: the least calm first, with the share that was upset and the mean strength', () => {
    const counts = [
      count('angry', 3, { category: '投诉' }),
      count(null, 1, { category: '投诉' }),
      count('pleased', 2, { category: '卡片' }),
      count('anxious', 1, { category: '卡片', strength: 1 }),
      count(null, 7, { category: '卡片' }),
      count(null, 4),
    ];
    const found = countBy('category', counts);
    expect(found.map((each) => [each.key, each.turns, each.upset, each.strength, shareUpset(each)])).toEqual([
      ['投诉', 4, 3, 2, 0.75],
      ['卡片', 10, 1, 5 / 3, 0.1],
      ['', 4, 0, 0, 0],
    ]);
    expect(found[1]?.felt).toEqual({ pleased: 2, anxious: 1, calm: 7 });
  });

  it('by agent, the bot among them', () => {
    const counts = [count('angry', 1, { agent: 'li', agentName: '小李' }), count(null, 5)];
    expect(countBy('agent', counts).map(({ key, name }) => [key, name])).toEqual([
      ['li', '小李'],
      ['', ''],
    ]);
  });

  it('by hour of the reader’s day, in the order of the day, days together', () => {
    const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();
    const counts = [
      count('angry', 1, { hour: at(22, 15) }),
      count(null, 2, { hour: at(21, 9) }),
      count(null, 3, { hour: at(22, 9) }),
    ];
    expect(countBy('hour', counts).map(({ key, turns }) => [key, turns])).toEqual([
      ['9', 5],
      ['15', 1],
    ]);
  });

  it('are nothing where nothing was inspected', () => {
    expect(countBy('agent', [])).toEqual([]);
  });
});
