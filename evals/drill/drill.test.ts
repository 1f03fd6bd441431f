import { describe, expect, it } from 'vitest';
import { freshDatabase, freshRedis, postgresUrl, redisUrl } from '../services/provided.ts';
import { runDrill } from './drill.ts';
import { allMigrations } from './older-record.ts';
import { embeddedPlace, servedPlace } from './places.ts';
import { runUpgrade } from './upgrading.ts';

const quiet = () => {};
const served = async () => servedPlace(await freshDatabase());
const previous = async () => {
  const migration = (await allMigrations()).at(-2);
  if (!migration) throw new Error('There is one migration only.');
  return migration;
};

describe('the record in a folder', () => {
  it('is backed up, restored elsewhere, counted on both sides, opened, and goes on', { timeout: 180_000 }, async () => {
    const [source, target] = [await embeddedPlace(), await embeddedPlace()];
    expect(await runDrill({ source, target, whileRunning: null, settings: {}, say: quiet })).toEqual([]);
    await Promise.all([source, target].map((place) => place.remove()));
  });
});

describe.skipIf(!postgresUrl)('the record on PostgreSQL', () => {
  describe.skipIf(!redisUrl)('with Redis', () => {
    const settings = async () => ({
      REDIS_URL: await freshRedis(),
      XIANTING_QUEUE_PREFIX: `drill-${process.pid}-${performance.now().toFixed(0)}`,
    });

    it('is backed up while customers write, restored elsewhere, counted, opened, and goes on', {
      timeout: 180_000,
    }, async () => {
      const [source, whileRunning, target] = [await served(), await served(), await served()];
      expect(await runDrill({ source, whileRunning, target, settings: await settings(), say: quiet })).toEqual([]);
    });

    it('as the previous version left it is upgraded, counted on both sides, and opened', {
      timeout: 120_000,
    }, async () => {
      expect(await runUpgrade(await served(), await previous(), await settings(), quiet)).toEqual([]);
    });
  });
});
