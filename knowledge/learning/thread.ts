/** The thread in which an edition learns. */
import { parentPort, workerData } from 'node:worker_threads';
import { openBase } from '../encoder/base.ts';
import { encoderFrom } from '../encoder/vector-table.ts';
import { learn } from './learn.ts';
import type { ForThread, FromThread } from './learn-elsewhere.ts';
import { writeLearned } from './learned.ts';

const { entries, seed, vectors } = workerData as ForThread;
const say = (message: FromThread) => parentPort?.postMessage(message);
const encoder = vectors && encoderFrom(vectors);
const learned = await learn(entries, { base: openBase(), seed, encoder, tell: (done, of) => say({ done, of }) });
say({ learned: writeLearned(learned) });
