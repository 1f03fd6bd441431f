import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { normalise } from '../grams.ts';
import type { TextEncoder } from '../text-encoder.ts';
import { openRuntime, type Runtime } from './runtime.ts';
import { WordPieces } from './word-pieces.ts';

/** A folder that is no encoder, or a machine without the runtime. Its message says what is missing. */
export class UnusableFolder extends Error {
  override readonly name = 'UnusableFolder';
}

/** Pieces of a text that are read: BERT has no more places. */
const MOST_PIECES = 512;
/** Grows with every change after which the same model gives other vectors. */
const VERSION = 1;

/**
 * A sentence encoder of the BERT family from a folder, as it is exported to ONNX: `vocab.txt`, `model.onnx` or
 * `onnx/model.onnx`, and where they are there `tokenizer_config.json` and `1_Pooling/config.json` (else: lower case, the
 * mean over all pieces). Nothing leaves the machine.
 * @throws UnusableFolder
 */
export async function openOnnxEncoder(folder: string, runtime?: Runtime): Promise<TextEncoder> {
  const model = ['model.onnx', 'onnx/model.onnx'].map((name) => join(folder, name)).find((path) => existsSync(path));
  if (model === undefined) throw new UnusableFolder(`${folder} has neither model.onnx nor onnx/model.onnx`);
  const vocabulary = await readFile(join(folder, 'vocab.txt'), 'utf8').catch(() => {
    throw new UnusableFolder(`${folder} has no vocab.txt`);
  });
  const isLowerCase = (await settingsIn(folder, 'tokenizer_config.json')).do_lower_case !== false;
  const isByFirst = (await settingsIn(folder, '1_Pooling/config.json')).pooling_mode_cls_token === true;
  const pieces = usable(folder, () => new WordPieces(vocabulary, { isLowerCase }));
  const bytes = await readFile(model);
  const opened = async () => (runtime ?? (await openRuntime()))(model);
  const session = await opened().catch((cause: Error) => {
    throw new UnusableFolder(`${model} cannot be run: ${cause.message}`, { cause });
  });

  async function vectorOf(text: string): Promise<Float32Array> {
    const ids = pieces.idsOf(text, MOST_PIECES);
    const { values, dimensions } = await session(ids);
    const vector = new Float32Array(dimensions);
    // One vector for the text, or one for each piece.
    const counted = isByFirst ? 1 : values.length / dimensions;
    for (let at = 0; at < counted * dimensions; at++) {
      vector[at % dimensions] = (vector[at % dimensions] ?? 0) + (values[at] ?? 0);
    }
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    return length > 0 ? vector.map((value) => value / length) : vector;
  }

  const { length: dimensions } = await vectorOf('卡');
  const checksum = createHash('sha256')
    .update(JSON.stringify([isLowerCase, isByFirst, vocabulary]))
    .update(bytes)
    .digest('hex')
    .slice(0, 16);
  return {
    id: `onnx@${VERSION}#${checksum}`,
    dimensions,
    async encode(texts) {
      const vectors: Float32Array[] = [];
      // One after the other: each takes all cores already, and is padded with nothing.
      for (const text of texts) {
        vectors.push(normalise(text) === '' ? new Float32Array(dimensions) : await vectorOf(text));
      }
      return vectors;
    },
  };
}

function usable<Thing>(folder: string, open: () => Thing): Thing {
  try {
    return open();
  } catch (cause) {
    throw new UnusableFolder(`${folder}: ${(cause as Error).message}`, { cause });
  }
}

async function settingsIn(folder: string, name: string): Promise<Record<string, unknown>> {
  const path = join(folder, name);
  if (!existsSync(path)) return {};
  const text = await readFile(path, 'utf8');
  return usable(path, () => JSON.parse(text) as Record<string, unknown>);
}
