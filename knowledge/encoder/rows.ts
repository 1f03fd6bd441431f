import { drawnRow } from './drawn-rows.ts';
import type { Features } from './features.ts';

/** The vectors that buckets came to have by training, in eight bits: a value is its byte times the scale of its row. */
export class Rows {
  readonly dimensions: number;
  /** Ascending. */
  readonly buckets: Uint32Array;
  readonly scales: Float32Array;
  readonly values: Int8Array;
  readonly #places: ReadonlyMap<number, number>;

  constructor(dimensions: number, buckets: Uint32Array, scales: Float32Array, values: Int8Array) {
    this.dimensions = dimensions;
    this.buckets = buckets;
    this.scales = scales;
    this.values = values;
    this.#places = new Map(Array.from(buckets, (bucket, place) => [bucket, place]));
  }

  static none(dimensions: number): Rows {
    return new Rows(dimensions, new Uint32Array(), new Float32Array(), new Int8Array());
  }

  /** `values`: row after row, in the order of `buckets`. */
  static from(dimensions: number, buckets: Uint32Array, values: Float32Array): Rows {
    const order = Array.from(buckets.keys()).sort((one, other) => at(buckets, one) - at(buckets, other));
    const scales = new Float32Array(buckets.length);
    const bytes = new Int8Array(buckets.length * dimensions);
    for (const [place, from] of order.entries()) {
      const row = values.subarray(from * dimensions, (from + 1) * dimensions);
      const scale = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
      scales[place] = scale;
      for (const [dimension, value] of row.entries()) {
        bytes[place * dimensions + dimension] = scale === 0 ? 0 : Math.round(value / scale);
      }
    }
    return new Rows(
      dimensions,
      Uint32Array.from(order, (place) => at(buckets, place)),
      scales,
      bytes,
    );
  }

  has(bucket: number): boolean {
    return this.#places.has(bucket);
  }

  /** Adds `weight` times the row of that bucket; false where it has none. */
  add(bucket: number, weight: number, to: Float32Array): boolean {
    const place = this.#places.get(bucket);
    if (place === undefined) return false;
    const factor = weight * at(this.scales, place);
    const from = place * this.dimensions;
    for (let dimension = 0; dimension < this.dimensions; dimension++) {
      to[dimension] = at(to, dimension) + factor * at(this.values, from + dimension);
    }
    return true;
  }
}

/**
 * Rows over rows: what an edition taught its buckets, else what the base did; a bucket nobody ever saw has its drawn
 * row, as long as that of a piece seen once, so that unknown words match unknown words.
 */
export class LayeredRows {
  readonly dimensions: number;
  readonly #layers: readonly Rows[];
  readonly #unseen: number;

  /** `unseen`: the length of the row of a bucket that no layer has. */
  constructor(layers: readonly [Rows, ...Rows[]], unseen: number) {
    this.dimensions = layers[0].dimensions;
    this.#layers = layers;
    this.#unseen = unseen;
  }

  /** Of length 1, or zero where there are no features. */
  encode({ buckets, weights }: Features): Float32Array {
    const vector = new Float32Array(this.dimensions);
    for (const [place, bucket] of buckets.entries()) this.add(bucket, at(weights, place), vector);
    return ofLengthOne(vector);
  }

  /** Adds `weight` times the row of that bucket. */
  add(bucket: number, weight: number, to: Float32Array): void {
    for (const layer of this.#layers) {
      if (layer.add(bucket, weight, to)) return;
    }
    const row = drawnRow(bucket, this.dimensions);
    for (const [place, value] of row.entries()) to[place] = at(to, place) + weight * this.#unseen * value;
  }
}

function ofLengthOne(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return squares === 0 ? vector : vector.map((value) => value / Math.sqrt(squares));
}

/** Every place read here was made by this file; the fallback only tells the type checker so. */
function at(numbers: Uint32Array | Float32Array | Int8Array, place: number): number {
  return numbers[place] ?? 0;
}
