import type { Features } from './features.ts';

/** One example: which features it has, by their rows, and what each of them is worth. */
export interface Example {
  rows: Int32Array;
  value: number;
}

type Occurring = Pick<Features, 'grams' | 'others'>;

/** The features that are known, each with its row. */
export class Vocabulary {
  readonly hashes: Uint32Array;
  readonly #rows = new Map<number, number>();

  constructor(hashes: Uint32Array) {
    this.hashes = hashes;
    hashes.forEach((hash, row) => {
      this.#rows.set(hash, row);
    });
  }

  /** Of all that occurs in at least `least` texts. */
  static of(texts: readonly Occurring[], least: number): Vocabulary {
    const counts = new Map<number, number>();
    for (const features of texts) for (const hash of distinct(features)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
    const kept = [...counts].flatMap(([hash, count]) => (count >= least ? [hash] : []));
    return new Vocabulary(Uint32Array.from(kept).sort());
  }

  row(hash: number): number | undefined {
    return this.#rows.get(hash);
  }

  /** How many of them are known, 0 to 1. */
  knownOf(grams: readonly { hash: number }[]): number {
    return grams.filter(({ hash }) => this.#rows.has(hash)).length / Math.max(1, grams.length);
  }

  /** What of it is known, brought to length one: a long text weighs what a short one does. */
  example(features: Occurring): Example {
    const rows: number[] = [];
    for (const hash of distinct(features)) {
      const row = this.#rows.get(hash);
      if (row !== undefined) rows.push(row);
    }
    return { rows: Int32Array.from(rows), value: 1 / Math.sqrt(rows.length || 1) };
  }
}

function distinct({ grams, others }: Occurring): Set<number> {
  const hashes = new Set(others);
  for (const { hash } of grams) hashes.add(hash);
  return hashes;
}
