import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack, unpack } from '#knowledge';
import type { Calibration } from './calibration.ts';
import { Convolution, type ConvolutionWeights } from './convolution.ts';
import type { Ensemble } from './ensemble.ts';
import type { Network } from './network.ts';
import { questionNames, questions } from './questions.ts';
import { Vocabulary } from './vocabulary.ts';

export const MODEL_FILE = join(import.meta.dirname, 'listening.bin');
const KIND = 'listening';
/** Grows with every change of the features or of the questions: older weights do not fit new ones. */
const VERSION = 12;

/** Before the names of the convolution's parts. */
const CONVOLUTION = 'convolution ';

/** What was learned, as it is kept: of the network, eight bits a weight. A question for each of `questionNames`. */
export interface Learned extends Ensemble {
  calibration: Calibration;
  /** Of the examples it was learned from: their number, and the beginning of their SHA-256. */
  examples: { count: number; digest: string };
}

interface Head extends Pick<Learned, 'calibration' | 'examples'> {
  units: number;
}

export function write({ vocabulary, network, convolution, calibration, examples }: Learned): Uint8Array {
  const { units, weights, scales, bias, across } = network;
  const head: Head = { units, calibration, examples };
  const inOrder = Object.fromEntries(
    Object.entries(convolution.weights).map(([name, part]) => [CONVOLUTION + name, part]),
  );
  return pack({
    kind: KIND,
    version: VERSION,
    head,
    parts: { hashes: vocabulary.hashes, weights, scales, bias, across, ...inOrder },
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
  const inOrder = Object.fromEntries(
    Object.entries(parts).flatMap(([name, part]) =>
      name.startsWith(CONVOLUTION) ? [[name.slice(CONVOLUTION.length), part]] : [],
    ),
  );
  const convolution = new Convolution(inOrder as unknown as ConvolutionWeights);
  return { vocabulary: new Vocabulary(parts.hashes as Uint32Array), network, convolution, calibration, examples };
}

let shipped: Learned | null = null;

/** The weights that come with the product; read once. */
export function shippedModel(): Learned {
  shipped ??= read(readFileSync(MODEL_FILE));
  return shipped;
}
