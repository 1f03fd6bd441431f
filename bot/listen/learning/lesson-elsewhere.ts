import { Worker } from 'node:worker_threads';
import type { LabelledTurn } from './examples.ts';
import type { Lesson, lesson } from './lesson.ts';

/** What a thread is told: its turns, and which of them it learns. */
export interface ForThread {
  turns: readonly LabelledTurn[];
  learns: Parameters<typeof lesson>[1];
}

/** Six hundred thousand turns with their features take some six gigabytes; by itself a thread's memory ends at four. */
const MEMORY_MB = 8192;

/** A lesson in a thread of its own. A thread that fails fails the promise. */
export function lessonElsewhere(workerData: ForThread): Promise<Lesson> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./lesson-thread.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`A lesson ended with ${code} and without a result.`)));
  });
}
