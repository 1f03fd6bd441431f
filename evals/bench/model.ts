import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStandIn, type StandIn, standInKey, standInModel } from '#models/stand-in';
import { type Activity, DirectLineClient } from '../direct-line-client.ts';
import { publishLittle, startProduct } from '../product.ts';
import { percentile, round } from './figures.ts';

/**
 * What the product adds to an endpoint's first complete sentence: from a customer's post to the sentence on the
 * customer's socket, beside a bare client of the same endpoint, turn about in the same run. Everything is in between:
 * the record, the queue, listening, search, the prompt, the checks, the commit and the showing. The endpoint is the
 * stand-in: two characters every 15 ms, as a quick provider writes.
 */
export async function benchModel(words: readonly string[]): Promise<void> {
  const json = words.includes('--json');
  const rounds = words.includes('--quick') ? 10 : 60;
  const folder = await mkdtemp(join(tmpdir(), 'xianting-bench-'));
  const standIn = await openStandIn();
  standIn.behave({ does: 'write', every: EVERY_MS });
  const record = { XIANTING_HOME: join(folder, 'store'), XIANTING_KEY: '0'.repeat(64) };
  await publishLittle(record);
  const product = await startProduct('embedded', {
    ...record,
    XIANTING_QUIET_MS: '0',
    XIANTING_RATE_LIMITS: 'off',
    XIANTING_LOG_LEVEL: 'warn',
    OPENAI_BASE_URL: standIn.url,
    OPENAI_API_KEY: standInKey,
    OPENAI_MODEL: standInModel,
  });
  try {
    const client = new DirectLineClient([product.address]);
    await client.start();
    const ours: number[] = [];
    const bare: number[] = [];
    const whole: number[] = [];
    const without: number[] = [];
    for (let n = 0; n < rounds + WARM_UP; n++) {
      const question = questions[n % questions.length] ?? '';
      const { first, all } = await asked(client, question, `m${n}`);
      const alone = await bareFirstSentence(standIn);
      const greeting = await greeted(client, `g${n}`);
      if (n < WARM_UP) continue;
      without.push(greeting);
      ours.push(first);
      whole.push(all);
      bare.push(alone);
    }
    client.close();
    const worded = client.received.filter(isWorded).length;
    const [product50, bare50] = [percentile(ours, 0.5), percentile(bare, 0.5)];
    const figures = {
      samples: ours.length,
      first_sentence_p50_ms: round(product50),
      first_sentence_p95_ms: round(percentile(ours, 0.95)),
      bare_client_p50_ms: round(bare50),
      bare_client_p95_ms: round(percentile(bare, 0.95)),
      turn_without_model_p50_ms: round(percentile(without, 0.5)),
      added_p50_ms: round(product50 - bare50),
      whole_reply_p50_ms: round(percentile(whole, 0.5)),
      sentences_worded: worded,
    };
    console.log(
      json
        ? JSON.stringify(figures)
        : `first sentence p50 ${figures.first_sentence_p50_ms} ms, bare client ${figures.bare_client_p50_ms} ms: we add ${figures.added_p50_ms} ms, and a turn without a model takes ${figures.turn_without_model_p50_ms} ms; whole reply p50 ${figures.whole_reply_p50_ms} ms; ${worded} sentences were a model's`,
    );
  } finally {
    await product.stop();
    await standIn.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const EVERY_MS = 15;
const WARM_UP = 5;
/** As they stand in the two documents that are published for this. */
const questions = [
  '短信提醒收费，怎样关闭？',
  '收费套餐怎样查询和退订？',
  '指纹、面容或手势登录怎样开启，失灵了怎么办？',
];

/** Milliseconds to the bot's first sentence, and to the last. */
async function asked(client: DirectLineClient, text: string, id: string): Promise<{ first: number; all: number }> {
  const started = performance.now();
  let first = Number.NaN;
  let last = started;
  let over: () => void = () => {};
  let refused: (error: Error) => void = () => {};
  const ended = new Promise<void>((resolve, reject) => {
    [over, refused] = [resolve, reject];
  });
  let quiet: NodeJS.Timeout | undefined;
  client.onActivity = (activity) => {
    if (activity.channelData?.xianting?.author !== 'bot') return;
    last = performance.now();
    if (Number.isNaN(first)) {
      if (!isWorded(activity)) refused(new Error(`The first sentence is not a model's: ${activity.text}`));
      first = last - started;
    }
    clearTimeout(quiet);
    quiet = setTimeout(over, REPLY_OVER_MS);
  };
  await client.post(text, id);
  await ended;
  return { first, all: last - started };
}

/** Milliseconds of a turn that asks no model, in the same product: how busy the machine is with anything else. */
async function greeted(client: DirectLineClient, id: string): Promise<number> {
  const started = performance.now();
  const replied = new Promise<number>((resolve) => {
    client.onActivity = ({ channelData }) => {
      if (channelData?.xianting?.author === 'bot') resolve(performance.now() - started);
    };
  });
  await client.post('你好', id);
  return replied;
}

/** A reply of which no sentence came for so long has ended. */
const REPLY_OVER_MS = 2_500;

function isWorded({ channelData }: Activity): boolean {
  return channelData?.xianting?.worded === true;
}

/** The last request again, by nothing but `fetch`: milliseconds until a sentence is complete. */
async function bareFirstSentence(standIn: StandIn): Promise<number> {
  const body = JSON.stringify(standIn.requests.at(-1));
  const started = performance.now();
  const response = await fetch(`${standIn.url}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${standInKey}`, 'content-type': 'application/json' },
    body,
  });
  let rest = '';
  let text = '';
  for await (const bytes of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = (rest + bytes).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data: {')) continue;
      const { choices } = JSON.parse(line.slice(6)) as { choices: { delta: { content?: string | null } }[] };
      text += choices[0]?.delta.content ?? '';
    }
    if (/[。！？]/u.test(text)) break;
  }
  return performance.now() - started;
}
