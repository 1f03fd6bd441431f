import {
  createPostgresBackend,
  type PostgresConnectionOptions,
  type Queue,
  runMigrations,
  type Worker,
  withBackend,
} from 'bullmq';
import type { QueuePool } from '#store';
import type { Backend } from './queues.ts';
import { openLocalSignals } from './signals.ts';

/** BullMQ on the store's PostgreSQL, embedded or served, in its own schema. One process only: its signals are local. */
export async function openPostgresBackend(pool: QueuePool): Promise<Backend> {
  const client = await pool.connect();
  try {
    await runMigrations(client, 'bullmq');
  } finally {
    client.release();
  }
  // Every queue and worker listens to the pool's errors.
  pool.setMaxListeners(100);
  const postgres = withBackend(createPostgresBackend);
  // node-postgres' own type says more than BullMQ's structural one can express.
  const connection = pool as unknown as PostgresConnectionOptions;
  return {
    queue(name) {
      const queue = new postgres.Queue(name, { connection });
      queue.on('error', () => {});
      return queue as unknown as Queue;
    },
    worker: (name, run, options) =>
      new postgres.Worker(name, (job) => run(job.data), { ...options, connection }) as unknown as Worker,
    signals: openLocalSignals(),
    async close() {},
  };
}
