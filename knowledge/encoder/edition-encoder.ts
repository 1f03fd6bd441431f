import { createHash } from 'node:crypto';
import type { TextEncoder } from '../text-encoder.ts';
import { openBase } from './base.ts';
import { bucketsOfCharacters, featuresOf } from './features.ts';
import { RARITY_BESIDE_BASE } from './from-groups.ts';
import { LayeredRows, Rows } from './rows.ts';

/** Grows with every change after which the same rows give other vectors: of features, of drawn rows, of summing up. */
const VERSION = 3;

/** The encoder of one edition: its own rows over those of the base. */
export class EditionEncoder implements TextEncoder {
  readonly id: string;
  readonly dimensions: number;
  readonly #own: Rows;
  readonly #base: Rows;
  readonly #rows: LayeredRows;

  constructor(own: Rows, base: Rows, unseen: number) {
    this.#own = own;
    this.#base = base;
    this.#rows = new LayeredRows([own, base], unseen);
    this.dimensions = own.dimensions;
    this.id = `xianting@${VERSION}#${checksumOf([own, base], unseen)}`;
  }

  async encode(texts: readonly string[]): Promise<readonly Float32Array[]> {
    return texts.map((text) => this.#rows.encode(featuresOf(text)));
  }

  /** What the edition's own wordings have of it. */
  familiarity(text: string): Familiarity {
    const { buckets, weights } = featuresOf(text);
    const whole = new Float32Array(this.dimensions);
    const foreign = new Float32Array(this.dimensions);
    const strange = bucketsOfCharacters(text).filter((bucket) => !this.#own.has(bucket));
    const alien = strange.filter((bucket) => !this.#base.has(bucket));
    let known = 0;
    for (const [place, bucket] of buckets.entries()) {
      const isKnown = this.#own.has(bucket);
      known += isKnown ? 1 : 0;
      this.#rows.add(bucket, weights[place] ?? 0, whole);
      if (!isKnown) this.#rows.add(bucket, weights[place] ?? 0, foreign);
    }
    const length = lengthOf(whole);
    return {
      known: buckets.length === 0 ? 0 : known / buckets.length,
      foreign: length === 0 ? 1 : Math.min(2, lengthOf(foreign) / length),
      strange: Math.min(MOST_STRANGE, strange.length),
      alien: Math.min(MOST_STRANGE, alien.length),
    };
  }
}

export interface Familiarity {
  /** The share of a text's pieces that occur in the edition: 0, nothing, to 1. */
  known: number;
  /** How long the vector of the other pieces is beside that of all: 0, nothing, to 2 and more, cut there. */
  foreign: number;
  /** Han characters that do not occur in the edition: their number, cut at 4. */
  strange: number;
  /** Those of them that the base has not seen either, as in the names of other houses' products. */
  alien: number;
}

const MOST_STRANGE = 4;

function lengthOf(vector: Float32Array): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return Math.sqrt(squares);
}

/** The base alone: an encoder for texts of no edition. */
export function openBaseEncoder(): EditionEncoder {
  const { rows } = openBase();
  return new EditionEncoder(Rows.none(rows.dimensions), rows, RARITY_BESIDE_BASE);
}

function checksumOf(layers: readonly Rows[], unseen: number): string {
  const hash = createHash('sha256').update(String(unseen));
  for (const { buckets, scales, values } of layers) {
    for (const part of [buckets, scales, values])
      hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  }
  return hash.digest('hex').slice(0, 16);
}
