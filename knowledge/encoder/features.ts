import { normalise } from '../grams.ts';
import { withoutCourtesies } from '../spelling/courtesies.ts';
import { readPinyin } from '../spelling/read-pinyin.ts';
import { syllableOf } from '../spelling/syllables.ts';

/** The pieces a text is encoded by, as buckets, each with a weight that grows with how often it occurs. */
export interface Features {
  /** Numbers below `BUCKETS`, each once. */
  buckets: Uint32Array;
  weights: Float32Array;
}

/** 2^20: of fifty thousand different pieces about one in forty shares its bucket. */
const BUCKETS = 1_048_576;

/**
 * Single Han characters and pairs of them (threes were measured and made it worse); words of other scripts whole, in
 * pairs with what stands beside them, and in parts; and how it all sounds, in syllables and pairs of them, so that a
 * wrong character that is read alike, and a word in pinyin, are half right.
 */
export function featuresOf(text: string): Features {
  const counts = new Map<number, number>();
  const count = (feature: string): void => {
    const bucket = bucketOf(feature);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  };
  const plain = withoutCourtesies(normalise(text.slice(0, MOST_CHARACTERS)));
  const isPinyin = plain.split(' ').every((word) => readPinyin(word, 1) !== null);
  const isChinese = isPinyin || HAN.test(plain);
  let before = '';
  let soundBefore = '';
  for (const [piece, word] of plain.matchAll(PIECES)) {
    const read = word === undefined || !isChinese ? null : readPinyin(word, isPinyin ? 1 : 2);
    for (const syllable of read ?? [word ?? syllableOf(piece) ?? piece]) {
      count(`'${syllable}`);
      if (soundBefore !== '') count(`'${soundBefore} ${syllable}`);
      soundBefore = syllable;
    }
    if (read) {
      before = '';
      continue;
    }
    count(piece);
    if (before !== '') count(`${before}+${piece}`);
    if (word !== undefined) {
      for (const letters of partsOf(`<${word}>`)) count(`~${letters}`);
    }
    before = piece;
  }
  return {
    buckets: Uint32Array.from(counts.keys()),
    weights: Float32Array.from(counts.values(), (times) => 1 + Math.log(times)),
  };
}

/** The single Han characters of a text, each once, as buckets: some of what `featuresOf` gives. */
export function bucketsOfCharacters(text: string): readonly number[] {
  const plain = withoutCourtesies(normalise(text.slice(0, MOST_CHARACTERS)));
  return Array.from(new Set(plain.match(/\p{Script=Han}/gu)), bucketOf);
}

const HAN = /\p{Script=Han}/u;

/** What comes after is not read: no question is that long, and a pasted page is not to hold up the others. */
const MOST_CHARACTERS = 2_000;

/** One Han character, or (captured) one word of another script. */
const PIECES = /\p{Script=Han}|([^\s\p{Script=Han}]+)/gu;

/** Three to five letters in a row: beginnings, endings and stems. */
function* partsOf(word: string): Generator<string> {
  for (let length = 3; length <= 5; length++) {
    for (let start = 0; start + length <= word.length; start++) yield word.slice(start, start + length);
  }
}

/** FNV-1a over UTF-16 code units, folded to the number of buckets. */
function bucketOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < feature.length; place++) {
    hash = Math.imul(hash ^ feature.charCodeAt(place), 0x01000193);
  }
  return ((hash >>> 20) ^ hash) & (BUCKETS - 1);
}
