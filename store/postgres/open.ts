import pg from 'pg';
import { Refusal } from '#conversation';
import type { Statements } from '../database.ts';

/** A served PostgreSQL. The queues get a pool of their own, whose connections look at their schema first. */
export async function openPostgres(
  url: string,
): Promise<{ pool: pg.Pool; queuePool: pg.Pool; statements: Statements; close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: url, max: 20, connectionTimeoutMillis: 5_000 });
  const queuePool = new pg.Pool({
    connectionString: url,
    max: 40,
    connectionTimeoutMillis: 5_000,
    options: '-c search_path=bullmq,public',
  });
  // An idle connection that drops is replaced at the next use; without a listener it would end the process.
  for (const each of [pool, queuePool]) each.on('error', () => {});
  try {
    await pool.query('create schema if not exists bullmq');
  } catch (error) {
    await Promise.all([pool.end(), queuePool.end()]);
    // The address alone: the rest of the URL is a password.
    throw new Refusal('database-unreachable', { where: new URL(url).host, why: (error as Error).message }, error);
  }
  return {
    statements: pool,
    pool,
    queuePool,
    async close() {
      await Promise.all([pool.end(), queuePool.end()]);
    },
  };
}
