import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramsOf } from '../grams.ts';
import { Bm25Field } from './bm25-field.ts';

describe('BM25 over an inverted index', () => {
  it('agrees with the formula', () => {
    const field = new Bm25Field(['年费', '年费 年费 怎么收', '限额'].map(gramsOf));
    // Three texts of 3, 10 and 3 grams; "年" stands in two of them, once and twice.
    const rarity = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5));
    const average = (3 + 13 + 3) / 3;
    const weight = (times: number, length: number): number =>
      (rarity * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * length) / average));
    const scores = field.scores(gramsOf('年'));
    expect(scores[0]).toBeCloseTo(weight(1, 3), 12);
    expect(scores[1]).toBeCloseTo(weight(2, 13), 12);
    expect(scores[2]).toBe(0);
  });

  it('scores a stored text for itself exactly as that text is said to score', () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom(...'银行卡挂失年费限额 ATM'), minLength: 1 }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(texts, (stored) => {
        const field = new Bm25Field(stored.map(gramsOf));
        for (const [place, text] of stored.entries()) {
          expect(field.scores(gramsOf(text))[place]).toBe(field.scoreOfItself(gramsOf(text)));
        }
      }),
    );
  });

  it('never reaches its limit', () => {
    const field = new Bm25Field(['卡'.repeat(1000), '年费'].map(gramsOf));
    const question = gramsOf('卡卡');
    expect(field.scores(question)[0]).toBeLessThan(field.limit(question));
  });

  it('scores nothing where nothing is stored', () => {
    expect([...new Bm25Field([]).scores(gramsOf('卡'))]).toEqual([]);
  });
});
