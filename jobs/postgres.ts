import {
  createPostgresBackend,
  type PostgresConnectionOptions,
  type Queue,
  runMigrations,
  type Worker,
  withBackend,
} from 'bullmq';
import { Refusal } from '#conversation';
import type { QueuePool } from '#store';
import type { Backend } from './queues.ts';
import { openLocalSignals } from './signals.ts';

/**
 * BullMQ on the store's PostgreSQL, embedded or served, in its own schema. One process only: its signals are local, and
 * a second one would leave the pages of the first unaware. Refuses 'settings-clash' while another process holds it.
 */
export async function openPostgresBackend(pool: QueuePool): Promise<Backend> {
  const holder = await pool.connect();
  // A lost connection gives the lock up; the process that held it works on, as signals may be lost.
  holder.on('error', () => {});
  const { rows } = await holder.query(`select pg_try_advisory_lock(${onlyProcess}) as held`);
  if (!rows[0]?.held) {
    holder.release();
    throw new Refusal('settings-clash', {
      why: '已有另一个进程在使用这个数据库且没有设置 REDIS_URL；多个进程请同时设置 REDIS_URL (another process uses this database without REDIS_URL; several processes need REDIS_URL)',
    });
  }
  try {
    await runMigrations(holder, 'bullmq');
  } catch (error) {
    holder.release(true);
    throw error;
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
    async close() {
      await holder.query(`select pg_advisory_unlock(${onlyProcess})`).catch(() => {});
      holder.release();
    },
  };
}

const onlyProcess = `hashtext('xianting.only-process')`;
