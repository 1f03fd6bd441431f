/**
 * `npm run fault -- --schedules N --seed S`: two gateways, two workers, PostgreSQL and Redis, all real processes; under
 * load, gateways, workers and Redis are killed with SIGKILL at random moments and started again, and Redis is wiped. An
 * oracle outside the system knows what was acknowledged, and decides: every acknowledged message stored once and in
 * order, every customer answered or handed over.
 *
 * `npm run fault -- --rolling --rounds N`: the same load on `npm run cluster`, every process restarted in good order,
 * one after the other.
 */
import { parseArgs } from 'node:util';
import { runRolling } from './fault/rolling.ts';
import { present, runSchedules } from './fault/schedules.ts';
import { startPostgres, startRedis } from './services/index.ts';

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    rolling: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
  },
});

process.exit((values.rolling ? await rolling() : await schedules()) ? 0 : 1);

async function schedules(): Promise<boolean> {
  const { kept, count } = await runSchedules(Number(values.schedules), Number(values.seed), console.log);
  return kept === count;
}

async function rolling(): Promise<boolean> {
  const [postgres, redis] = [present(await startPostgres()), present(await startRedis())];
  const rolled = await runRolling(
    { DATABASE_URL: postgres.url, REDIS_URL: redis.url },
    { rounds: Number(values.rounds), seed: Number(values.seed), say: console.log },
  );
  await redis.stop();
  await postgres.stop();
  for (const sentence of rolled.wrong) console.log(sentence);
  console.log(
    `\n${rolled.restarts} restarts in ${(rolled.restartingMs / 1_000).toFixed(1)} s: ${rolled.acknowledged} acknowledged messages, ${rolled.failures.length} posts failed and were sent again, everybody answered ${(rolled.settledMs / 1_000).toFixed(1)} s after the last message; ${rolled.wrong.length === 0 ? 'every promise kept' : `${rolled.wrong.length} promises broken`}.`,
  );
  return rolled.wrong.length === 0;
}
