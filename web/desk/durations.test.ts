import { describe, expect, it } from 'vitest';
import { clockFace, isTooLong, timeOf } from './durations.ts';

const seconds = (count: number) => count * 1_000;

describe('how long it has been', () => {
  it.each([
    [seconds(-5), '00:00'],
    [seconds(42.9), '00:42'],
    [seconds(728), '12:08'],
    [seconds(71 * 3_600 + 12 * 60 + 8), '71:12:08'],
  ])('%i ms is %s', (milliseconds, face) => {
    expect(clockFace(milliseconds)).toBe(face);
  });

  it('is too long for an urgent matter long before the others', () => {
    expect([isTooLong('urgent', seconds(61)), isTooLong('general', seconds(61))]).toEqual([true, false]);
    expect([isTooLong('complaints', seconds(180)), isTooLong('complaints', seconds(181))]).toEqual([false, true]);
  });
});

describe('when it was', () => {
  const now = new Date(2026, 10, 22, 12, 0).getTime();

  it('is a time today, and has its day otherwise', () => {
    expect(timeOf(new Date(2026, 10, 22, 9, 5).toISOString(), now)).toBe('09:05');
    expect(timeOf(new Date(2026, 10, 21, 23, 59).toISOString(), now)).toBe('11-21 23:59');
  });
});
