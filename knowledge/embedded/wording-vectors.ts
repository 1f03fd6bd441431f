import type { TextEncoder } from '../text-encoder.ts';

/** The vectors of an edition's wordings and, for each entry, of their mean. */
export class WordingVectors {
  readonly #encoder: TextEncoder;
  readonly #owners: Uint32Array;
  readonly #wordings: Float32Array;
  readonly #centroids: Float32Array;
  readonly #entries: number;

  private constructor(encoder: TextEncoder, owners: Uint32Array, entries: number, wordings: Float32Array) {
    this.#encoder = encoder;
    this.#owners = owners;
    this.#entries = entries;
    this.#wordings = wordings;
    this.#centroids = meansOf(wordings, owners, entries, encoder.dimensions);
  }

  /** `owners`: for each wording the place of its entry, below `entries`. */
  static async of(
    texts: readonly string[],
    owners: Uint32Array,
    entries: number,
    encoder: TextEncoder,
  ): Promise<WordingVectors> {
    const { dimensions } = encoder;
    const wordings = new Float32Array(texts.length * dimensions);
    for (let from = 0; from < texts.length; from += AT_ONCE) {
      const vectors = await encoder.encode(texts.slice(from, from + AT_ONCE));
      for (const [place, vector] of vectors.entries()) wordings.set(vector, (from + place) * dimensions);
    }
    return new WordingVectors(encoder, owners, entries, wordings);
  }

  /** For each entry its cosine with the question, by the nearest wording and by the mean, and the nearest wording. */
  async near(text: string): Promise<Nearness> {
    const [question] = await this.#encoder.encode([text]);
    const similarity = new Float64Array(this.#entries).fill(-1);
    const nearest = new Int32Array(this.#entries).fill(-1);
    const centroidSimilarity = new Float64Array(this.#entries);
    if (!question) return { similarity, nearest, centroidSimilarity };
    for (const [place, owner] of this.#owners.entries()) {
      const cosine = dot(this.#wordings, place * question.length, question);
      if (cosine <= (similarity[owner] ?? 1)) continue;
      similarity[owner] = cosine;
      nearest[owner] = place;
    }
    for (let entry = 0; entry < this.#entries; entry++) {
      centroidSimilarity[entry] = dot(this.#centroids, entry * question.length, question);
    }
    return { similarity, nearest, centroidSimilarity };
  }
}

export interface Nearness {
  similarity: Float64Array;
  /** The place of the nearest wording; −1 where an entry has none. */
  nearest: Int32Array;
  centroidSimilarity: Float64Array;
}

/** Texts handed to the encoder at once: a remote one answers a hundred as fast as one. */
export const AT_ONCE = 100;

function dot(rows: Float32Array, from: number, vector: Float32Array): number {
  let sum = 0;
  for (let place = 0; place < vector.length; place++) sum += (rows[from + place] ?? 0) * (vector[place] ?? 0);
  return sum;
}

/** Of length 1 again. */
export function meansOf(rows: Float32Array, owners: Uint32Array, entries: number, dimensions: number): Float32Array {
  const means = new Float32Array(entries * dimensions);
  for (const [place, owner] of owners.entries()) {
    for (let at = 0; at < dimensions; at++) {
      means[owner * dimensions + at] = (means[owner * dimensions + at] ?? 0) + (rows[place * dimensions + at] ?? 0);
    }
  }
  for (let entry = 0; entry < entries; entry++) {
    const mean = means.subarray(entry * dimensions, (entry + 1) * dimensions);
    const length = Math.sqrt(mean.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) mean.set(mean.map((value) => value / length));
  }
  return means;
}
