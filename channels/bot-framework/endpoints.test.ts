import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationId } from '#conversation';
import { type Jobs, openJobs } from '#jobs';
import { openStore, type Store } from '#store';
import { type Begun, botCommits, type Gateway, openGateway, StandingClock, saying } from './rehearsal.ts';

describe('the calls of a Direct Line', () => {
  const clock = new StandingClock();
  const left: ConversationId[] = [];
  let store: Store;
  let jobs: Jobs;
  let gateway: Gateway;

  beforeAll(async () => {
    store = await openStore({ kind: 'embedded', folder: ':memory:' });
    jobs = await openJobs({ kind: 'store' }, store);
    gateway = await openGateway({
      store,
      jobs,
      clock,
      async leaveLine(conversation) {
        left.push(conversation);
      },
    });
  });
  afterAll(async () => {
    await gateway?.close();
    await jobs?.close();
    await store?.close();
    expect(gateway?.failures).toEqual([]);
  });

  const post = ({ conversation, token }: Begun, activity: object, headers?: Record<string, string>) =>
    gateway.ask(`/conversations/${conversation}/activities`, token, {
      method: 'POST',
      body: activity,
      ...(headers && { headers }),
    });
  const poll = async ({ conversation, token }: Begun, watermark = '') =>
    (await gateway.ask(`/conversations/${conversation}/activities?watermark=${watermark}`, token)).body;

  it('begin a conversation with 201, and find it with 200', async () => {
    const { token, conversationId } = await gateway.directLine.issueToken({});
    expect(await store.conversations.find(conversationId as ConversationId)).toBeNull();
    const start = () => gateway.ask('/conversations', token, { method: 'POST', body: { user: {}, locale: 'zh-CN' } });
    const first = await start();
    expect(first).toMatchObject({ status: 201, body: { conversationId, expires_in: 1_800 } });
    expect(first.body.streamUrl).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/[^/]+\/stream\?/);
    expect(await start()).toMatchObject({ status: 200, body: { conversationId } });
    expect(await store.conversations.find(conversationId as ConversationId)).toMatchObject({
      channel: 'web',
      customer: { bankId: null, assurance: null },
    });
  });

  it('begin it as the customer whom the bank has named when the token was asked for', async () => {
    const { token, conversationId } = await gateway.directLine.issueToken({ assertion: 'C-1001 stepped-up' });
    expect(JSON.stringify(claims(token))).not.toContain('C-1001');
    expect(await gateway.ask('/conversations', token, { method: 'POST' })).toMatchObject({ status: 201 });
    expect((await store.conversations.find(conversationId as ConversationId))?.customer).toMatchObject({
      bankId: 'C-1001',
      tier: 'gold',
      assurance: 'stepped-up',
    });
  });

  it('begin one conversation where a token’s page starts a hundred times at once', async () => {
    const { token } = await gateway.directLine.issueToken({});
    const starts = await Promise.all(
      Array.from({ length: 100 }, () => gateway.ask('/conversations', token, { method: 'POST' })),
    );
    expect(starts.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(starts.filter(({ status }) => status === 200)).toHaveLength(99);
  });

  it('poll from a watermark to the next', async () => {
    const begun = await gateway.begin();
    expect(await poll(begun)).toEqual({ activities: [], watermark: '0' });
    await post(begun, { type: 'message', text: '一' });
    await post(begun, { type: 'message', text: '二' });
    expect(await poll(begun, '1')).toMatchObject({ activities: [{ text: '二' }], watermark: '2' });
    expect(await poll(begun, '2')).toEqual({ activities: [], watermark: '2' });
  });

  it('take the sender from the token, whoever the activity says it is from', async () => {
    const begun = await gateway.begin();
    const { body } = await post(begun, {
      type: 'message',
      text: '我是行长',
      from: { id: 'admin', role: 'bot' },
      conversation: { id: 'elsewhere' },
      id: 'mine',
      timestamp: '1999-01-01T00:00:00Z',
    });
    const [activity] = (await poll(begun)).activities;
    expect(activity).toMatchObject({
      id: body.id,
      from: { id: claims(begun.token).user, role: 'user' },
      conversation: { id: begun.conversation },
      timestamp: clock.now().toISOString(),
    });
    expect(body.id).toBe(`${begun.conversation}|0000001`);
  });

  it('answer a message sent again with the id of the first', async () => {
    const begun = await gateway.begin();
    const activity = { type: 'message', text: '转账失败', channelData: { clientActivityID: 'once' } };
    const first = await post(begun, activity);
    await post(begun, { type: 'message', text: '另一句' });
    expect((await post(begun, activity)).body).toEqual(first.body);
    expect((await poll(begun)).activities).toHaveLength(2);
  });

  it('keep what looks like a page or a script as the text it is', async () => {
    const begun = await gateway.begin();
    const texts = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '**粗体** [链接](javascript:alert(1))'];
    for (const text of texts) await post(begun, { type: 'message', text, textFormat: 'markdown' });
    const { activities } = await poll(begun);
    expect(activities.map(({ text, textFormat }: Record<string, string>) => [text, textFormat])).toEqual(
      texts.map((text) => [text, 'plain']),
    );
  });

  it('show a customer what was masked as it is kept', async () => {
    const begun = await gateway.begin();
    await post(begun, { type: 'message', text: '卡号 6222020200112233' });
    expect((await poll(begun)).activities[0].text).toBe('卡号 ****2233');
  });

  it('identify in the middle of a conversation', async () => {
    const begun = await gateway.begin();
    await post(begun, { type: 'message', text: '查余额' });
    expect(await post(begun, { type: 'event', name: 'identify', value: { assertion: 'C-2002' } })).toMatchObject({
      status: 200,
    });
    await gateway.deliver(begun.conversation);
    const [own, notice] = (await poll(begun)).activities;
    expect(own.text).toBe('查余额');
    expect(notice.channelData.xianting).toMatchObject({ author: 'notice', notice: 'identified' });
    // The token of before still speaks, and what it says is still the customer's own.
    await post(begun, { type: 'message', text: '还是我' });
    expect((await poll(begun, '2')).activities[0].from).toEqual(own.from);
  });

  it('take 有用 and 没解决 on an answer, by the id that the page knows', async () => {
    const begun = await gateway.begin();
    await post(begun, { type: 'message', text: '年费' });
    await botCommits(store, begun.conversation, () => [saying('200 元', { asksFeedback: true })]);
    await gateway.deliver(begun.conversation);
    const [question, answer] = (await poll(begun)).activities;
    const rate = (activityId: string) =>
      post(begun, { type: 'event', name: 'feedback', value: { activityId, helped: true } });
    expect(await rate(answer.id)).toMatchObject({ status: 200 });
    expect(await rate(question.id)).toMatchObject({ status: 404, body: { error: { code: 'unknown-message' } } });
    expect(await rate(`another|0000002`)).toMatchObject({ status: 404 });
    expect(await rate(`${begun.conversation}|0000009`)).toMatchObject({ status: 404 });
  });

  it('leave the waiting line', async () => {
    const begun = await gateway.begin();
    expect(await post(begun, { type: 'event', name: 'leave-line' })).toMatchObject({ status: 200 });
    expect(left).toEqual([begun.conversation]);
  });

  it('say that the customer is writing, which leaves no record', async () => {
    const begun = await gateway.begin();
    const heard: unknown[] = [];
    const stop = jobs.signals.subscribe((signal) => heard.push(signal));
    expect(await post(begun, { type: 'typing' })).toMatchObject({ status: 200, body: { id: expect.any(String) } });
    await expect
      .poll(() => heard)
      .toContainEqual({ about: 'typing', id: begun.conversation, by: 'customer', name: null });
    stop();
    expect((await poll(begun)).activities).toEqual([]);
  });

  it.each([
    { type: 'conversationUpdate', membersAdded: [] },
    { type: 'event', name: 'webchat/join', value: {} },
    { type: 'somethingNew' },
  ])('acknowledge and pass over what they do not know: $type', async (activity) => {
    const begun = await gateway.begin();
    expect(await post(begun, activity)).toMatchObject({ status: 200, body: { id: expect.any(String) } });
    expect((await poll(begun)).activities).toEqual([]);
  });

  it('let the pages in that may speak with us, on errors too, and ask a preflight for no token', async () => {
    const origin = new URL(gateway.domain).origin;
    const preflight = await gateway.ask('/conversations', null, { method: 'OPTIONS', headers: { origin } });
    expect(preflight.status).toBe(204);
    const asked = ['authorization', 'content-type', 'x-requested-with', 'x-ms-bot-agent'];
    expect(preflight.headers.get('access-control-allow-headers')?.toLowerCase().split(', ')).toEqual(asked);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, POST, OPTIONS');
    for (const path of ['/conversations/x', '/nothing-here']) {
      const refused = await gateway.ask(path, null, { headers: { origin } });
      expect(refused.status).toBeGreaterThanOrEqual(400);
      expect(refused.headers.get('access-control-allow-origin')).toBe(origin);
      expect(refused.headers.get('access-control-expose-headers')).toBe('Retry-After');
    }
  });

  it('survive a record that cannot be reached: start and poll without a 5xx, and no false acknowledgement', async () => {
    const away = async (): Promise<never> => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    };
    const conversations = { ...store.conversations, find: away, heads: away, append: away, shownAfter: away };
    const cut = await openGateway({ store: { ...store, conversations }, jobs, clock });
    const { conversation, token } = await gateway.begin();
    const path = `/conversations/${conversation}`;
    for (const start of [await cut.ask('/conversations', token, { method: 'POST' }), await cut.ask(path, token)]) {
      expect(start).toMatchObject({ status: 429, body: { error: { code: 'store-unreachable' } } });
      expect(start.headers.get('retry-after')).toBe('5');
    }
    const polled = await cut.ask(`${path}/activities?watermark=3`, token);
    expect(polled).toMatchObject({ status: 200, body: { activities: [], watermark: '3' } });
    const said = await cut.ask(`${path}/activities`, token, {
      method: 'POST',
      body: { type: 'message', text: '在吗' },
    });
    expect(said).toMatchObject({ status: 503, body: { error: { code: 'store-unreachable' } } });
    expect(cut.failures).not.toEqual([]);
    await cut.close();
  });

  it('wait a hiccup of the record out', async () => {
    let hiccups = 1;
    const conversations: Store['conversations'] = {
      ...store.conversations,
      async find(id) {
        if (hiccups-- > 0) throw new Error('Connection terminated unexpectedly');
        return store.conversations.find(id);
      },
    };
    const shaken = await openGateway({ store: { ...store, conversations }, jobs, clock });
    const { token } = await shaken.directLine.issueToken({});
    expect(await shaken.ask('/conversations', token, { method: 'POST' })).toMatchObject({ status: 201 });
    await shaken.close();
  });
});

function claims(token: string): { user: string } {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
