import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { wechatPath } from '#channels/wechat-official';
import { type ServedPlatform, serveWechat } from '#channels/wechat-official/simulator';
import { peakMemory, publishLittle, startProduct } from '../product.ts';
import { seeded } from '../random.ts';
import { openBackend } from './backends.ts';
import { percentile, round } from './figures.ts';

/**
 * WeChat pushes, a fifth of them duplicates, reordered, at a steady rate onto one process that answers them meanwhile.
 * Every message must be answered once, and every push acknowledged quickly. `--served` measures on PostgreSQL and Redis;
 * `--quick` is a tenth as long.
 */
export async function benchChannels(words: readonly string[]): Promise<void> {
  const json = words.includes('--json');
  const customers = words.includes('--quick') ? 800 : 8_000;
  const say = json ? () => {} : (line: string) => console.log(line);
  const folder = await mkdtemp(join(tmpdir(), 'xianting-bench-'));
  const backend = await openBackend(words);
  let address = '';
  const wechat = await serveWechat({ account, callback: () => `${address}${wechatPath}` });
  try {
    const environment = {
      XIANTING_HOME: join(folder, 'product'),
      XIANTING_KEY: '0'.repeat(64),
      XIANTING_LOG_LEVEL: 'warn',
      XIANTING_QUIET_MS: '0',
      XIANTING_WECHAT_APP_ID: account.appId,
      XIANTING_WECHAT_SECRET: account.secret,
      XIANTING_WECHAT_TOKEN: account.token,
      XIANTING_WECHAT_AES_KEY: account.aesKey,
      XIANTING_WECHAT_URL: wechat.address,
      ...backend.environment,
    };
    await publishLittle(environment);
    const product = await startProduct('embedded', environment);
    address = product.address;
    const figures = await measure(wechat, customers, product.pid);
    const rss = Math.round((await peakMemory(product.pid)) / 2 ** 20);
    await product.stop();
    say(
      `On ${backend.name}: ${figures.pushes} pushes at ${figures.pushes_per_s}/s, ${figures.duplicates} of them duplicates.`,
    );
    say(`acknowledged  p50 ${figures.ack_p50_ms} ms   p99 ${figures.ack_p99_ms} ms   most ${figures.ack_max_ms} ms`);
    say(
      `answered      ${figures.messages} messages: lost ${figures.lost}, doubled ${figures.doubled}; refused by WeChat ${figures.refused_sends}`,
    );
    say(`work          ${figures.work_ms_per_message} ms of processor time for each message, its duplicates included`);
    say(
      `access tokens ${figures.tokens_fetched}; memory ${rss} MB at most; the last answer after ${figures.drained_s} s`,
    );
    if (json) console.log(JSON.stringify({ ...figures, rss_mb: rss }));
  } finally {
    await wechat.close();
    await backend.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const account = {
  appId: 'wxbench0123456789',
  secret: 'secret-of-the-bench',
  token: 'TokenOfTheBench',
  aesKey: 'BenchBenchBenchBenchBenchBenchBenchBenchBen',
  originalId: 'gh_bench',
};
const QUESTIONS = ['登录密码忘了怎么办', '转账没到账钱扣了', '信用卡年费多少钱', '提前还款要违约金吗'];
const PER_SECOND = 40;
/** How far a push comes before or after its turn. */
const REORDERED_WITHIN = 100;
/** Customers who introduce themselves at the same time. */
const AT_ONCE = 8;

interface Planned {
  place: number;
  openid: string;
  msgId: string;
  text: string;
}

/** Every customer asks once; a quarter of the messages are pushed again, at once or later. */
function plan(customers: number): { pushes: Planned[]; duplicates: number } {
  const random = seeded(20_261_122);
  const pushes = Array.from({ length: customers }, (_, customer): Planned => {
    const place = customer + random() * REORDERED_WITHIN;
    const text = QUESTIONS[customer % QUESTIONS.length] ?? '';
    return { place, openid: `oBench${customer}`, msgId: `${customer + 1}`, text };
  });
  const again = pushes
    .filter(() => random() < 0.25)
    .map((push) => ({ ...push, place: push.place + (random() < 0.5 ? 0 : random() * REORDERED_WITHIN * 2) }));
  return { pushes: [...pushes, ...again].sort((one, other) => one.place - other.place), duplicates: again.length };
}

async function measure({ platform }: ServedPlatform, customers: number, pid: number) {
  const { pushes, duplicates } = plan(customers);
  const took: number[] = [];
  let unacknowledged = 0;
  let refused = 0;
  platform.watch(() => {
    const last = platform.traffic.at(-1);
    if (last?.way === 'send' && last.code !== 0) refused++;
  });
  // Customers are known before they write, as followers are; that also warms everything up.
  for (let n = 0; n < customers; n += AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, k) =>
        platform.push(`oBench${n + k}`, { MsgType: 'event', Event: 'SCAN', EventKey: 'bench' }),
      ),
    );

  const shown = new Set<string>();
  const push = async ({ openid, msgId, text }: Planned) => {
    const first = !shown.has(msgId);
    shown.add(msgId);
    const pushed = first
      ? await platform.write(openid, text, msgId)
      : await platform.push(openid, { MsgType: 'text', Content: text, MsgId: msgId });
    took.push(pushed.took);
    if (!pushed.acknowledged) unacknowledged++;
  };
  const busyBefore = await secondsOfWork(pid);
  const startedAt = performance.now();
  const sending: Promise<void>[] = [];
  for (const [n, planned] of pushes.entries()) {
    sending.push(push(planned));
    const due = startedAt + ((n + 1) * 1_000) / PER_SECOND;
    await pause(Math.max(0, due - performance.now()));
  }
  await Promise.all(sending);
  const seconds = (performance.now() - startedAt) / 1_000;

  const answers = () =>
    Array.from(
      { length: customers },
      (_, n) => platform.phone(`oBench${n}`).screen.filter(({ from }) => from === 'account').length,
    );
  const sentAt = performance.now();
  while (answers().some((count) => count === 0) && performance.now() - sentAt < 60_000) await pause(200);
  const drained = (performance.now() - sentAt) / 1_000;
  // What would come twice, comes by now.
  await pause(5_000);
  const counted = answers();
  return {
    pushes: pushes.length,
    duplicates,
    messages: customers,
    pushes_per_s: round(pushes.length / seconds),
    ack_p50_ms: round(percentile(took, 0.5)),
    ack_p99_ms: round(percentile(took, 0.99)),
    ack_max_ms: round(Math.max(...took)),
    unacknowledged,
    lost: counted.filter((count) => count === 0).length,
    doubled: counted.filter((count) => count > 1).length,
    refused_sends: refused,
    tokens_fetched: platform.tokens.asked,
    drained_s: round(drained),
    work_ms_per_message: round((((await secondsOfWork(pid)) - busyBefore) * 1_000) / customers),
  };
}

/** Processor time that a process has taken, all its threads together (Linux: /proc/PID/stat); 0 where it cannot be read. */
async function secondsOfWork(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // After the name, which may hold anything, the 12th and 13th are user and system time in hundredths of a second.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}
