import type { TestProject } from 'vitest/node';
import { startPostgres, startRedis } from './index.ts';
import { findChromium, findMissing, type Missing, missingSentence, type Service, services } from './programs.ts';

/**
 * Vitest's global setup: starts what this machine has, once for the whole run, tells the tests where it is, and
 * returns what ends it.
 */
export default async function startForTheRun(project: TestProject): Promise<() => Promise<void>> {
  try {
    refuseIfRequiredIsMissing(process.env.XIANTING_TEST_REQUIRE ?? '', findMissing());
  } catch (refusal) {
    // The sentence alone: where in this file it was thrown helps nobody.
    if (refusal instanceof Error) refusal.stack = refusal.message;
    throw refusal;
  }
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  const chromium = findChromium();
  project.provide('redisUrl', 'url' in redis ? redis.url : null);
  project.provide('postgresUrl', 'url' in postgres ? postgres.url : null);
  project.provide('qdrantUrl', process.env.QDRANT_URL ?? null);
  project.provide('chromium', typeof chromium === 'string' ? chromium : null);
  return async () => {
    await Promise.all([redis, postgres].map((server) => ('stop' in server ? server.stop() : undefined)));
  };
}

/** @param required names of services with commas between them, or `all`; empty for none */
export function refuseIfRequiredIsMissing(required: string, absent: readonly Missing[]): void {
  const names = required
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const unknown = names.filter((name) => name !== 'all' && !Object.hasOwn(services, name));
  if (unknown.length > 0) {
    throw new Error(
      `XIANTING_TEST_REQUIRE knows ${Object.keys(services).join(', ')} and all, not "${unknown.join('", "')}".`,
    );
  }
  const isRequired = (service: Service) => names.includes('all') || names.includes(service);
  const sentence = missingSentence(absent.filter(({ missing }) => isRequired(missing)));
  if (sentence !== null) throw new Error(`XIANTING_TEST_REQUIRE=${required}. ${sentence}`);
}
