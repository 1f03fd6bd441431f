import { describe, expect, it } from 'vitest';
import { readPinyin } from './read-pinyin.ts';
import { charactersRead, syllableOf } from './syllables.ts';

describe('pinyin', () => {
  it.each([
    ['zhuanzhang', ['zhuan', 'zhang']],
    ['huankuan', ['huan', 'kuan']],
    ['tiqianhuankuan', ['ti', 'qian', 'huan', 'kuan']],
    ['yinhangka', ['yin', 'hang', 'ka']],
  ])('%s is read as its syllables', (word, syllables) => {
    expect(readPinyin(word)).toEqual(syllables);
  });

  it.each(['transfer', 'atm', 'yhk', 'password', 'zhuang', '', 'zz11', 'huan kuan'])('%s is not', (word) => {
    expect(readPinyin(word)).toBeNull();
  });

  it('knows how characters are read, and which are read so', () => {
    expect([...'转账绑定'].map(syllableOf)).toEqual(['zhuan', 'zhang', 'bang', 'ding']);
    expect(syllableOf('a')).toBeNull();
    expect(charactersRead('zhang')).toContain('帐');
    expect(charactersRead('xyz')).toBe('');
  });
});
