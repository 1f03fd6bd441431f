import { createHash } from 'node:crypto';
import type { TextEncoder } from '../text-encoder.ts';
import { drawnRow } from './drawn-rows.ts';
import { BUCKETS, featuresOf } from './features.ts';

/** Grows with every change after which the same texts have other vectors. */
const VERSION = 1;
const DIMENSIONS = 256;

/**
 * TF-IDF, folded into few dimensions by random projection (Achlioptas 2003): cosines are those of TF-IDF but for a
 * noise of about 1/√dimensions. Knows how rare a piece is in the texts it was fitted to, and nothing of meaning.
 */
export function fitHashedTfIdf(texts: readonly string[]): TextEncoder {
  const textsWith = new Uint32Array(BUCKETS);
  for (const text of texts) {
    for (const bucket of featuresOf(text).keys()) textsWith[bucket] = (textsWith[bucket] ?? 0) + 1;
  }
  const rarity = Float32Array.from(textsWith, (count) => Math.log((texts.length + 1) / (count + 0.5)));
  const checksum = createHash('sha256').update(new Uint8Array(rarity.buffer)).digest('hex').slice(0, 16);

  function encode(text: string): Float32Array {
    const vector = new Float32Array(DIMENSIONS);
    for (const [bucket, times] of featuresOf(text)) {
      const weight = (rarity[bucket] ?? 0) * (1 + Math.log(times));
      const row = drawnRow(bucket, DIMENSIONS);
      for (let place = 0; place < DIMENSIONS; place++) {
        vector[place] = (vector[place] ?? 0) + weight * (row[place] ?? 0);
      }
    }
    return ofLengthOne(vector);
  }

  return {
    id: `hashed-tf-idf@${VERSION}#${checksum}`,
    dimensions: DIMENSIONS,
    encode: async (some) => some.map(encode),
  };
}

function ofLengthOne(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return squares === 0 ? vector : vector.map((value) => value / Math.sqrt(squares));
}
