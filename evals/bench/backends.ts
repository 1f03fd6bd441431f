import { startPostgres, startRedis } from '../services/index.ts';

/** What the product keeps its record and its queues on, for the length of a measurement. */
export interface Backend {
  name: string;
  environment: Record<string, string>;
  stop(): Promise<void>;
}

/** The embedded default, or with `--served` among the words PostgreSQL and Redis. */
export async function openBackend(words: readonly string[]): Promise<Backend> {
  return words.includes('--served')
    ? servedBackend()
    : { name: 'PGlite, embedded', environment: {}, stop: async () => {} };
}

async function servedBackend(): Promise<Backend> {
  const [postgres, redis] = [await startPostgres(), await startRedis()];
  if (!('url' in postgres)) throw new Error(JSON.stringify(postgres));
  if (!('url' in redis)) throw new Error(JSON.stringify(redis));
  return {
    name: 'PostgreSQL and Redis',
    environment: { DATABASE_URL: postgres.url, REDIS_URL: redis.url },
    stop: async () => {
      await redis.stop();
      await postgres.stop();
    },
  };
}
