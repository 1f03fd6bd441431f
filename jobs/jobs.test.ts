import { describe } from 'vitest';
import { openStore } from '#store';
import { freshDatabase, freshRedis, postgresUrl, redisUrl } from '../evals/services/provided.ts';
import { describeJobs } from './contract.ts';
import type { Jobs } from './jobs.ts';
import { openJobs } from './open.ts';

/** Queues on a fresh store; both close together. */
async function onStore(settings: Parameters<typeof openStore>[0]): Promise<Jobs> {
  const store = await openStore(settings);
  const jobs = await openJobs({ kind: 'store' }, store);
  return {
    ...jobs,
    close: async () => {
      await jobs.close();
      await store.close();
    },
  };
}

describeJobs('PGlite', () => onStore({ kind: 'embedded', folder: ':memory:' }));

describe.skipIf(!postgresUrl)('served by PostgreSQL', () => {
  describeJobs('PostgreSQL', async () => onStore({ kind: 'postgres', url: await freshDatabase() }));
});

let installation = 0;
describe.skipIf(!redisUrl)('served by Redis', () => {
  describeJobs('Redis', async () =>
    openJobs(
      { kind: 'redis', url: await freshRedis(), prefix: `jobs-test-${process.pid}-${++installation}` },
      { queuePool: null as never },
    ),
  );
});
