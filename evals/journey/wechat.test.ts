import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wechatPath } from '#channels/wechat-official';
import { type ServedPlatform, serveWechat } from '#channels/wechat-official/simulator';
import type { HandoffView, Transcript } from '#conversation/wire';
import { DeskClient } from '../desk-client.ts';
import { publishLittle, type Running, startProduct } from '../product.ts';

const password = 'wechat-journey-administrator';
const account = {
  appId: 'wxjourney012345678',
  secret: 'SecretOfTheJourney',
  token: 'TokenOfTheJourney',
  aesKey: 'JourneyJourneyJourneyJourneyJourneyJourney1',
  originalId: 'gh_journey',
};
const openid = 'oJourneyCustomer0123456789';
const patient = { timeout: 60_000, interval: 50 };
/** Nobody writes within the second in which they are answered. */
const reads = () => pause(1_100);

/** The main job through WeChat, in safe mode, with a person at the desk. */
describe('the journey of a conversation on WeChat', { timeout: 120_000 }, () => {
  let home: string;
  let product: Running;
  let wechat: ServedPlatform;
  const agent = { desk: undefined as unknown as DeskClient, handoff: undefined as unknown as HandoffView };

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'xianting-wechat-'));
    wechat = await serveWechat({ account, callback: () => `${product.address}${wechatPath}` });
    const environment = {
      HOME: home,
      XIANTING_HOME: join(home, 'store'),
      XIANTING_ADMIN_PASSWORD: password,
      XIANTING_QUIET_MS: '0',
      XIANTING_LOG_LEVEL: 'debug',
      XIANTING_WECHAT_APP_ID: account.appId,
      XIANTING_WECHAT_SECRET: account.secret,
      XIANTING_WECHAT_TOKEN: account.token,
      XIANTING_WECHAT_AES_KEY: account.aesKey,
      XIANTING_WECHAT_URL: wechat.address,
    };
    await publishLittle(environment);
    product = await startProduct('embedded', environment);
    agent.desk = new DeskClient(product.address);
  }, 300_000);
  afterAll(async () => {
    await product?.stop();
    await wechat?.close();
    await rm(home, { recursive: true, force: true });
  });

  const said = () => wechat.platform.phone(openid).screen.map(({ text }) => text);
  const hears = (words: RegExp) => expect.poll(() => said().at(-1) ?? '', patient).toMatch(words);
  const transcript = () =>
    agent.desk.ask<Transcript>('GET', `/api/conversations/${agent.handoff.conversationId}/messages?after=0&limit=200`);

  it('begins with a greeting, and answers what is asked, as a machine', async () => {
    await wechat.platform.follow(openid);
    await hears(/欢迎关注/);
    await reads();
    await wechat.platform.write(openid, '登录密码忘了怎么办');
    await hears(/^【智能客服·AI生成】.*密码/s);
  });

  it('says plainly that a picture cannot be looked at', async () => {
    await reads();
    await wechat.platform.sendPicture(openid);
    await hears(/图片|只能看懂文字/);
  });

  it('hands over with everything said so far, and says that it did', async () => {
    await reads();
    await wechat.platform.write(openid, '转人工');
    await expect.poll(() => said().slice(-2).join(), patient).toMatch(/正在为您转接人工客服.*没有人工客服在线/s);
    await agent.desk.signIn('admin', password);
    await agent.desk.ask('PUT', '/api/presence', { presence: 'online' });
    const { handoffs } = await agent.desk.ask<{ handoffs: HandoffView[] }>('GET', '/api/handoffs');
    expect(handoffs).toMatchObject([{ channel: 'wechat-official', reason: { because: 'asked-for-person' } }]);
    agent.handoff = await agent.desk.ask('POST', `/api/handoffs/${handoffs[0]?.id}/accept`);
    await hears(/已接入/);
    const texts = (await transcript()).messages.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['登录密码忘了怎么办', '[图片]', '转人工']));
  });

  it('lets both talk, and tells the agent how many messages are left', async () => {
    const say = (text: string) =>
      agent.desk.ask('POST', `/api/conversations/${agent.handoff.conversationId}/messages`, { clientId: text, text });
    await reads();
    await wechat.platform.write(openid, '年费能退吗');
    await expect.poll(async () => (await transcript()).sendsLeft?.sends, patient).toBe(5);
    await say('可以退，我来登记。');
    await hears(/^【人工客服 .+】可以退，我来登记。$/);
    await expect.poll(async () => (await transcript()).sendsLeft?.sends, patient).toBe(4);
    for (const text of ['一', '二', '三', '四', '五']) {
      await say(text);
      // One by one: what waits together goes out together.
      await expect.poll(async () => (await transcript()).messages.at(-1)?.delivery, patient).not.toBe('pending');
    }
    await expect.poll(async () => (await transcript()).messages.slice(-1)[0]?.delivery, patient).toBe('deferred');
    expect((await transcript()).messages.at(-1)?.undelivered).toBe('quota-spent');
    await reads();
    await wechat.platform.write(openid, '好的');
    await hears(/^【人工客服 .+】五$/);
    await expect
      .poll(async () => (await transcript()).messages.map(({ delivery }) => delivery), patient)
      .not.toContain('deferred');
  });

  it('ends, and the bot is back', async () => {
    await agent.desk.ask('POST', `/api/handoffs/${agent.handoff.id}/end`, { note: '已登记', returnToBot: false });
    await reads();
    await wechat.platform.write(openid, '转账没到账');
    await hears(/^【智能客服·AI生成】/);
  });

  it('asked WeChat for nothing that it would refuse, was never sent anything twice, and fetched one token', () => {
    const { traffic, tokens } = wechat.platform;
    for (const one of traffic)
      if (one.way === 'send') expect(one.code).toBe(0);
      else expect(one.pushed).toMatchObject({ acknowledged: true, attempts: 1 });
    expect(tokens.asked).toBe(1);
  });

  it('left no openid, secret or token in the log', () => {
    expect(product.output()).toContain('先听');
    for (const secret of [openid, account.secret, account.token, account.aesKey, 'access_token'])
      expect(product.output()).not.toContain(secret);
  });
});
