import { describe, expect, it } from 'vitest';
import { WordPieces } from './word-pieces.ts';

const vocabulary = '[PAD] [UNK] [CLS] [SEP] 还 款 卡 ， ？ app ##s re ##pay ##ment how cafe - 1 ##2 $ A ##PP'.split(
  ' ',
);
const pieces = new WordPieces(vocabulary.join('\n'), { isLowerCase: true });

describe('word pieces', () => {
  it.each([
    ['each Han character by itself', '还款', ['还', '款']],
    ['signs by themselves', '还，款？', ['还', '，', '款', '？']],
    ['a word from the left in its longest pieces', 'Repayments', ['re', '##pay', '##ment', '##s']],
    ['a word within Han characters', '还app款', ['还', 'app', '款']],
    ['digits', '12', ['1', '##2']],
    ['a dollar and a hyphen as signs', '$-1', ['$', '-', '1']],
    ['no accents', 'Café', ['cafe']],
    ['a word as unknown that has an unknown part', 'apply 卡', ['[UNK]', '卡']],
    ['an unknown character', '贷款', ['[UNK]', '款']],
    ['nothing of what cannot be seen', '还\u200b款\u0000\ud83d', ['还', '款']],
    ['any white space between words', '还\t\n\u3000款', ['还', '款']],
    ['nothing', '', []],
  ])('cut %s', (_what, text, expected) => {
    expect(named(pieces.idsOf(text, 64))).toEqual(['[CLS]', ...expected, '[SEP]']);
  });

  it('end where there are as many as may be', () => {
    expect(named(pieces.idsOf('还款'.repeat(5_000), 5))).toEqual(['[CLS]', '还', '款', '还', '[SEP]']);
    expect(named(pieces.idsOf('repayments', 4))).toEqual(['[CLS]', 're', '##pay', '[SEP]']);
  });

  it('keep capitals where the vocabulary has them', () => {
    const cased = new WordPieces(vocabulary.join('\r\n'), { isLowerCase: false });
    expect(named(cased.idsOf('APP', 64))).toEqual(['[CLS]', 'A', '##PP', '[SEP]']);
  });

  it('take a word of a thousand letters for unknown', () => {
    expect(named(pieces.idsOf('a'.repeat(1_000), 64))).toEqual(['[CLS]', '[UNK]', '[SEP]']);
  });

  it('refuse a vocabulary that is none', () => {
    expect(() => new WordPieces('还\n款', { isLowerCase: true })).toThrow('[UNK]');
  });
});

function named(ids: readonly number[]): readonly (string | undefined)[] {
  return ids.map((id) => vocabulary[id]);
}
