import { describe, expect, it } from 'vitest';
import { seeded } from '../seeded.ts';
import { chanceBy, fitLogit, type Sample } from './logit.ts';

describe('logistic regression', () => {
  it('finds the chances that the samples were drawn with', () => {
    const random = seeded(5);
    const chance = (one: number, other: number) => 1 / (1 + Math.exp(-(1 + 2 * one - 3 * other)));
    const samples = Array.from({ length: 20_000 }, (): Sample => {
      const [one, other] = [random() * 2 - 1, random() * 2 - 1];
      return { marks: [one, other], isRight: random() < chance(one, other), weight: 1 };
    });
    const logit = fitLogit(samples);
    const points: [number, number][] = [
      [0, 0],
      [0.5, 0.5],
      [-1, 0.3],
      [1, -1],
    ];
    for (const [one, other] of points) expect(chanceBy(logit, [one, other])).toBeCloseTo(chance(one, other), 1);
  });

  it('counts a sample of weight two like two samples', () => {
    const some = (weight: number): Sample[] => [
      { marks: [0], isRight: true, weight },
      { marks: [1], isRight: false, weight: 2 },
      { marks: [2], isRight: true, weight: 2 },
    ];
    const twice = [...some(1), ...some(1).slice(0, 1)];
    expect(chanceBy(fitLogit(some(2)), [0.5])).toBeCloseTo(chanceBy(fitLogit(twice), [0.5]), 1);
  });

  it.each([
    ['no samples', []],
    ['one sample', [{ marks: [3], isRight: true, weight: 1 }]],
    ['marks that never change', [1, 2].map(() => ({ marks: [7], isRight: false, weight: 1 }))],
    ['marks that tell everything', [0, 1].map((mark) => ({ marks: [mark], isRight: mark === 1, weight: 100 }))],
  ])('has an answer between 0 and 1 for %s', (_what, samples) => {
    const chance = chanceBy(fitLogit(samples), samples.length === 0 ? [] : [0.5]);
    expect(chance).toBeGreaterThanOrEqual(0);
    expect(chance).toBeLessThanOrEqual(1);
  });
});
