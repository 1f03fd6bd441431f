import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { askRedis, startRedis as startRedisFoundIn } from '#server/cluster';
import { refuseIfRequiredIsMissing } from './for-the-run.ts';
import { startPostgres, startRedis } from './index.ts';
import { type Missing, missingSentence } from './programs.ts';
import { freshDatabase, freshRedis, postgresUrl, redisUrl } from './provided.ts';

const noRedis: Missing = { missing: 'redis', why: 'redis-server is not installed.' };
const noBrowser: Missing = { missing: 'browser', why: 'Chromium is not installed.' };

describe('what this machine lacks', () => {
  it('is said with the one command that provides it', () => {
    expect(missingSentence([noBrowser, noRedis])).toBe(
      'Not run here: browser, Redis. To provide them: sudo apt-get install -y chromium fonts-noto-cjk redis-server',
    );
    expect(missingSentence([])).toBeNull();
  });

  it('is a reason, not a failure, to whoever asks for the service', async () => {
    expect(await startRedisFoundIn({ path: '' })).toEqual({
      missing: 'redis',
      why: 'redis-server is not installed: apt-get install redis-server',
    });
  });

  it.each(['redis', 'all', 'postgres, redis'])('stops a run that requires %s', (required) => {
    expect(() => refuseIfRequiredIsMissing(required, [noRedis])).toThrow('apt-get install -y redis-server');
  });

  it.each(['', 'browser', 'postgres,browser'])(
    'does not stop a run that requires "%s" when only Redis is missing',
    (required) => {
      expect(() => refuseIfRequiredIsMissing(required, [noRedis])).not.toThrow();
    },
  );

  it('is never the answer to a misspelt requirement', () => {
    expect(() => refuseIfRequiredIsMissing('postgre', [])).toThrow('knows redis, postgres, browser and all');
  });
});

describe.skipIf(!postgresUrl)('PostgreSQL for tests', () => {
  it('gives each that asks an empty database of its own', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    await asked(one, 'CREATE TABLE account (name text)');
    await expect(asked(other, 'SELECT * FROM account')).rejects.toThrow('does not exist');
  });

  it('keeps what it acknowledged when it is killed, and forgets nothing when it is restarted', async () => {
    const server = await startPostgres();
    if ('missing' in server) throw new Error(server.why);
    await asked(server.url, "CREATE TABLE account AS SELECT 'li' AS name");
    await server.kill9();
    await expect(asked(server.url, 'SELECT 1')).rejects.toThrow();
    await server.restart();
    await server.restart();
    expect(await asked(server.url, 'SELECT name FROM account')).toEqual([{ name: 'li' }]);
    await server.stop();
    await expect(asked(server.url, 'SELECT 1')).rejects.toThrow();
  });

  it('finds trigrams in Chinese text', async () => {
    const url = await freshDatabase();
    await asked(url, 'CREATE EXTENSION pg_trgm');
    expect(await asked(url, "SELECT show_trgm('信用卡') <> '{}' AS found")).toEqual([{ found: true }]);
  });
});

describe.skipIf(!redisUrl)('Redis for tests', () => {
  it('gives each that asks an empty database of its own', async () => {
    const [one, other] = await Promise.all([freshRedis(), freshRedis()]);
    expect(one).not.toBe(other);
  });

  it('is set up for queues, and comes back on the same port after it is killed', async () => {
    const server = await startRedis();
    if ('missing' in server) throw new Error(server.why);
    expect(await askRedis(server.port, 'CONFIG GET maxmemory-policy')).toBe('*2');
    expect(await askRedis(server.port, 'INCR seq')).toBe(':1');
    await server.restart();
    expect(await askRedis(server.port, 'INCR seq')).toBe(':2');
    await server.kill9();
    expect(await askRedis(server.port, 'PING')).toBeNull();
    await server.restart();
    expect(await askRedis(server.port, 'PING')).toBe('+PONG');
    await server.stop();
    expect(await askRedis(server.port, 'PING')).toBeNull();
  });
});

async function asked(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
