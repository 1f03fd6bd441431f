import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { DirectLineClient } from '../direct-line-client.ts';
import { peakMemory, startProduct } from '../product.ts';
import { openBackend } from './backends.ts';
import { percentile, round } from './figures.ts';

/**
 * A customer's turn, from sending to the reply on the socket, with the quiet time at 0, beside the floor of the same
 * run and backend. `--served` measures on PostgreSQL and Redis instead of the embedded default; `--quick` is a tenth
 * as long.
 */
export async function benchTurn(words: readonly string[]): Promise<void> {
  const json = words.includes('--json');
  const rounds = words.includes('--quick') ? 3 : 30;
  const say = json ? () => {} : (line: string) => console.log(line);
  const folder = await mkdtemp(join(tmpdir(), 'xianting-bench-'));
  const backend = await openBackend(words);
  try {
    say(`On ${backend.name}; customers ${CUSTOMERS}, ${rounds} turns each.`);
    // Floor, product, floor: the machine's mood is seen on both sides of the figure it is compared with.
    const floorBefore = await measureFloor({ ...backend.environment, XIANTING_HOME: join(folder, 'floor-1') }, rounds);
    const settings = {
      XIANTING_HOME: join(folder, 'product'),
      XIANTING_KEY: KEY,
      XIANTING_RATE_LIMITS: 'off',
      XIANTING_LOG_LEVEL: 'warn',
      ...backend.environment,
    };
    // The first start makes the database: it is told apart from serving.
    const firstStart = await measureFirstStart(settings);
    const turns = await measureTurns({ ...settings, XIANTING_QUIET_MS: '0' }, rounds);
    const crowd = await measureCrowd({ ...settings, XIANTING_QUIET_MS: '0' }, words.includes('--quick') ? 5 : 20);
    const quiet = await measureTurns(settings, 2);
    const floorAfter = await measureFloor({ ...backend.environment, XIANTING_HOME: join(folder, 'floor-2') }, rounds);
    const floor = [...floorBefore, ...floorAfter];

    say(
      `floor   p50 ${round(percentile(floor, 0.5))} ms   p99 ${round(percentile(floor, 0.99))} ms   (before ${round(percentile(floorBefore, 0.5))}, after ${round(percentile(floorAfter, 0.5))})`,
    );
    say(
      `turn    p50 ${round(percentile(turns.latencies, 0.5))} ms   p99 ${round(percentile(turns.latencies, 0.99))} ms   ${round(turns.perSecond)} turns/s   p50 is ${round(percentile(turns.latencies, 0.5) / percentile(floor, 0.5))} times the floor`,
    );
    say(
      `quiet   p50 ${round(percentile(quiet.latencies, 0.5))} ms with the default quiet time: ${round(percentile(quiet.latencies, 0.5) - percentile(turns.latencies, 0.5))} ms of it are listening for more`,
    );
    say(
      `crowd   ${crowd.customers} customers, ${crowd.sent} messages at ${crowd.perSecond}/s: lost ${crowd.lost}, doubled ${crowd.doubled}, p50 ${round(percentile(crowd.latencies, 0.5))} ms, p99 ${round(percentile(crowd.latencies, 0.99))} ms`,
    );
    say(
      `memory  ${megabytes(Math.max(turns.rss, crowd.rss))} MB at most while serving; ${megabytes(firstStart)} MB for a moment at the first start, which creates the database`,
    );
    const figures = {
      turns_per_s: round(turns.perSecond),
      p50_ms: round(percentile(turns.latencies, 0.5)),
      p99_ms: round(percentile(turns.latencies, 0.99)),
      floor_p50_ms: round(percentile(floor, 0.5)),
      lost: crowd.lost,
      doubled: crowd.doubled,
      rss_mb: megabytes(Math.max(turns.rss, crowd.rss)),
      first_start_rss_mb: megabytes(firstStart),
      quiet_p50_ms: round(percentile(quiet.latencies, 0.5)),
      crowd_p50_ms: round(percentile(crowd.latencies, 0.5)),
      crowd_p99_ms: round(percentile(crowd.latencies, 0.99)),
    };
    if (json) console.log(JSON.stringify(figures));
  } finally {
    await backend.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const megabytes = (bytes: number) => round(bytes / 2 ** 20, 0);

const CUSTOMERS = 50;
const CROWD = 1_000;
const CROWD_PER_SECOND = 50;
const KEY = '0'.repeat(64);
/** Questions that take the whole way: search, decision, answer. */
const questions = [
  '登录密码忘了怎么办',
  '转账没到账钱扣了',
  '信用卡年费多少钱',
  '提前还款要违约金吗',
  '怎么查开户行',
  '卡被锁了',
  '理财多久到账',
  '今天天气怎么样',
];

async function measureFloor(environment: Record<string, string>, rounds: number): Promise<number[]> {
  const floor = fork(fileURLToPath(new URL('./floor.ts', import.meta.url)), {
    // On PGlite the floor compiles it as the product does.
    execArgv: environment.DATABASE_URL ? [] : ['--liftoff-only'],
    env: { ...process.env, ...environment },
  });
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    floor.once('message', resolve as (message: unknown) => void);
    floor.once('exit', (code) => reject(new Error(`The floor ended with ${code}.`)));
  });
  const latencies: number[] = [];
  await Promise.all(
    Array.from({ length: CUSTOMERS }, async (_, customer) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
      await new Promise((resolve) => socket.once('open', resolve));
      for (let round = 0; round < rounds + WARM_UP; round++) {
        const started = performance.now();
        socket.send(`${customer} ${round}`);
        await new Promise((resolve) => socket.once('message', resolve));
        if (round >= WARM_UP) latencies.push(performance.now() - started);
      }
      socket.terminate();
    }),
  );
  floor.kill('SIGKILL');
  await new Promise((resolve) => floor.once('exit', resolve));
  return latencies;
}

/** Rounds that are driven and not counted: compilers and caches warm up. */
const WARM_UP = 2;

async function measureTurns(
  environment: Record<string, string>,
  rounds: number,
): Promise<{ latencies: number[]; perSecond: number; rss: number }> {
  const product = await startProduct('embedded', environment);
  const latencies: number[] = [];
  const clients = await startClients(product.address, CUSTOMERS);
  let started = 0;
  for (const counted of [false, true]) {
    started = performance.now();
    await Promise.all(
      clients.map(async (client, customer) => {
        for (let round = 0; round < (counted ? rounds : WARM_UP); round++) {
          const latency = await turn(
            client,
            questions[(customer + round) % questions.length] ?? '',
            `${counted}-${round}`,
          );
          if (counted) latencies.push(latency);
        }
      }),
    );
  }
  const seconds = (performance.now() - started) / 1_000;
  for (const client of clients) client.close();
  const rss = await peakMemory(product.pid);
  await product.stop();
  return { latencies, perSecond: latencies.length / seconds, rss };
}

async function startClients(address: string, count: number): Promise<DirectLineClient[]> {
  const clients = Array.from({ length: count }, () => new DirectLineClient([address]));
  for (let at = 0; at < count; at += 50) await Promise.all(clients.slice(at, at + 50).map((client) => client.start()));
  return clients;
}

/** Milliseconds from sending to the bot's reply on the socket. */
async function turn(client: DirectLineClient, text: string, clientActivityID: string): Promise<number> {
  const replied = new Promise<void>((resolve) => {
    client.onActivity = (activity) => {
      if (activity.type === 'message' && activity.channelData?.xianting?.author === 'bot') resolve();
    };
  });
  const started = performance.now();
  await client.post(text, clientActivityID);
  await replied;
  return performance.now() - started;
}

/** Peak memory of the start that creates the store. */
async function measureFirstStart(environment: Record<string, string>): Promise<number> {
  const product = await startProduct('embedded', environment);
  const rss = await peakMemory(product.pid);
  await product.stop();
  return rss;
}

/** A thousand connected customers, of whom fifty a second write: each must see its message and a reply, once. */
async function measureCrowd(environment: Record<string, string>, seconds: number) {
  const product = await startProduct('embedded', environment);
  const clients = await startClients(product.address, CROWD);
  const sent: { client: DirectLineClient; id: string }[] = [];
  const latencies: number[] = [];
  const sending: Promise<void>[] = [];
  const started = performance.now();
  for (let n = 0; n < seconds * CROWD_PER_SECOND; n++) {
    const client = clients[n % CROWD] as DirectLineClient;
    const id = `crowd-${n}`;
    sent.push({ client, id });
    sending.push(
      turn(client, questions[n % questions.length] ?? '', id).then((latency) => void latencies.push(latency)),
    );
    const due = started + ((n + 1) * 1_000) / CROWD_PER_SECOND;
    await pause(Math.max(0, due - performance.now()));
  }
  await Promise.race([Promise.all(sending), pause(30_000)]);
  await pause(500);
  let lost = 0;
  let doubled = 0;
  for (const { client, id } of sent) {
    const echoes = client.received.filter((activity) => activity.channelData?.clientActivityID === id).length;
    if (echoes === 0) lost++;
    if (echoes > 1) doubled++;
  }
  for (const client of new Set(sent.map(({ client }) => client))) {
    const asked = sent.filter((each) => each.client === client).length;
    const replies = client.received.filter(
      ({ type, channelData }) => type === 'message' && channelData?.xianting?.author === 'bot',
    );
    if (replies.length < asked) lost += asked - replies.length;
    doubled += replies.length - new Set(replies.map(({ id }) => id)).size;
  }
  for (const client of clients) client.close();
  const rss = await peakMemory(product.pid);
  await product.stop();
  return { customers: CROWD, sent: sent.length, perSecond: CROWD_PER_SECOND, lost, doubled, latencies, rss };
}
