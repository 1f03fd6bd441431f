import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Statements } from '../database.ts';
import { Connection } from './connection.ts';
import { lockFolder } from './lock.ts';
import { Session } from './session.ts';

/**
 * The embedded PostgreSQL on `folder` (made if missing), or in memory for `:memory:`. Refuses 'store-in-use' where
 * another process has the folder open. It survives a killed process; a power cut can lose the last moments, because
 * PGlite does not wait for the disk.
 */
export async function openPglite(
  folder: string,
): Promise<{ pool: pg.Pool; queuePool: pg.Pool; statements: Statements; close(): Promise<void> }> {
  const inMemory = folder === ':memory:';
  if (!inMemory) await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = inMemory ? null : await lockFolder(folder);
  try {
    const session = await Session.open(inMemory ? folder : join(folder, 'pgdata'));
    // Connections are cheap here: they only take turns on the one session.
    const pool = new pg.Pool({ max: 100, idleTimeoutMillis: 0, stream: () => new Connection(session) });
    // One session has one search path; it is the queues', whose SQL names no schema. Ours always does.
    await pool.query('create schema if not exists bullmq');
    await pool.query('set search_path = bullmq, public');
    const statements = await openStatements(session);
    return {
      statements,
      pool,
      queuePool: pool,
      async close() {
        await statements.end();
        await pool.end();
        await session.close();
        await lock?.release();
      },
    };
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

/**
 * Names of prepared statements belong to the session, so one connection gives them all. A pool of one would do, but it
 * replaces its connection after any error, and the next would find the names taken.
 */
async function openStatements(session: Session): Promise<Statements & { end(): Promise<void> }> {
  // The types know only a socket made beforehand; the driver takes a function, as the pool above does.
  const client = new pg.Client({ stream: () => new Connection(session) } as unknown as pg.ClientConfig);
  await client.connect();
  let last: Promise<unknown> = Promise.resolve();
  return {
    query(statement) {
      const answer = last.then(() => client.query(statement));
      last = answer.catch(() => {});
      return answer;
    },
    end: () => client.end(),
  };
}
