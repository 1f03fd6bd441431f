import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Jobs, openJobs } from '#jobs';
import { openStore, type Store } from '#store';
import { describeChannel } from '../channel.contract.ts';
import { openDirectLineHarness } from './direct-line.contract.ts';
import { openPage, type Page, type PageSettings } from './page.contract.ts';
import { echo, type Gateway, openGateway, StandingClock } from './rehearsal.ts';

let store: Store;
let jobs: Jobs;

beforeAll(async () => {
  store = await openStore({ kind: 'embedded', folder: ':memory:' });
  jobs = await openJobs({ kind: 'store' }, store);
});
afterAll(async () => {
  await jobs?.close();
  await store?.close();
});

describeChannel('a Direct Line stream', () => openDirectLineHarness(store, jobs, { webSocket: true }));
describeChannel('Direct Line polling', () => openDirectLineHarness(store, jobs, { webSocket: false }));

describe("Microsoft's Direct Line client with a bot that says everything again", () => {
  const clock = new StandingClock();
  let gateway: Gateway;
  const failures: Error[] = [];
  const pages: Page[] = [];

  beforeAll(async () => {
    gateway = await openGateway({ store, jobs, clock });
    echo(store, jobs, gateway.deliver, (error) => failures.push(error));
  });
  afterEach(() => {
    for (const page of pages.splice(0)) page.leaves();
  });
  afterAll(async () => {
    await gateway?.close();
    expect([...failures, ...(gateway?.failures ?? [])]).toEqual([]);
  });

  const openOn = (settings: Omit<PageSettings, 'domain'>) => {
    const page = openPage({ ...settings, domain: gateway.domain });
    pages.push(page);
    return page;
  };
  const open = async (webSocket = true) => {
    const { token, conversationId } = await gateway.directLine.issueToken({});
    return { page: openOn({ token, webSocket }), token, conversationId };
  };
  const until = (holds: () => void) => vi.waitFor(holds, { timeout: 60_000, interval: 10 });

  it.each([
    ['a stream', true],
    ['polling', false],
  ])('starts, says and hears over %s', async (_way, webSocket) => {
    const { page } = await open(webSocket);
    const id = await page.says('你好', 'mine');
    await until(() => expect(page.texts()).toEqual(['你好', '您说：你好']));
    const [own, answer] = page.activities;
    expect(own).toMatchObject({ id, from: { role: 'user' }, channelData: { clientActivityID: 'mine' } });
    expect(answer).toMatchObject({ from: { role: 'bot' }, channelData: { xianting: { machineMade: true } } });
    expect(page.status()).toBe('Online');
  });

  it('keeps ten conversations apart that speak at the same time', async () => {
    const conversations = await Promise.all(Array.from({ length: 10 }, () => open()));
    await Promise.all(conversations.map(({ page }, place) => page.says(`我是 ${place} 号`)));
    for (const [place, { page }] of conversations.entries())
      await until(() => expect(page.texts()).toEqual([`我是 ${place} 号`, `您说：我是 ${place} 号`]));
  });

  it('comes back by itself after the server has closed its stream, and misses nothing', async () => {
    const { page } = await open();
    await page.says('一');
    await until(() => expect(page.texts()).toEqual(['一', '您说：一']));
    await gateway.close();
    // Another gateway takes its place at the same address, as a proxy would have it.
    gateway = await openGateway({ store, jobs, clock, port: Number(new URL(gateway.domain).port) });
    await until(() => expect(gateway.directLine.streams()).toBe(1));
    await page.says('二');
    await until(() => expect(page.texts()).toEqual(['一', '您说：一', '二', '您说：二']));
  });

  it('lets two pages share a conversation, each seeing all of it once', async () => {
    const { page, token, conversationId } = await open();
    await page.says('第一页');
    await until(() => expect(page.texts()).toHaveLength(2));
    const second = openOn({ token, webSocket: true, conversationId });
    await until(() => expect(second.texts()).toEqual(page.texts()));
    await second.says('第二页');
    const all = ['第一页', '您说：第一页', '第二页', '您说：第二页'];
    await until(() => expect([page.texts(), second.texts()]).toEqual([all, all]));
  });

  it('shows a page that is loaded anew with the same token what was said before', async () => {
    const { page, token } = await open();
    await page.says('刷新前');
    await until(() => expect(page.texts()).toHaveLength(2));
    page.leaves();
    const reloaded = openOn({ token, webSocket: true });
    await until(() => expect(reloaded.texts()).toEqual(['刷新前', '您说：刷新前']));
  });

  it('refreshes a token, and accepts the one before until its own end', async () => {
    const { conversation, token } = await gateway.begin();
    clock.advance(20 * 60);
    const refreshed = await gateway.ask('/tokens/refresh', token, { method: 'POST' });
    expect(refreshed).toMatchObject({ status: 200, body: { conversationId: conversation, expires_in: 1_800 } });
    const path = `/conversations/${conversation}/activities`;
    expect(await gateway.ask(path, token)).toMatchObject({ status: 200 });
    clock.advance(11 * 60);
    expect(await gateway.ask(path, token)).toMatchObject({ status: 403, body: { error: { code: 'TokenExpired' } } });
    expect(await gateway.ask(path, refreshed.body.token)).toMatchObject({ status: 200 });
    expect(await gateway.ask('/tokens/refresh', token, { method: 'POST' })).toMatchObject({ status: 403 });
  });

  it('tells a page whose token has expired, and takes it back with a fresh one', async () => {
    const { page, token, conversationId } = await open();
    await page.says('早');
    await until(() => expect(page.texts()).toHaveLength(2));
    const fresh = await gateway.ask('/tokens/refresh', token, { method: 'POST' });
    clock.advance(29 * 60);
    const later = await gateway.ask('/tokens/refresh', fresh.body.token, { method: 'POST' });
    clock.advance(2 * 60);
    expect(await page.posts({ type: 'message', text: '晚', from: { id: 'me' } })).toBe('retry');
    expect(page.status()).toBe('ExpiredToken');
    const { body } = await gateway.ask(`/conversations/${conversationId}?watermark=2`, later.body.token);
    page.reconnect(body);
    await page.says('晚');
    // A 403 makes this client open further streams beside its first, each of which shows everything: ids tell.
    // What is typed meanwhile shows, too, on a slow machine.
    const messages = () => page.activities.filter((activity) => activity.type === 'message');
    const shown = () => new Map(messages().map((activity) => [activity.id, (activity as { text: string }).text]));
    await until(() => expect([...shown().values()]).toEqual(['早', '您说：早', '晚', '您说：晚']));
    // One of those streams may still have had the old token to try.
    await until(() => expect(page.status()).toBe('Online'));
  });
});
