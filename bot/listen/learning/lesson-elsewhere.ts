import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { LabelledTurn } from './examples.ts';
import type { Lesson } from './lesson.ts';

/** What a thread is told: its turns, and the fold that it leaves out; null for none. */
export interface ForThread {
  turns: readonly LabelledTurn[];
  leftOut: number | null;
}

/** Lessons in threads of their own, as many at once as there are processors; in the order in which they were asked for. */
export async function lessonsElsewhere(
  turns: readonly LabelledTurn[],
  leftOut: readonly ForThread['leftOut'][],
): Promise<Lesson[]> {
  const lessons: Lesson[] = [];
  const waiting = [...leftOut.entries()];
  const learnOn = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      lessons[next[0]] = await lessonElsewhere({ turns, leftOut: next[1] });
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), leftOut.length) }, learnOn));
  return lessons;
}

/** Six hundred thousand turns with their features take some six gigabytes; by itself a thread's memory ends at four. */
const MEMORY_MB = 8192;

/** A thread that fails fails the promise. */
function lessonElsewhere(workerData: ForThread): Promise<Lesson> {
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
