import { describe, expect, it } from 'vitest';
import { postgresUrl, redisUrl } from '../services/provided.ts';
import { runSchedules } from './schedules.ts';

describe.skipIf(!postgresUrl)('gateways, workers and Redis', () => {
  describe.skipIf(!redisUrl)('killed at random under load', () => {
    it('lose no acknowledged message, keep its order, and leave nobody unanswered', { timeout: 300_000 }, async () => {
      expect(await runSchedules(3, 20_261_122, () => {})).toEqual({ kept: 3, count: 3, broken: [] });
    });
  });
});
