/** The thread in which a lesson is learned. */
import { parentPort, workerData } from 'node:worker_threads';
import { lesson } from './lesson.ts';
import type { ForThread } from './lesson-elsewhere.ts';

const { turns, learns } = workerData as ForThread;
parentPort?.postMessage(lesson(turns, learns));
