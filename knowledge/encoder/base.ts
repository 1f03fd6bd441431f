import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnreadableFile, unpack } from '../learning/packed.ts';
import { Rows } from './rows.ts';

/** What every edition's encoder begins with: trained on the questions in `base/`, by `npm run train-base`. */
export interface Base {
  /** A checksum of the whole file. */
  id: string;
  /** A checksum of the questions it was trained on. */
  questions: string;
  rows: Rows;
}

export const BASE_FILE = join(import.meta.dirname, 'base', 'base.bin');
export const BASE_KIND = 'encoder base';
/** Grows with every change after which older files are of no use: of features, of drawn rows. */
export const BASE_VERSION = 3;

/** The base that lies beside this file; read once in a process. */
export function openBase(): Base {
  opened ??= readBase(readFileSync(BASE_FILE));
  return opened;
}

let opened: Base | undefined;

/** Throws `UnreadableFile` for bytes that are damaged or of another version: `npm run train-base` makes them anew. */
function readBase(bytes: Uint8Array): Base {
  const { head, parts } = unpack(bytes, BASE_KIND, BASE_VERSION);
  const { buckets, scales, values } = parts;
  if (!(buckets instanceof Uint32Array && scales instanceof Float32Array && values instanceof Int8Array)) {
    throw new UnreadableFile('parts are missing');
  }
  const { dimensions, questions } = head as { dimensions: number; questions: string };
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { id, questions, rows: new Rows(dimensions, buckets, scales, values) };
}
