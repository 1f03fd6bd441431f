import type { Features } from './features.ts';

/** One example: which features it has, by their rows, and what each of them is worth. */
export interface Example {
  rows: Int32Array;
  value: number;
}

type Occurring = Pick<Features, 'grams' | 'hints'>;

/** The features that are known, each with its row. */
export class Vocabulary {
  readonly hashes: Uint32Array;
  /** Open addressing: a message asks some hundred times, mostly for what is not there. Rows from 1 on; 0 is free. */
  readonly #slots: Int32Array;
  /** In which example a row was last: each feature counts once. */
  readonly #last: Uint32Array;
  #examples = 0;

  constructor(hashes: Uint32Array) {
    this.hashes = hashes;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * hashes.length + 2)));
    this.#last = new Uint32Array(hashes.length);
    hashes.forEach((hash, row) => {
      this.#slots[this.#slotOf(hash)] = row + 1;
    });
  }

  /** Of all that occurs in at least `least` texts. */
  static of(texts: readonly Occurring[], least: number): Vocabulary {
    const counts = new Map<number, number>();
    for (const features of texts) for (const hash of distinct(features)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
    const kept = [...counts].flatMap(([hash, count]) => (count >= least ? [hash] : []));
    return new Vocabulary(Uint32Array.from(kept).sort());
  }

  /** Less than 0 for one that is not known. */
  #row(hash: number): number {
    return (this.#slots[this.#slotOf(hash)] ?? 0) - 1;
  }

  /** Where it is, or would be. */
  #slotOf(hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const row = (slots[slot] ?? 0) - 1;
      if (row < 0 || this.hashes[row] === hash) return slot;
      slot = (slot + 1) & mask;
    }
  }

  row(hash: number): number | undefined {
    const row = this.#row(hash);
    return row < 0 ? undefined : row;
  }

  /** How many of them are known, 0 to 1. */
  knownOf(grams: readonly { hash: number }[]): number {
    let known = 0;
    for (const { hash } of grams) if (this.#row(hash) >= 0) known++;
    return known / Math.max(1, grams.length);
  }

  /** What of it is known, brought to length one: a long text weighs what a short one does. */
  example({ grams, hints }: Occurring): Example {
    const rows: number[] = [];
    this.#examples = (this.#examples + 1) >>> 0;
    const example = this.#examples;
    const note = (hash: number): void => {
      const row = this.#row(hash);
      if (row < 0 || this.#last[row] === example) return;
      this.#last[row] = example;
      rows.push(row);
    };
    for (const hash of hints) note(hash);
    for (const { hash } of grams) note(hash);
    return { rows: Int32Array.from(rows), value: 1 / Math.sqrt(rows.length || 1) };
  }
}

function distinct({ grams, hints }: Occurring): Set<number> {
  const hashes = new Set(hints);
  for (const { hash } of grams) hashes.add(hash);
  return hashes;
}
