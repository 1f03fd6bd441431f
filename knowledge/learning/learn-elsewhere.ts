import { Worker } from 'node:worker_threads';
import type { Entry } from '../knowledge-index.ts';

/** Has an edition learn; what it learned as `writeLearned` writes it. */
export type Learning = (entries: readonly Entry[]) => Promise<Uint8Array>;

/** What the thread says: how far it is, and at last what was learned. */
export type FromThread = { done: number; of: number } | { learned: Uint8Array };

/** Learns in a thread of its own. `tell` hears how far it is. A thread that fails fails the promise. */
export function openLearning(tell: (done: number, of: number) => void = () => {}): Learning {
  return (entries) =>
    new Promise((resolve, reject) => {
      const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: { entries, seed: SEED } });
      thread.on('message', (message: FromThread) => {
        if ('done' in message) tell(message.done, message.of);
        else resolve(message.learned);
      });
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`Learning ended with ${code} and without a result.`)));
    });
}

/** Any other would do as well; one and the same everywhere, so that every process learns the same. */
const SEED = 20_261_122;
