import { Worker } from 'node:worker_threads';
import { type VectorTable, vectorsOf } from '../encoder/vector-table.ts';
import type { Entry } from '../knowledge-index.ts';
import type { TextEncoder } from '../text-encoder.ts';
import { textsAskedOf } from './learn.ts';

/**
 * Has an edition learn; what it learned as `writeLearned` writes it. `encoder`: what makes the vectors, where it is not
 * the edition's own; it is asked here, before the thread begins.
 */
export type Learning = (entries: readonly Entry[], encoder?: TextEncoder) => Promise<Uint8Array>;

/** What the thread is told. */
export interface ForThread {
  entries: readonly Entry[];
  seed: number;
  vectors: VectorTable | undefined;
}

/** What the thread says: how far it is, and at last what was learned. */
export type FromThread = { done: number; of: number } | { learned: Uint8Array };

/** Learns in a thread of its own. `tell` hears how far it is. A thread that fails fails the promise. */
export function openLearning(tell: (done: number, of: number) => void = () => {}): Learning {
  return async (entries, encoder) => {
    const vectors = encoder && (await vectorsOf(textsAskedOf(entries), encoder));
    const workerData: ForThread = { entries, seed: SEED, vectors };
    return new Promise((resolve, reject) => {
      const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData });
      thread.on('message', (message: FromThread) => {
        if ('done' in message) tell(message.done, message.of);
        else resolve(message.learned);
      });
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`Learning ended with ${code} and without a result.`)));
    });
  };
}

/** Any other would do as well; one and the same everywhere, so that every process learns the same. */
const SEED = 20_261_122;
