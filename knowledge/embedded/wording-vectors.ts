import { setImmediate as immediate } from 'node:timers/promises';
import type { TextEncoder } from '../text-encoder.ts';

/** The vectors of an edition's wordings and, for each entry, of their mean. */
export class WordingVectors {
  readonly #encoder: TextEncoder;
  /** The wordings of entry e stand at `#from[e]` up to `#from[e + 1]`. */
  readonly #from: Uint32Array;
  readonly #wordings: Float32Array;
  readonly #centroids: Float32Array;

  private constructor(encoder: TextEncoder, from: Uint32Array, wordings: Float32Array) {
    this.#encoder = encoder;
    this.#from = from;
    this.#wordings = wordings;
    this.#centroids = meansOf(wordings, from, encoder.dimensions);
  }

  /** `from`: where the texts of each entry begin, and after the last one where they end. */
  static async of(texts: readonly string[], from: Uint32Array, encoder: TextEncoder): Promise<WordingVectors> {
    const { dimensions } = encoder;
    const wordings = new Float32Array(texts.length * dimensions);
    for (let start = 0; start < texts.length; start += AT_ONCE) {
      const vectors = await encoder.encode(texts.slice(start, start + AT_ONCE));
      for (const [place, vector] of vectors.entries()) wordings.set(vector, (start + place) * dimensions);
      await immediate();
    }
    return new WordingVectors(encoder, from, wordings);
  }

  async encode(question: string): Promise<Float32Array> {
    const [vector] = await this.#encoder.encode([question]);
    return vector ?? new Float32Array(this.#encoder.dimensions);
  }

  /** Cosine of the question with the mean of an entry's wordings. */
  centroidSimilarity(entry: number, question: Float32Array): number {
    return dot(this.#centroids, entry * question.length, question);
  }

  /** The wording of an entry that is nearest to the question, by its place, and its cosine; place −1: it has none. */
  nearest(entry: number, question: Float32Array): { similarity: number; place: number } {
    let similarity = -1;
    let nearest = -1;
    const end = this.#from[entry + 1] ?? 0;
    for (let place = this.#from[entry] ?? 0; place < end; place++) {
      const cosine = dot(this.#wordings, place * question.length, question);
      if (cosine <= similarity) continue;
      similarity = cosine;
      nearest = place;
    }
    return { similarity, place: nearest };
  }
}

/** Texts handed to the encoder at once: a remote one answers a hundred as fast as one. */
export const AT_ONCE = 100;

function dot(rows: Float32Array, from: number, vector: Float32Array): number {
  // Two sums at once: one waits for the other's addition no longer.
  let even = 0;
  let odd = 0;
  let place = 0;
  for (; place + 1 < vector.length; place += 2) {
    even += (rows[from + place] as number) * (vector[place] as number);
    odd += (rows[from + place + 1] as number) * (vector[place + 1] as number);
  }
  if (place < vector.length) even += (rows[from + place] as number) * (vector[place] as number);
  return even + odd;
}

/** Of length 1 again. */
export function meansOf(rows: Float32Array, from: Uint32Array, dimensions: number): Float32Array {
  const means = new Float32Array((from.length - 1) * dimensions);
  for (let entry = 0; entry + 1 < from.length; entry++) {
    const mean = means.subarray(entry * dimensions, (entry + 1) * dimensions);
    const end = from[entry + 1] ?? 0;
    for (let place = from[entry] ?? 0; place < end; place++) {
      for (let at = 0; at < dimensions; at++) mean[at] = (mean[at] ?? 0) + (rows[place * dimensions + at] ?? 0);
    }
    const length = Math.sqrt(mean.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) mean.set(mean.map((value) => value / length));
  }
  return means;
}
