import { describe, expect, it } from 'vitest';
import { startProduct } from '../product.ts';
import { freshDatabase, freshRedis, postgresUrl, redisUrl } from '../services/provided.ts';

describe.skipIf(!postgresUrl)('a worker', () => {
  describe.skipIf(!redisUrl)('on PostgreSQL and Redis', () => {
    it('tells operators that it lives, whether it can work, and what it has done; and ends cleanly', {
      timeout: 120_000,
    }, async () => {
      const environment = {
        DATABASE_URL: await freshDatabase(),
        REDIS_URL: await freshRedis(),
        XIANTING_QUEUE_PREFIX: `worker-test-${process.pid}`,
        XIANTING_KEY: 'c'.repeat(64),
        XIANTING_LOG_LEVEL: 'warn',
      };
      await (await startProduct('embedded', environment)).stop();
      // The sample bank is knowledge that nobody approved.
      await expect(startProduct('worker', environment)).rejects.toThrow(
        /ended at its start with 1:.*未经审批的样本.*nobody approved/s,
      );
      const worker = await startProduct('worker', { ...environment, XIANTING_SAMPLE_KNOWLEDGE: 'on' });
      const read = async (path: string) => (await fetch(`${worker.address}${path}`)).text();
      expect(JSON.parse(await read('/healthz'))).toEqual({ status: 'ok' });
      expect(JSON.parse(await read('/readyz'))).toEqual({ status: 'ready', store: true, queues: true, edition: true });
      expect(await read('/metrics')).toContain('# TYPE xianting_turn_seconds histogram');
      expect((await fetch(`${worker.address}/api/session`)).status).toBe(404);
      expect(await worker.stop()).toBe(0);
    });
  });
});
