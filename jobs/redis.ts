import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Backend } from './queues.ts';
import { openRedisSignals } from './signals.ts';

/** BullMQ on Redis. `prefix` keeps one installation's queues and signals apart from another's on the same server. */
export function openRedisBackend(url: string, prefix: string): Backend {
  // Producers fail at once while Redis is away (the store has the work, the sweep wakes it); workers wait for it.
  const producer = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    lazyConnect: false,
    retryStrategy,
  });
  const consumer = new Redis(url, { maxRetriesPerRequest: null, retryStrategy });
  const subscriber = new Redis(url, { maxRetriesPerRequest: null, retryStrategy });
  for (const connection of [producer, consumer, subscriber]) connection.on('error', () => {});
  return {
    queue(name) {
      const queue = new Queue(name, { connection: producer, prefix });
      queue.on('error', () => {});
      return queue;
    },
    worker: (name, run, options) =>
      new Worker(name, (job) => run(job.data), { ...options, connection: consumer, prefix }),
    signals: openRedisSignals(producer, subscriber, `${prefix}:signals`),
    async close() {
      for (const connection of [producer, consumer, subscriber]) connection.disconnect();
    },
  };
}

const retryStrategy = (attempt: number) => Math.min(attempt * 50, 1_000);
