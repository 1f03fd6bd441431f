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

/** Enough that the engine always has the next statement at hand while the answer to the last one is on its way back. */
const AT_ONCE = 8;

/**
 * Names of prepared statements belong to the session, so each connection that prepares has names of its own. A pool
 * would not do: it replaces a connection after any error, and the next would find the names taken.
 */
async function openStatements(session: Session): Promise<Statements & { end(): Promise<void> }> {
  // The types know only a socket made beforehand; the driver takes a function, as the pool above does.
  const open = () => new pg.Client({ stream: () => new Connection(session) } as unknown as pg.ClientConfig);
  const clients = Array.from({ length: AT_ONCE }, open);
  await Promise.all(clients.map((client) => client.connect()));
  const free = [...clients.keys()];
  const waiting: ((client: number) => void)[] = [];
  const take = async () => free.pop() ?? (await new Promise<number>((resolve) => waiting.push(resolve)));
  const giveBack = (client: number) => {
    const next = waiting.shift();
    if (next) next(client);
    else free.push(client);
  };
  return {
    async query({ name, text, values }) {
      const taken = await take();
      try {
        return await (clients[taken] as pg.Client).query({ name: `${name}_${taken}`, text, values });
      } finally {
        giveBack(taken);
      }
    },
    async end() {
      await Promise.all(clients.map((client) => client.end()));
    },
  };
}
