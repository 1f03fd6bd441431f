import { toSimplified } from './simplified.ts';
import { withoutCourtesies } from './spelling/courtesies.ts';

/** The pieces a text is compared by, each with how often it occurs. */
export type Grams = ReadonlyMap<string, number>;

/**
 * One spelling for what reads the same: NFKC, lower case, simplified characters, and nothing that cannot be seen
 * (zero-width characters, variation selectors, U+E0000 tags, controls). Everything between letters and digits is one
 * space.
 */
export function normalise(text: string): string {
  const visible = text.normalize('NFKC').replace(/\s+/gu, ' ').replace(INVISIBLE, '');
  return toSimplified(visible.toLowerCase())
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Format characters (zero-width, tags), controls, half surrogates and marks on letters. */
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Cs}\p{M}]/gu;

/**
 * Han characters singly and in pairs, words of other scripts whole and in pairs with the Han characters beside them.
 * A pair may reach over punctuation, so that "挂 失" and "挂。失" are still 挂失.
 */
export function gramsOf(text: string): Grams {
  const grams = new Map<string, number>();
  const count = (gram: string): void => {
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  };
  let before: { piece: string; isWord: boolean } | null = null;
  for (const [piece, word] of withoutCourtesies(normalise(text)).matchAll(PIECES)) {
    const isWord = word !== undefined;
    count(piece);
    if (before && !(isWord && before.isWord)) count(`${before.piece}+${piece}`);
    before = { piece, isWord };
  }
  return grams;
}

/** One Han character, or (captured) one word of another script. */
const PIECES = /\p{Script=Han}|([^\s\p{Script=Han}]+)/gu;

/** The grams of several texts taken as one, without pairs that reach from one into the next. */
export function together(texts: readonly Grams[]): Grams {
  const sum = new Map<string, number>();
  for (const grams of texts) {
    for (const [gram, times] of grams) sum.set(gram, (sum.get(gram) ?? 0) + times);
  }
  return sum;
}
