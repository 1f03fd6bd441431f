import type { Queue } from 'bullmq';

export type Borrowed = Queue;
