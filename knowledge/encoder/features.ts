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
 * Single Han characters, pairs and threes of them; words of other scripts whole, in pairs and threes with what stands
 * beside them, and in threes of their letters; and how it all sounds, in syllables and pairs of them, so that a wrong
 * character that is read alike, and a word in pinyin, are half right.
 */
export function featuresOf(text: string): Features {
  const counts = new Map<number, number>();
  const count = (feature: string): void => {
    const bucket = bucketOf(feature);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  };
  const plain = withoutCourtesies(normalise(text.slice(0, MOST_CHARACTERS)));
  const isChinese = HAN.test(plain) || plain.split(' ').every((word) => readPinyin(word) !== null);
  let before = '';
  let beforeThat = '';
  let soundBefore = '';
  for (const [piece, word] of plain.matchAll(PIECES)) {
    const read = word === undefined || !isChinese ? null : readPinyin(word);
    for (const syllable of read ?? [word ?? syllableOf(piece) ?? piece]) {
      count(`'${syllable}`);
      if (soundBefore !== '') count(`'${soundBefore} ${syllable}`);
      soundBefore = syllable;
    }
    if (read) {
      before = '';
      beforeThat = '';
      continue;
    }
    count(piece);
    if (before !== '') count(`${before}+${piece}`);
    if (beforeThat !== '') count(`${beforeThat}+${before}+${piece}`);
    if (word !== undefined) {
      for (const letters of threesOf(`<${word}>`)) count(`~${letters}`);
    }
    beforeThat = before;
    before = piece;
  }
  return {
    buckets: Uint32Array.from(counts.keys()),
    weights: Float32Array.from(counts.values(), (times) => 1 + Math.log(times)),
  };
}

const HAN = /\p{Script=Han}/u;

/** What comes after is not read: no question is that long, and a pasted page is not to hold up the others. */
const MOST_CHARACTERS = 2_000;

/** One Han character, or (captured) one word of another script. */
const PIECES = /\p{Script=Han}|([^\s\p{Script=Han}]+)/gu;

function* threesOf(word: string): Generator<string> {
  for (let start = 0; start + 3 <= word.length; start++) yield word.slice(start, start + 3);
}

/** FNV-1a over UTF-16 code units, folded to the number of buckets. */
function bucketOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < feature.length; place++) {
    hash = Math.imul(hash ^ feature.charCodeAt(place), 0x01000193);
  }
  return ((hash >>> 20) ^ hash) & (BUCKETS - 1);
}
