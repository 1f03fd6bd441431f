import { createHash } from 'node:crypto';
import type { TextEncoder } from '../text-encoder.ts';
import { featuresOf } from './features.ts';
import { LayeredRows, type Rows } from './rows.ts';

/** Grows with every change after which the same rows give other vectors: of features, of drawn rows, of summing up. */
const VERSION = 1;

/** The encoder of one edition: its own rows over those of the base. */
export class EditionEncoder implements TextEncoder {
  readonly id: string;
  readonly dimensions: number;
  readonly #own: Rows;
  readonly #rows: LayeredRows;

  constructor(own: Rows, base: Rows, unseen: number) {
    this.#own = own;
    this.#rows = new LayeredRows([own, base], unseen);
    this.dimensions = own.dimensions;
    this.id = `xianting@${VERSION}#${checksumOf([own, base], unseen)}`;
  }

  async encode(texts: readonly string[]): Promise<readonly Float32Array[]> {
    return texts.map((text) => this.#rows.encode(featuresOf(text)));
  }

  /** How much of a text's pieces occurs in the edition's own wordings: 0, nothing, to 1. */
  familiarity(text: string): number {
    const { buckets } = featuresOf(text);
    let known = 0;
    for (const bucket of buckets) known += this.#own.has(bucket) ? 1 : 0;
    return buckets.length === 0 ? 0 : known / buckets.length;
  }
}

function checksumOf(layers: readonly Rows[], unseen: number): string {
  const hash = createHash('sha256').update(String(unseen));
  for (const { buckets, scales, values } of layers) {
    for (const part of [buckets, scales, values])
      hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  }
  return hash.digest('hex').slice(0, 16);
}
