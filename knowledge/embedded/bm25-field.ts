import type { Grams } from '../grams.ts';

/** The usual constants of BM25 (Robertson and Zaragoza 2009, 3.4): saturation of repeats, weight of length. */
const K1 = 1.2;
const B = 0.75;

/**
 * Texts that are scored with BM25 by one inverted index. Weights are computed once, so that a question costs one
 * addition for each occurrence of one of its grams.
 */
export class Bm25Field {
  readonly #vocabulary = new Map<string, number>();
  /** The occurrences of gram g stand at `#from[g]` up to `#from[g + 1]`. */
  readonly #from: Uint32Array;
  readonly #text: Uint32Array;
  readonly #weight: Float64Array;
  readonly #rarity: Float64Array;
  readonly #rarityOfUnknown: number;
  readonly #averageLength: number;
  readonly #scores: Float64Array;

  constructor(texts: readonly Grams[]) {
    const occurrences: number[] = [];
    const textsWith: number[] = [];
    for (const grams of texts) {
      for (const gram of grams.keys()) {
        const id = this.#vocabulary.get(gram) ?? this.#vocabulary.size;
        this.#vocabulary.set(gram, id);
        textsWith[id] = (textsWith[id] ?? 0) + 1;
        occurrences.push(id);
      }
    }
    const lengths = texts.map(lengthOf);
    this.#averageLength = Math.max(1, lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length));
    this.#rarity = Float64Array.from(textsWith, (count) => rarity(count, texts.length));
    this.#rarityOfUnknown = rarity(0, texts.length);
    this.#scores = new Float64Array(texts.length);

    this.#from = new Uint32Array(textsWith.length + 1);
    for (const [gram, count] of textsWith.entries()) this.#from[gram + 1] = at(this.#from, gram) + count;
    this.#text = new Uint32Array(occurrences.length);
    this.#weight = new Float64Array(occurrences.length);
    const free = this.#from.slice();
    let next = 0;
    for (const [text, grams] of texts.entries()) {
      const length = lengths[text] ?? 0;
      for (const times of grams.values()) {
        const gram = occurrences[next++] ?? 0;
        const place = at(free, gram);
        free[gram] = place + 1;
        this.#text[place] = text;
        this.#weight[place] = at(this.#rarity, gram) * this.#saturated(times, length);
      }
    }
  }

  /** BM25 of each text for the question. The array is reused by the next call. */
  scores(question: Grams): Float64Array {
    this.#scores.fill(0);
    for (const gram of question.keys()) {
      const id = this.#vocabulary.get(gram);
      if (id === undefined) continue;
      const end = at(this.#from, id + 1);
      for (let place = at(this.#from, id); place < end; place++) {
        const text = this.#text[place] as number;
        (this.#scores[text] as number) += this.#weight[place] as number;
      }
    }
    return this.#scores;
  }

  /** Each text as a sparse vector: its dot product with `asked(question)` is its BM25 for the question. */
  sparse(): readonly SparseVector[] {
    const vectors = Array.from(this.#scores, (): SparseVector => ({ indices: [], values: [] }));
    for (let gram = 0; gram + 1 < this.#from.length; gram++) {
      for (let place = at(this.#from, gram); place < at(this.#from, gram + 1); place++) {
        const vector = vectors[at(this.#text, place)];
        vector?.indices.push(gram);
        vector?.values.push(at(this.#weight, place));
      }
    }
    return vectors;
  }

  /** The grams of a question that some text has. */
  asked(question: Grams): SparseVector {
    const indices = [...question.keys()].flatMap((gram) => this.#vocabulary.get(gram) ?? []);
    return { indices, values: indices.map(() => 1) };
  }

  /** What a text that is the question itself would score. Grams nobody has stored count as the rarest there are. */
  scoreOfItself(question: Grams): number {
    const length = lengthOf(question);
    let sum = 0;
    for (const [gram, times] of question) sum += this.#rarityOf(gram) * this.#saturated(times, length);
    return sum;
  }

  /** What no text can reach: every gram of the question repeated without end. */
  limit(question: Grams): number {
    let sum = 0;
    for (const gram of question.keys()) sum += this.#rarityOf(gram) * (K1 + 1);
    return sum;
  }

  #rarityOf(gram: string): number {
    const id = this.#vocabulary.get(gram);
    return id === undefined ? this.#rarityOfUnknown : at(this.#rarity, id);
  }

  #saturated(times: number, length: number): number {
    return (times * (K1 + 1)) / (times + K1 * (1 - B + (B * length) / this.#averageLength));
  }
}

/** The places that are not zero, and what stands there. */
export interface SparseVector {
  indices: number[];
  values: number[];
}

/** Inverse document frequency in the form that is never negative (Lucene's BM25Similarity). */
function rarity(textsWith: number, texts: number): number {
  return Math.log(1 + (texts - textsWith + 0.5) / (textsWith + 0.5));
}

function lengthOf(grams: Grams): number {
  let length = 0;
  for (const times of grams.values()) length += times;
  return length;
}

/** Every place read here was made by this file; the fallback only tells the type checker so. */
function at(numbers: Uint32Array | Float64Array, place: number): number {
  return numbers[place] ?? 0;
}
