import { normalise } from '../grams.ts';

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
 * beside them, and in threes of their letters.
 */
export function featuresOf(text: string): Features {
  const counts = new Map<number, number>();
  const count = (feature: string): void => {
    const bucket = bucketOf(feature);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  };
  let before = '';
  let beforeThat = '';
  for (const [piece, word] of normalise(text.slice(0, MOST_CHARACTERS)).matchAll(PIECES)) {
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
