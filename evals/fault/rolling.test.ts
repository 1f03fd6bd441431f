import { describe, expect, it } from 'vitest';
import { freshDatabase, freshRedis, postgresUrl, redisUrl } from '../services/provided.ts';
import { runRolling } from './rolling.ts';

describe.skipIf(!postgresUrl)('two gateways and two workers', () => {
  describe.skipIf(!redisUrl)('restarted one after the other while customers write', () => {
    it('lose, double and disorder nothing, and no post fails', { timeout: 240_000 }, async () => {
      const settings = {
        DATABASE_URL: await freshDatabase(),
        REDIS_URL: await freshRedis(),
        XIANTING_QUEUE_PREFIX: `rolling-${process.pid}`,
        XIANTING_LEAVE_MS: '2000',
      };
      const rolled = await runRolling(settings, { rounds: 1, seed: 20_261_125, say: () => {} });
      expect(rolled).toMatchObject({ wrong: [], restarts: 4, failures: [] });
      expect(rolled.acknowledged).toBeGreaterThan(0);
    });
  });
});
