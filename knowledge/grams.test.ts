import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramsOf, normalise } from './grams.ts';

describe('what texts are compared by', () => {
  it.each([
    ['Han characters singly and in pairs', '卡丢了', ['卡', '丢', '卡+丢', '了', '丢+了']],
    ['words of other scripts whole', 'mobile banking', ['mobile', 'banking']],
    ['a word in pairs with the Han characters beside it', '用ATM取', ['用', 'atm', '用+atm', '取', 'atm+取']],
    ['pairs across punctuation', '挂，失', ['挂', '失', '挂+失']],
  ])('takes %s', (_what, text, grams) => {
    expect([...gramsOf(text).keys()]).toEqual(grams);
  });

  it('counts what is repeated', () => {
    expect(gramsOf('卡卡卡').get('卡')).toBe(3);
  });

  it('spells a text that is already spelt so as it stands', () => {
    fc.assert(fc.property(text(), (any) => normalise(normalise(any)) === normalise(any)));
  });

  it('does not see what a reader cannot see', () => {
    const unseen = fc.constantFrom('\u200b', '\u200d', '\ufeff', '\u2060', '\u00ad', '\u{E0041}', '\ufe0f', '\u0007');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'银行卡挂失年费'), { minLength: 1 }), unseen, (characters, between) => {
        expect(gramsOf(characters.join(between))).toEqual(gramsOf(characters.join('')));
      }),
    );
  });
});

function text(): fc.Arbitrary<string> {
  return fc.string({
    unit: fc.oneof(fc.constantFrom(...'銀行卡掛失Ａtm 1。\u200b'), fc.string({ unit: 'binary', maxLength: 1 })),
  });
}
