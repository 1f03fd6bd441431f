import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack, unpack } from '#knowledge';
import type { Calibration } from './calibration.ts';
import { type HeadName, headNames, heads } from './heads.ts';
import { Vocabulary } from './vocabulary.ts';

export const MODEL_FILE = join(import.meta.dirname, 'listening.bin');
const KIND = 'listening';
/** Grows with every change of the features or of the heads: older weights do not fit new ones. */
const VERSION = 3;

/** What was learned, as it is kept: eight bits a weight. */
export interface Learned {
  vocabulary: Vocabulary;
  /** `weights[row * classes + class]`, to be multiplied by `scale`. */
  heads: Readonly<Record<HeadName, { weights: Int8Array; scale: number; bias: readonly number[] }>>;
  calibration: Calibration;
  /** Of the examples it was learned from: their number, and the beginning of their SHA-256. */
  examples: { count: number; digest: string };
}

interface Head {
  scales: Record<string, number>;
  biases: Record<string, readonly number[]>;
  calibration: Calibration;
  examples: Learned['examples'];
}

export function write({ vocabulary, heads: learned, calibration, examples }: Learned): Uint8Array {
  const head: Head = {
    scales: Object.fromEntries(headNames.map((name) => [name, learned[name].scale])),
    biases: Object.fromEntries(headNames.map((name) => [name, learned[name].bias])),
    calibration,
    examples,
  };
  return pack({
    kind: KIND,
    version: VERSION,
    head,
    parts: {
      hashes: vocabulary.hashes,
      ...Object.fromEntries(headNames.map((name) => [name, learned[name].weights])),
    },
  });
}

/** Throws for a file that is not these weights, whole and of this version. */
export function read(bytes: Uint8Array): Learned {
  const { head, parts } = unpack(bytes, KIND, VERSION);
  const { scales, biases, calibration, examples } = head as Head;
  const headOf = (name: HeadName) => ({
    weights: parts[name] as Int8Array,
    scale: scales[name] ?? 0,
    bias: biases[name] ?? heads[name].classes.map(() => 0),
  });
  return {
    vocabulary: new Vocabulary(parts.hashes as Uint32Array),
    heads: Object.fromEntries(headNames.map((name) => [name, headOf(name)])) as unknown as Learned['heads'],
    calibration,
    examples,
  };
}

let shipped: Learned | null = null;

/** The weights that come with the product; read once. */
export function shippedModel(): Learned {
  shipped ??= read(readFileSync(MODEL_FILE));
  return shipped;
}
