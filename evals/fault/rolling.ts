import { setTimeout as pause } from 'node:timers/promises';
import { publishLittle, startProduct } from '../product.ts';
import { seeded } from '../random.ts';
import { Customer } from './customer.ts';
import { unanswered, verdict } from './oracle.ts';

const CUSTOMERS = 12;
const ANSWERING_MS = 30_000;

export interface Rolled {
  /** What was promised and not kept, in sentences. */
  wrong: readonly string[];
  /** Processes restarted, by how often everything was restarted in turn. */
  restarts: number;
  acknowledged: number;
  /** Why posts failed in the customers' eyes, which were sent again. */
  failures: readonly string[];
  /** How long the restarts took, and from their end until everybody was answered, in milliseconds. */
  restartingMs: number;
  settledMs: number;
}

/**
 * `npm run cluster` as a process of its own, customers writing through its front without a pause, and SIGHUP: every
 * gateway and every worker is restarted in turn, `rounds` times. Afterwards the oracle decides.
 */
export async function runRolling(
  settings: { DATABASE_URL: string; REDIS_URL: string } & Record<string, string>,
  { rounds, seed, say }: { rounds: number; seed: number; say: (line: string) => void },
): Promise<Rolled> {
  const environment = {
    XIANTING_KEY: '1'.repeat(64),
    XIANTING_ADMIN_PASSWORD: 'fault-run-password',
    XIANTING_RATE_LIMITS: 'off',
    XIANTING_QUIET_MS: '100',
    XIANTING_LOG_LEVEL: 'error',
    ...settings,
  };
  await publishLittle(environment);
  const cluster = await startProduct('cluster', environment);
  const wrong: string[] = [];
  try {
    const customers = Array.from(
      { length: CUSTOMERS },
      (_, n) => new Customer([cluster.address], 0, seeded(seed * 1_000 + n)),
    );
    await Promise.all(customers.map((customer) => customer.start()));
    let stopped = false;
    const writing = customers.map((customer) => customer.write(() => stopped));

    const startedAt = performance.now();
    for (let round = 1; round <= rounds; round++) {
      cluster.signal('SIGHUP');
      await said(cluster.output, /all restarted/g, round);
      say(`round ${round}/${rounds}: every process restarted, ${acknowledgedBy(customers)} acknowledged so far`);
    }
    const restartingMs = performance.now() - startedAt;
    stopped = true;
    await Promise.all(writing);

    const stoppedAt = performance.now();
    let waiting = await unanswered(customers, settings.DATABASE_URL);
    while (waiting.length > 0 && performance.now() - stoppedAt < ANSWERING_MS) {
      await pause(200);
      waiting = await unanswered(customers, settings.DATABASE_URL);
    }
    const settledMs = performance.now() - stoppedAt;
    wrong.push(...(await verdict(customers, settings.DATABASE_URL)));
    wrong.push(...waiting.map((each) => `not answered, handed over or shown in time: ${each}`));
    const failures = customers.flatMap((customer) => customer.failures);
    for (const customer of customers) customer.close();
    const restarts = cluster.output().match(/ restarted$/gm)?.length ?? 0;
    return {
      wrong,
      restarts: restarts - rounds,
      acknowledged: acknowledgedBy(customers),
      failures,
      restartingMs,
      settledMs,
    };
  } finally {
    const code = await cluster.stop();
    if (code !== 0) wrong.push(`the cluster ended with ${code}:\n${cluster.output()}`);
  }
}

const acknowledgedBy = (customers: readonly Customer[]) =>
  customers.reduce((sum, customer) => sum + customer.acknowledged.length, 0);

/** Resolves once these words were said so many times. */
async function said(output: () => string, words: RegExp, times: number): Promise<void> {
  for (const until = performance.now() + 300_000; (output().match(words)?.length ?? 0) < times; await pause(50)) {
    if (/stopped restarting|ended \(/.test(output()) || performance.now() > until)
      throw new Error(`The restart did not go through:\n${output()}`);
  }
}
