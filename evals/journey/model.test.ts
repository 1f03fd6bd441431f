import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStandIn, type StandIn, standInKey, standInModel } from '#models/stand-in';
import { type Activity, call, DirectLineClient } from '../direct-line-client.ts';
import { publishLittle, type Running, startProduct } from '../product.ts';

const question = '收费套餐怎样查询和退订？';

/** The same question with the model on, broken, and out of its evidence: the customer is always answered. */
describe('a conversation with a model', () => {
  let home: string;
  let standIn: StandIn;
  let product: Running;
  let client: DirectLineClient;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'xianting-model-'));
    standIn = await openStandIn();
    const record = { HOME: home, XIANTING_HOME: join(home, 'store') };
    await publishLittle(record);
    product = await startProduct('embedded', {
      ...record,
      XIANTING_QUIET_MS: '0',
      XIANTING_RATE_LIMITS: 'off',
      XIANTING_MODEL_FIRST_MS: '3000',
      XIANTING_MODEL_ALL_MS: '5000',
      OPENAI_BASE_URL: standIn.url,
      OPENAI_API_KEY: standInKey,
      OPENAI_MODEL: standInModel,
    });
  }, 240_000);
  afterAll(async () => {
    await product?.stop();
    await standIn?.close();
    await rm(home, { recursive: true, force: true });
  });
  beforeEach(async () => {
    client = new DirectLineClient([product.address]);
    await client.start();
    return () => client.close();
  });

  const fromBot = () =>
    client.received.filter(({ channelData }) => channelData?.xianting?.author === 'bot' && channelData.xianting);
  const text = (activities: readonly Activity[]) => activities.map((activity) => activity.text).join('');
  /** Asks, and returns what the bot says until `enough`. */
  const ask = async (words: string, enough: (said: readonly Activity[]) => boolean) => {
    const before = fromBot().length;
    await client.post(words, `m${Math.random()}`);
    await expect.poll(() => enough(fromBot().slice(before)), { timeout: 60_000 }).toBe(true);
    return fromBot().slice(before);
  };
  const approved = (said: readonly Activity[]) => said.some(({ channelData }) => !channelData?.xianting?.worded);

  let firstSentence = '';
  it('is answered in the model’s words, sentence by sentence', async () => {
    standIn.behave({ does: 'write', every: 2 });
    const said = await ask(question, (all) => all.length >= 2);
    firstSentence = said[0]?.text ?? '';
    expect(said.every(({ channelData }) => channelData?.xianting?.worded)).toBe(true);
    expect(text(said)).not.toMatch(/\[\d\]/u);
  });

  it.each([
    ['fails', { does: 'refuse', status: 500 }],
    ['sends garbage', { does: 'garble', with: 'bytes' }],
    ['hangs', { does: 'hang' }],
    ['invents a rate', { does: 'write', text: '退订以后每月只收 0.01 元[1]。' }],
  ] as const)('is answered in approved words where the model %s', async (_how, behaviour) => {
    standIn.behave(behaviour);
    const said = await ask(question, approved);
    expect(said).toHaveLength(1);
    expect(text(said)).not.toContain('0.01');
  });

  it('is answered whole where the model breaks off in the middle', async () => {
    standIn.behave({ does: 'break-off', after: `${firstSentence.replace(/[。！？]$/u, '')}[1]。然后` });
    const said = await ask(question, approved);
    expect(said[0]?.text).toBe(firstSentence);
    expect(said.at(-1)?.channelData?.xianting?.worded).toBeUndefined();
  });

  it('tells in its metrics and its log what became of the model', async () => {
    const metrics = await fetch(`${product.address}/metrics`).then((answer) => answer.text());
    expect(metrics).toMatch(/xianting_answers_worded_total\{ended="whole"\} [1-9]/u);
    expect(metrics).toMatch(/xianting_answers_worded_total\{ended="unknown-figure"\} 1/u);
    expect(metrics).toMatch(/xianting_model_writings_total\{outcome="late"\} [1-9]/u);
    expect(product.output()).toMatch(/"because":"unknown-figure","detail":"0.01元"/u);
    expect(await call('GET', `${product.address}/readyz`, '')).toMatchObject({ status: 'ready' });
  });
});
