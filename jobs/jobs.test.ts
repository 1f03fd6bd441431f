import { afterAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '#store';
import { freshDatabase, freshRedis, postgresUrl, redisUrl } from '../evals/services/provided.ts';
import { describeJobs } from './contract.ts';
import type { Jobs } from './jobs.ts';
import { openJobs } from './open.ts';

/** Queues on one store for all tests of a suite, their schema made anew for each: opening a store takes seconds. */
function onStore(settings: () => Promise<Parameters<typeof openStore>[0]>): () => Promise<Jobs> {
  let store: Store | null = null;
  afterAll(() => store?.close());
  return async () => {
    store ??= await openStore(await settings());
    await store.queuePool.query('drop schema bullmq cascade');
    await store.queuePool.query('create schema bullmq');
    return openJobs({ kind: 'store' }, store);
  };
}

describeJobs(
  'PGlite',
  onStore(async () => ({ kind: 'embedded', folder: ':memory:' })),
);

describe.skipIf(!postgresUrl)('served by PostgreSQL', () => {
  describeJobs(
    'PostgreSQL',
    onStore(async () => ({ kind: 'postgres', url: await freshDatabase() })),
  );
});

describe.skipIf(!postgresUrl)('two processes on one PostgreSQL without Redis', () => {
  it('are refused: the second would not hear the first; when the first ends, the next may come', async () => {
    const url = await freshDatabase();
    const stores = [await openStore({ kind: 'postgres', url }), await openStore({ kind: 'postgres', url })] as const;
    const first = await openJobs({ kind: 'store' }, stores[0]);
    await expect(openJobs({ kind: 'store' }, stores[1])).rejects.toMatchObject({ code: 'settings-clash' });
    await first.close();
    await (await openJobs({ kind: 'store' }, stores[1])).close();
    await Promise.all(stores.map((store) => store.close()));
  });
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
