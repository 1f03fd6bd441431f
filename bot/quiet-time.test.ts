import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietTime } from './quiet-time.ts';

describe('the quiet time', () => {
  it.each([
    ['转人工', 0],
    ['人工', 0],
    ['信用卡年费多少钱？', 400],
    ['那个', 1_200],
    ['我想问一下年费', 800],
  ])('after %s is %i ms of at most 1,200', (text, expected) => {
    expect(quietTime(text, 1_200)).toBe(expected);
  });

  it('is never longer than the longest, and nothing where that is nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(10_000), (text, most) => {
        const waits = quietTime(text, most);
        expect(waits).toBeGreaterThanOrEqual(0);
        expect(waits).toBeLessThanOrEqual(most);
        expect(quietTime(text, 0)).toBe(0);
      }),
    );
  });
});
