import { describe, expect, it } from 'vitest';
import type { Judged } from './judged.ts';
import { reliabilityOf } from './reliability.ts';

describe('how far confidence can be trusted', () => {
  it('is told by an edition’s own wordings only, answered, asked back and by tenths of confidence', () => {
    const judged = [
      ...Array.from({ length: 95 }, () => own(0.95, true)),
      own(0.95, false),
      ...Array.from({ length: 4 }, (_, place) => own(0.45, place < 2)),
      { ...own(0.2, false), kind: 'everyday' as const },
    ];
    const { thresholds, tenths, ...figures } = reliabilityOf(judged, 0.05);
    expect(figures).toEqual({ risk: 0.05, tried: 100, answered: 100, wrong: 3, askedBack: 0 });
    expect(thresholds.answerAt).toBeCloseTo(0.45);
    expect(tenths.map(({ right, tried }) => [right, tried])).toEqual([
      [2, 4],
      [95, 96],
    ]);
    expect(tenths[0]?.confidence).toBeCloseTo(0.45);
  });

  it('is nothing where nothing was tried', () => {
    expect(reliabilityOf([], 0.05)).toMatchObject({ tried: 0, answered: 0, wrong: 0, askedBack: 0, tenths: [] });
  });
});

function own(first: number, isFirstRight: boolean): Judged {
  return { kind: 'own', first, amongThree: first, isFirstRight, isAmongThree: isFirstRight };
}
