/**
 * What a test asks for when it needs a real server. The run starts each once; here they are, or null where this
 * machine has none:
 *
 *     describe.skipIf(!postgresUrl)('two sessions', () => {
 *       beforeAll(async () => { store = await openStore({ url: await freshDatabase() }) });
 *
 * A run says at its end what it had to leave out, and refuses to start under XIANTING_TEST_REQUIRE.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { askRedis } from '#server/cluster';

declare module 'vitest' {
  interface ProvidedContext {
    redisUrl: string | null;
    /** Of a Qdrant that QDRANT_URL names: no package brings one. */
    qdrantUrl: string | null;
    postgresUrl: string | null;
    /** Path of a Chromium. */
    chromium: string | null;
  }
}

export const redisUrl = inject('redisUrl');
export const qdrantUrl = inject('qdrantUrl');
export const postgresUrl = inject('postgresUrl');
/** Path of a Chromium, for playwright-core's `executablePath`. */
export const chromium = inject('chromium');

/** The address of a new, empty PostgreSQL database, for one test file or one test. */
export async function freshDatabase(): Promise<string> {
  if (postgresUrl === null) throw new Error('No PostgreSQL here: gate the test with describe.skipIf(!postgresUrl).');
  const name = `fresh_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  const fresh = new URL(postgresUrl);
  fresh.pathname = `/${name}`;
  return fresh.href;
}

/**
 * The address of an empty Redis database, for one test file or one test. Keys are its own; pub/sub channels are
 * shared by all databases of a Redis.
 */
export async function freshRedis(): Promise<string> {
  if (redisUrl === null) throw new Error('No Redis here: gate the test with describe.skipIf(!redisUrl).');
  const answer = await askRedis(Number(new URL(redisUrl).port), 'INCR databases');
  const number = /^:(\d+)$/.exec(answer ?? '')?.[1];
  if (number === undefined) throw new Error(`Redis gave no new database: ${answer}`);
  return `${redisUrl}/${number}`;
}
