/** The thread in which an edition learns. */
import { parentPort, workerData } from 'node:worker_threads';
import { openBase } from '../encoder/base.ts';
import type { Entry } from '../knowledge-index.ts';
import { learn } from './learn.ts';
import type { FromThread } from './learn-elsewhere.ts';
import { writeLearned } from './learned.ts';

const { entries, seed } = workerData as { entries: readonly Entry[]; seed: number };
const say = (message: FromThread) => parentPort?.postMessage(message);
const learned = await learn(entries, { base: openBase(), seed, tell: (done, of) => say({ done, of }) });
say({ learned: writeLearned(learned) });
