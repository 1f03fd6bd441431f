/** How much of what was before counts beside the newest step: of the direction, and of its length. */
const DIRECTION = 0.9;
const LENGTH = 0.999;
const LEAST = 1e-8;

/**
 * Steps down by Adam (Kingma and Ba 2015, arXiv:1412.6980) for some weights. Where they are rows of a table, only the
 * rows that a batch touched are gone on with.
 */
export class Descent {
  /** How far off each weight is, added up over a batch. */
  readonly off: Float32Array;
  readonly #weights: Float32Array;
  readonly #width: number;
  readonly #direction: Float32Array;
  readonly #length: Float32Array;
  readonly #touched = new Set<number>();
  #steps = 0;

  /** `width`: of a row, where the weights are a table. */
  constructor(weights: Float32Array, width = weights.length) {
    this.#weights = weights;
    this.#width = width;
    this.off = new Float32Array(weights.length);
    this.#direction = new Float32Array(weights.length);
    this.#length = new Float32Array(weights.length);
    if (width === weights.length) this.#touched.add(0);
  }

  touch(row: number): void {
    this.#touched.add(row);
  }

  /** How far off some weights are that follow each other, from the first of a row on. */
  add(off: Float64Array, start: number): void {
    this.touch(start / this.#width);
    for (let at = 0; at < off.length; at++) this.off[start + at] = (this.off[start + at] ?? 0) + (off[at] ?? 0);
  }

  step(rate: number): void {
    this.#steps++;
    const direct = 1 - DIRECTION ** this.#steps;
    const long = 1 - LENGTH ** this.#steps;
    const [off, weights, direction, length] = [this.off, this.#weights, this.#direction, this.#length];
    for (const row of this.#touched) {
      for (let at = row * this.#width; at < (row + 1) * this.#width; at++) {
        const now = off[at] ?? 0;
        off[at] = 0;
        const towards = DIRECTION * (direction[at] ?? 0) + (1 - DIRECTION) * now;
        const far = LENGTH * (length[at] ?? 0) + (1 - LENGTH) * now * now;
        direction[at] = towards;
        length[at] = far;
        weights[at] = (weights[at] ?? 0) - (rate * (towards / direct)) / (Math.sqrt(far / long) + LEAST);
      }
    }
    if (this.#width < weights.length) this.#touched.clear();
  }
}
