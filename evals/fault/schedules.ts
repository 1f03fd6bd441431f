import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '#server/cluster';
import { publishLittle, type Running, startProduct } from '../product.ts';
import { seeded } from '../random.ts';
import { type Missing, type Server, startPostgres, startRedis } from '../services/index.ts';
import { Customer } from './customer.ts';
import { unanswered, verdict } from './oracle.ts';

const CUSTOMERS = 12;
/** How long customers write in one schedule, and how long the system has afterwards to answer everybody. */
const WRITING_MS = 3_000;
const ANSWERING_MS = 30_000;
const KEY = '1'.repeat(64);

/** Runs the schedules one after another on one installation, and says what each did. `broken`: the promises that were. */
export async function runSchedules(
  count: number,
  seed: number,
  say: (line: string) => void,
): Promise<{ kept: number; count: number; broken: readonly string[] }> {
  const postgres = present(await startPostgres());
  const redis = present(await startRedis());
  const environment = {
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    XIANTING_KEY: KEY,
    XIANTING_ADMIN_PASSWORD: 'fault-run-password',
    XIANTING_RATE_LIMITS: 'off',
    XIANTING_QUIET_MS: '100',
    XIANTING_LOG_LEVEL: 'error',
    XIANTING_SAMPLE_KNOWLEDGE: 'on',
  };
  const ports = [await freePort(), await freePort()];
  await publishLittle(environment);
  const house: House = {
    redis,
    start: {
      'gateway 1': () => startProduct('gateway', environment, ports[0]),
      'gateway 2': () => startProduct('gateway', environment, ports[1]),
      'worker 1': () => startProduct('worker', environment),
      'worker 2': () => startProduct('worker', environment),
    },
    running: new Map(),
  };
  await Promise.all(Object.entries(house.start).map(async ([name, start]) => house.running.set(name, await start())));

  const broken: string[] = [];
  let kept = 0;
  let acknowledged = 0;
  let kills = 0;
  let slowest = 0;
  for (let schedule = 0; schedule < count; schedule++) {
    const result = await runSchedule(house, ports, postgres.url, seed + schedule);
    acknowledged += result.acknowledged;
    kills += result.events.length;
    slowest = Math.max(slowest, result.settledMs);
    if (result.wrong.length === 0) kept++;
    say(
      `${String(schedule + 1).padStart(3)}/${count} seed ${seed + schedule}: ${result.wrong.length === 0 ? 'kept' : 'BROKEN'}; ${result.acknowledged} acknowledged, ${result.failures.length} retried; ${result.events.join(', ')}; settled in ${(result.settledMs / 1_000).toFixed(1)} s`,
    );
    broken.push(...result.wrong);
    for (const sentence of result.wrong) say(`      ${sentence}`);
  }
  for (const process of house.running.values()) await process.stop();
  await redis.stop();
  await postgres.stop();
  say(
    `\n${kept} of ${count} schedules kept every promise: ${acknowledged} acknowledged messages, ${kills} kills and wipes, slowest recovery ${(slowest / 1_000).toFixed(1)} s.`,
  );
  return { kept, count, broken };
}

interface House {
  redis: Server;
  start: Record<string, () => Promise<Running>>;
  running: Map<string, Running>;
}

async function runSchedule(house: House, ports: readonly number[], databaseUrl: string, seed: number) {
  const random = seeded(seed);
  const gateways = ports.map((port) => `http://127.0.0.1:${port}`);
  const customers = Array.from({ length: CUSTOMERS }, (_, n) => new Customer(gateways, n, seeded(seed * 1_000 + n)));
  await Promise.all(customers.map((customer) => customer.start()));

  let stopped = false;
  const writing = customers.map((customer) => customer.write(() => stopped));
  const events: string[] = [];
  const healing: Promise<void>[] = [];
  const until = performance.now() + WRITING_MS;
  while (performance.now() < until) {
    await pause(100 + random() * 900);
    const victim = pick(random, [...Object.keys(house.start), 'redis', 'redis wiped']);
    if (events.includes(victim)) continue;
    events.push(victim);
    healing.push(harm(house, victim, 100 + random() * 1_500));
  }
  stopped = true;
  await Promise.all(healing);
  await Promise.all(writing);

  const stoppedAt = performance.now();
  let waiting = await unanswered(customers, databaseUrl);
  while (waiting.length > 0 && performance.now() - stoppedAt < ANSWERING_MS) {
    await pause(200);
    waiting = await unanswered(customers, databaseUrl);
  }
  const wrong = [
    ...(await verdict(customers, databaseUrl)),
    ...waiting.map((each) => `not answered, handed over or shown in time: ${each}`),
  ];
  for (const customer of customers) customer.close();
  return {
    wrong,
    events,
    acknowledged: customers.reduce((sum, customer) => sum + customer.acknowledged.length, 0),
    failures: customers.flatMap((customer) => customer.failures),
    settledMs: performance.now() - stoppedAt,
  };
}

/** Kills or wipes, waits, and brings back. */
async function harm(house: House, victim: string, downMs: number): Promise<void> {
  if (victim === 'redis wiped') {
    const client = new Redis(house.redis.url, { maxRetriesPerRequest: 5 });
    client.on('error', () => {});
    // A Redis that is down just now is as good as wiped.
    await client.flushall().catch(() => {});
    client.disconnect();
    return;
  }
  if (victim === 'redis') {
    await house.redis.kill9();
    await pause(downMs);
    await house.redis.restart();
    return;
  }
  await house.running.get(victim)?.kill9();
  await pause(downMs);
  const start = house.start[victim];
  if (start) house.running.set(victim, await start());
}

const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

export function present(started: Server | Missing): Server {
  if ('url' in started) return started;
  console.error(started.why);
  process.exit(1);
}
