import { isSyllable } from './syllables.ts';

/** A word of Latin letters as the syllables it spells, at least so many: "zhuanzhang" is zhuan, zhang; null: none. */
export function readPinyin(word: string, atLeast = 2): readonly string[] | null {
  if (word.length < 2 * atLeast || word.length > LONGEST || !/^[a-z]+$/.test(word)) return null;
  // best[end]: the reading of the letters before `end` in the fewest syllables.
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    best[end] = null;
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
      const before = best[start];
      const syllable = word.slice(start, end);
      if (!before || !isSyllable(syllable)) continue;
      const now = best[end];
      if (!now || before.length + 1 < now.length) best[end] = [...before, syllable];
    }
  }
  const read = best[word.length] ?? null;
  return read && read.length >= atLeast ? read : null;
}

/** zhuang, chuang, shuang */
const LONGEST_SYLLABLE = 6;
/** Five syllables or so. */
const LONGEST = 24;
