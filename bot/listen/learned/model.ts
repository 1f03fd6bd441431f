import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack, unpack } from '#knowledge';
import type { Calibration } from './calibration.ts';
import type { Network } from './network.ts';
import { questionNames, questions } from './questions.ts';
import { Vocabulary } from './vocabulary.ts';

export const MODEL_FILE = join(import.meta.dirname, 'listening.bin');
const KIND = 'listening';
/** Grows with every change of the features or of the questions: older weights do not fit new ones. */
const VERSION = 7;

/** What was learned, as it is kept: eight bits a weight. */
export interface Learned {
  vocabulary: Vocabulary;
  /** A question for each of `questionNames`. */
  network: Network;
  calibration: Calibration;
  /** Of the examples it was learned from: their number, and the beginning of their SHA-256. */
  examples: { count: number; digest: string };
}

interface Head extends Pick<Learned, 'calibration' | 'examples'> {
  units: number;
}

export function write({ vocabulary, network, calibration, examples }: Learned): Uint8Array {
  const { units, weights, scales, bias, across } = network;
  const head: Head = { units, calibration, examples };
  return pack({
    kind: KIND,
    version: VERSION,
    head,
    parts: { hashes: vocabulary.hashes, weights, scales, bias, across },
  });
}

/** Throws for a file that is not these weights, whole and of this version. */
export function read(bytes: Uint8Array): Learned {
  const { head, parts } = unpack(bytes, KIND, VERSION);
  const { units, calibration, examples } = head as Head;
  const network: Network = {
    questions: questionNames.map((name) => questions[name].length),
    units,
    weights: parts.weights as Int8Array,
    scales: parts.scales as Float32Array,
    bias: parts.bias as Float32Array,
    across: parts.across as Float32Array,
  };
  return { vocabulary: new Vocabulary(parts.hashes as Uint32Array), network, calibration, examples };
}

let shipped: Learned | null = null;

/** The weights that come with the product; read once. */
export function shippedModel(): Learned {
  shipped ??= read(readFileSync(MODEL_FILE));
  return shipped;
}
