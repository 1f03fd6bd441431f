import { createHash } from 'node:crypto';
import type { Confidence } from '../calibration/confidence.ts';
import type { Judged } from '../calibration/judged.ts';
import { Rows } from '../encoder/rows.ts';
import type { Entry } from '../knowledge-index.ts';
import type { TextEncoder } from '../text-encoder.ts';
import { pack, UnreadableFile, unpack } from './packed.ts';

/** What an edition's own questions taught, beside the base. */
export interface Learned {
  /** Checksum of the base and of the wordings it was learned from. */
  from: string;
  rows: Rows;
  confidence: Confidence;
  /** The trials, for thresholds at any risk and for showing how far sureness can be trusted. */
  judged: readonly Judged[];
}

const KIND = 'learned edition';
/** Grows with every change after which what was learned before is of no use. */
const VERSION = 5;

/** What it is kept under; each version of this program has its own. */
export const LEARNED_NAME = `learned-${VERSION}`;

/** The same for vectors by another encoder: processes that use different ones take nothing from each other. */
export function learnedName(encoder?: Pick<TextEncoder, 'id'>): string {
  return encoder ? `${LEARNED_NAME}-${encoder.id}` : LEARNED_NAME;
}

export function writeLearned({ from, rows, confidence, judged }: Learned): Uint8Array {
  const { dimensions, buckets, scales, values } = rows;
  return pack({
    kind: KIND,
    version: VERSION,
    head: { from, dimensions, confidence, judged },
    parts: { buckets, scales, values },
  });
}

/** Throws `UnreadableFile` for bytes that are damaged, of another version, or learned from something else. */
export function readLearned(bytes: Uint8Array, from: string): Learned {
  const { head, parts } = unpack(bytes, KIND, VERSION);
  const { dimensions, confidence, judged, ...rest } = head as Omit<Learned, 'rows'> & { dimensions: number };
  if (rest.from !== from) throw new UnreadableFile('learned from other questions, or beside another base');
  const { buckets, scales, values } = parts;
  if (!(buckets instanceof Uint32Array && scales instanceof Float32Array && values instanceof Int8Array)) {
    throw new UnreadableFile('parts are missing');
  }
  return { from, rows: new Rows(dimensions, buckets, scales, values), confidence, judged };
}

/** `encoder`: what makes the vectors, where it is not the edition's own. */
export function sourceOf(entries: readonly Entry[], base: string, encoder?: Pick<TextEncoder, 'id'>): string {
  const hash = createHash('sha256').update(encoder ? `${base} ${encoder.id}` : base);
  for (const { id, question, similar, answer } of entries) hash.update(JSON.stringify([id, question, similar, answer]));
  return hash.digest('hex');
}
