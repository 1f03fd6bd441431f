import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judged } from './judged.ts';
import { thresholdsFor } from './thresholds.ts';

describe('thresholds for a risk', () => {
  const some = fc.array(fc.record({ first: fc.double({ min: 0, max: 1, noNaN: true }), isFirstRight: fc.boolean() }), {
    maxLength: 200,
  });

  it('keep the wrong answers, and one more, within the risk', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(0.01, 0.05, 0.2), (trials, risk) => {
        const judged = trials.map((trial) => own(trial.first, trial.isFirstRight));
        const { answerAt } = thresholdsFor(judged, risk);
        const answered = judged.filter(({ first }) => first >= answerAt);
        const wrong = answered.filter(({ isFirstRight }) => !isFirstRight).length;
        if (answered.length > 0 && answerAt < 1) expect((wrong + 1) / (answered.length + 1)).toBeLessThanOrEqual(risk);
      }),
    );
  });

  it('grow stricter as less risk is taken', () => {
    fc.assert(
      fc.property(some, (trials) => {
        const judged = trials.map((trial) => own(trial.first, trial.isFirstRight));
        expect(thresholdsFor(judged, 0.02).answerAt).toBeGreaterThanOrEqual(thresholdsFor(judged, 0.2).answerAt);
      }),
    );
  });

  it('prove nothing from a handful of trials: then only stored wordings are answered', () => {
    expect(thresholdsFor([own(0.9, true), own(0.8, true)], 0.05).answerAt).toBe(1);
    expect(thresholdsFor([], 0.05)).toEqual({ answerAt: 1, askAt: 1 });
  });

  it('lie above what everyday talk reaches', () => {
    const judged = [
      ...Array.from({ length: 100 }, () => own(0.5, true)),
      ...Array.from({ length: 50 }, () => talk(0.6)),
    ];
    expect(thresholdsFor(judged, 0.05).answerAt).toBeGreaterThan(0.6);
  });

  it('ask back where every third time the right one is among those offered, unless everyday talk reaches as high', () => {
    expect(thresholdsFor([talk(0.1)], 0.05).askAt).toBeCloseTo(1 / 3);
    const noisy = Array.from({ length: 50 }, (_, place) => talk(place < 10 ? 0.6 : 0.1));
    expect(thresholdsFor(noisy, 0.05).askAt).toBeGreaterThan(0.6);
    expect(thresholdsFor(noisy.slice(6), 0.05).askAt).toBeCloseTo(1 / 3);
  });
});

function own(first: number, isFirstRight: boolean): Judged {
  return { kind: 'own', first, amongThree: first, isFirstRight, isAmongThree: isFirstRight };
}

function talk(first: number): Judged {
  return { ...own(first, false), kind: 'everyday' };
}
