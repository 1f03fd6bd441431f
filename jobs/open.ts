import type { Store } from '#store';
import type { Jobs } from './jobs.ts';
import { openPostgresBackend } from './postgres.ts';
import { openQueues } from './queues.ts';
import { openRedisBackend } from './redis.ts';

/** BullMQ on Redis, or on the store's own PostgreSQL where no Redis is named. */
export type JobsSettings = { kind: 'redis'; url: string; prefix: string } | { kind: 'store' };

export async function openJobs(
  settings: JobsSettings,
  store: Pick<Store, 'queuePool'>,
  closing: { finishMs?: number } = {},
): Promise<Jobs> {
  return openQueues(
    settings.kind === 'redis'
      ? openRedisBackend(settings.url, settings.prefix)
      : await openPostgresBackend(store.queuePool),
    closing,
  );
}
