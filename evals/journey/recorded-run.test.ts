import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wechatPath } from '#channels/wechat-official';
import { type ServedPlatform, serveWechat } from '#channels/wechat-official/simulator';
import type { HandoffView, MessageView, Transcript } from '#conversation/wire';
import { type Behaviour, openStandIn, type StandIn, standInKey, standInModel } from '#models/stand-in';
import { DeskClient } from '../desk-client.ts';
import { DirectLineClient } from '../direct-line-client.ts';
import { publishLittle, type Running, startProduct } from '../product.ts';

/** Written anew by `npm run recorded-run`. */
const page = '../../docs/recorded-run.md';
const password = 'recorded-run-administrator';
const question = '收费套餐怎样查询和退订？';
const account = {
  appId: 'wxrecordedrun01234',
  secret: 'SecretOfTheRecordedRun',
  token: 'TokenOfTheRecordedRun',
  aesKey: 'RecordedRunRecordedRunRecordedRunRecordedRu',
  originalId: 'gh_recorded',
};
const patient = { timeout: 60_000, interval: 50 };

/** What the endpoint makes of the question; off: the product is started without one. */
const models = {
  off: null,
  on: {
    does: 'write',
    text: '现在只有一种收费套餐：短信提醒包年，20元12个月[1]。想看到期日或者退订，请打开手机银行“服务收费—我的套餐”[1]。退订以后即时生效，未使用的整月会退还，3个工作日内到账[1]。',
  },
  broken: { does: 'refuse', status: 500 },
} as const satisfies Record<string, Behaviour | null>;

const legs = (['off', 'on', 'broken'] as const).flatMap((model) =>
  (['web', 'WeChat'] as const).map((channel) => ({ channel, model })),
);
type Leg = (typeof legs)[number];

interface Customer {
  writes(text: string): Promise<void>;
  /** What they have been shown, without their own words. */
  shown(): readonly string[];
  leaves(): void;
}

/** What is kept of a leg. */
interface Recorded extends Leg {
  shown: readonly string[];
  transcript: readonly MessageView[];
}

describe('one question on every way through the house', { timeout: 240_000 }, () => {
  let home: string;
  let standIn: StandIn;
  let wechat: ServedPlatform;
  let product: Running | null = null;
  let desk: DeskClient;
  const recorded: Recorded[] = [];

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'xianting-recorded-run-'));
    standIn = await openStandIn();
    wechat = await serveWechat({ account, callback: () => `${product?.address}${wechatPath}` });
    await publishLittle({ HOME: home, XIANTING_HOME: join(home, 'store') });
  }, 300_000);
  afterAll(async () => {
    await product?.stop();
    await wechat?.close();
    await standIn?.close();
    await rm(home, { recursive: true, force: true });
  });

  /** One record; the process that serves it is started without an endpoint, and then again with one. */
  async function begin(withModel: boolean): Promise<void> {
    await product?.stop();
    product = await startProduct('embedded', {
      HOME: home,
      XIANTING_HOME: join(home, 'store'),
      XIANTING_ADMIN_PASSWORD: password,
      XIANTING_QUIET_MS: '0',
      XIANTING_RATE_LIMITS: 'off',
      XIANTING_WECHAT_APP_ID: account.appId,
      XIANTING_WECHAT_SECRET: account.secret,
      XIANTING_WECHAT_TOKEN: account.token,
      XIANTING_WECHAT_AES_KEY: account.aesKey,
      XIANTING_WECHAT_URL: wechat.address,
      ...(withModel && {
        XIANTING_MODEL_FIRST_MS: '15000',
        XIANTING_MODEL_ALL_MS: '20000',
        OPENAI_BASE_URL: standIn.url,
        OPENAI_API_KEY: standInKey,
        OPENAI_MODEL: standInModel,
      }),
    });
    desk = new DeskClient(product.address);
    await desk.signIn('admin', password);
  }

  const comes: Record<Leg['channel'], (leg: Leg) => Promise<Customer>> = {
    async web() {
      const client = new DirectLineClient([product?.address ?? '']);
      await client.start();
      let posted = 0;
      return {
        async writes(text) {
          await client.post(text, `m${posted++}`);
        },
        shown: () =>
          client.received.flatMap(({ text = '', channelData }) =>
            channelData?.xianting && channelData.xianting.author !== 'customer' ? [text] : [],
          ),
        leaves: () => client.close(),
      };
    },
    async WeChat({ model }) {
      const openid = `oRecordedRunModel${model}`.padEnd(28, '0');
      return {
        async writes(text) {
          // Nobody writes within the second in which they are answered.
          await pause(1_100);
          await wechat.platform.write(openid, text);
        },
        // What waits together goes out in one send: what is read is the same, however many sends it were.
        shown() {
          const { screen } = wechat.platform.phone(openid);
          return [screen.flatMap(({ from, text }) => (from === 'account' ? [text] : [])).join('\n\n')];
        },
        leaves: () => {},
      };
    },
  };

  it.each(legs)('by $channel, with the model $model, ends at the desk', async (leg) => {
    const { channel, model } = leg;
    if (product === null || (model === 'on' && recorded.at(-1)?.model === 'off')) await begin(model !== 'off');
    // No page is open that would say so every few seconds.
    await desk.ask('PUT', '/api/presence', { presence: 'online' });
    if (models[model]) standIn.behave(models[model]);
    const asked = standIn.requests.length;
    const customer = await comes[channel](leg);
    const seen = (words: RegExp) => expect.poll(() => customer.shown().join('\n'), patient).toMatch(words);

    await customer.writes(question);
    await seen(model === 'on' ? /退订以后即时生效.*到账/su : /没有申请却开通的.*签约代扣/su);
    expect(standIn.requests.length > asked).toBe(model !== 'off');
    await customer.writes('转人工');
    // The notice of joining the line: the bot has said before that it hands over.
    await seen(/已为您转接人工客服/u);
    const { handoffs } = await desk.ask<{ handoffs: HandoffView[] }>('GET', '/api/handoffs');
    expect(handoffs).toMatchObject([{ reason: { because: 'asked-for-person' } }]);
    const { id, conversationId } = handoffs[0] as HandoffView;
    await desk.ask('POST', `/api/handoffs/${id}/accept`);
    await seen(/已接入/u);

    const path = `/api/conversations/${conversationId}/messages?after=0&limit=200`;
    const transcript = (await desk.ask<Transcript>('GET', path)).messages;
    recorded.push({ ...leg, shown: [...customer.shown()], transcript });
    await desk.ask('POST', `/api/handoffs/${id}/end`, { note: '', returnToBot: false });
    customer.leaves();
  });

  it('ends there with the same transcript: word for word, and where the model worded it, from the same entry', () => {
    const [first] = recorded;
    expect(recorded).toHaveLength(legs.length);
    expect(first?.transcript.map(({ author }) => author)).toEqual(
      expect.arrayContaining(['customer', 'bot', 'notice']),
    );
    for (const { model, transcript } of recorded) {
      expect(transcript.some(({ worded }) => worded)).toBe(model === 'on');
      expect(saidIn(transcript, model === 'on')).toEqual(saidIn(first?.transcript ?? [], model === 'on'));
    }
  });

  it('reads as it is written down', async () => {
    await expect(written(recorded)).toMatchFileSnapshot(page);
  });
});

/** Authors and words; of answers from knowledge, where a model may word them, the entries they rest on, each once. */
function saidIn(transcript: readonly MessageView[], wordedFreely: boolean): readonly string[] {
  const lines = transcript.map(({ author, text, answer }) =>
    wordedFreely && answer ? `${author} < ${answer.entries.map(({ id }) => id)}` : `${author}: ${text}`,
  );
  return lines.filter((line, place) => line !== lines[place - 1]);
}

function written(run: readonly Recorded[]): string {
  const approved = run[0]?.transcript.find(({ answer }) => answer)?.text ?? '';
  return [
    '# One question, every way through',
    'Written by `npm run recorded-run`; `npm test` fails where a run says anything else. The product runs as a process of its own, the customer writes by Direct Line or, in safe mode, by the WeChat platform’s double, the model is the stand-in endpoint, the agent reads the desk’s HTTP API. The record is one; the process was started again between the model off and on.',
    `Each customer asks 「${question}」, then 「转人工」; the agent accepts.`,
    ...run.map(({ channel, model, shown, transcript }) =>
      [
        `## ${channel}, model ${model}`,
        'The customer was shown:',
        ...shown.map(quoted),
        'The agent’s desk has:',
        ...transcript.map(
          ({ author, text, worded, answer }) =>
            `**${author}**${worded ? ', in a model’s words' : answer ? ', as approved' : ''}\n\n${quoted(text)}`,
        ),
        ...(model === 'on' ? ['Approved, of the same entry:', quoted(approved)] : []),
      ].join('\n\n'),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

function quoted(text: string): string {
  return text.replace(/^/gmu, '> ').replace(/> $/gmu, '>');
}
