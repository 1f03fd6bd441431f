import { describe, expect, it } from 'vitest';
import { clockFace, clockTime, timeOf } from './durations.ts';
import { catalogue } from './words/words.ts';

describe('a clock face', () => {
  it.each([
    [42_900, '00:42'],
    [728_000, '12:08'],
    [256_328_000, '71:12:08'],
    [-5_000, '00:00'],
  ])('of %d ms is %s', (milliseconds, face) => {
    expect(clockFace(milliseconds)).toBe(face);
  });
});

describe('when something was said', () => {
  const now = new Date(2026, 10, 22, 15, 30).getTime();
  const ago = (seconds: number) => new Date(now - seconds * 1_000).toISOString();
  it.each([
    [5, '刚刚', 'just now'],
    [190, '3 分钟前', '3 min ago'],
    [3_600, '14:30', '14:30'],
    [86_400, '11-21 15:30', '11-21 15:30'],
  ])('%d seconds ago is told as %s, %s', (seconds, zh, en) => {
    expect(timeOf(catalogue.zh, ago(seconds), now)).toBe(zh);
    expect(timeOf(catalogue.en, ago(seconds), now)).toBe(en);
  });

  it('is told by the clock where a record is meant', () => {
    expect(clockTime(ago(5), now)).toBe('15:29');
  });
});
