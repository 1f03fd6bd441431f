import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Best } from './best.ts';

describe('the places worth most', () => {
  it('are those that sorting all of them would put first, equals in the order they came in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: 1, max: 8 }), (worths, most) => {
        const best = new Best(most);
        for (const [place, worth] of worths.entries()) best.take(place, worth);
        const sorted = worths.map((worth, place) => ({ worth, place })).sort((one, other) => other.worth - one.worth);
        expect(best.places()).toEqual(sorted.slice(0, most).map(({ place }) => place));
      }),
    );
  });

  it('have a bar only once there are as many as asked for', () => {
    const best = new Best(2);
    best.take(0, 5);
    expect(best.bar).toBe(-Infinity);
    best.take(1, 3);
    expect(best.bar).toBe(3);
    best.take(2, 4);
    expect(best.bar).toBe(4);
  });
});
