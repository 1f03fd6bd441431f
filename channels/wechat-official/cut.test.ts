import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, cutByBytes } from './cut.ts';

describe('a long text', () => {
  it.each<[string, string, number, string[]]>([
    ['that fits stays whole', '年费 200 元。', 100, ['年费 200 元。']],
    ['is cut after a paragraph', '第一段。\n\n第二段更长一些。', 30, ['第一段。\n\n', '第二段更长一些。']],
    ['is cut after a sentence', '年费二百元。刷满六次免次年年费。', 36, ['年费二百元。', '刷满六次免次年年费。']],
    [
      'keeps a closing quote with its sentence',
      '他说“可以。”然后离开了这里了。',
      30,
      ['他说“可以。”', '然后离开了这里了。'],
    ],
    ['is cut after a clause where no sentence ends', '先挂失，再补卡，然后激活', 27, ['先挂失，再补卡，', '然后激活']],
    ['is cut between words where there is nothing better', 'one two three four', 9, ['one two ', 'three ', 'four']],
    ['without any place is cut between characters', '甲乙丙丁', 7, ['甲乙', '丙丁']],
  ])('%s', (_what, text, most, parts) => {
    expect(cutByBytes(text, most)).toEqual(parts);
  });

  it('does not cut a number with a decimal point', () => {
    expect(cutByBytes('利率为 3.85% 请知悉', 16).join('|')).not.toContain('3.|85');
  });

  it('does not take a family apart', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(cutByBytes(family.repeat(3), bytesOf(family) + 3)).toEqual([family, family, family]);
  });

  it('in parts is the whole text, no part over the limit, no character broken', () => {
    const text = fc.string({
      unit: fc.constantFrom('年', '费', '。', '，', '\n', ' ', 'a', '3', '.', '👍🏽', '👨‍👩‍👧‍👦', 'e\u0301'),
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 60 }), (said, most) => {
        const parts = cutByBytes(said, most);
        expect(parts.join('')).toBe(said);
        for (const part of parts) {
          expect(bytesOf(part)).toBeLessThanOrEqual(most);
          expect(part.isWellFormed()).toBe(true);
        }
        expect(parts.slice(0, -1)).not.toContain('');
      }),
    );
  });
});
