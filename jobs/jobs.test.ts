import { afterAll, describe, expect, it } from 'vitest';
import type { ConversationId } from '#conversation';
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

describe.skipIf(!redisUrl)('a process that leaves in the middle of a job', () => {
  it('waits for it only so long; another process does it from its beginning', async () => {
    const settings = { kind: 'redis', url: await freshRedis(), prefix: `jobs-leave-${process.pid}` } as const;
    const nowhere = { queuePool: null as never };
    const leaves = await openJobs(settings, nowhere, { finishMs: 50 });
    const stays = await openJobs(settings, nowhere);
    const begun = Promise.withResolvers<void>();
    leaves.work({
      turns: () => {
        begun.resolve();
        return new Promise(() => {});
      },
      failed: () => {},
    });
    await leaves.wake('turns', 'conversation-a' as ConversationId);
    await begun.promise;
    await leaves.close();
    const done = new Promise<string>((resolve) =>
      stays.work({
        turns: async (id) => {
          resolve(id);
          return null;
        },
        failed: () => {},
      }),
    );
    expect(await done).toBe('conversation-a');
    await stays.close();
  });
});
