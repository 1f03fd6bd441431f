import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConversationId, StaffId, Utterance } from '#conversation';
import { type Jobs, openJobs } from '#jobs';
import { openStore, type Store } from '#store';
import { describeChannel } from '../../channel.contract.ts';
import { agentTakesOver, botCommits, saying } from '../rehearsal.ts';
import { openAzureHarness } from './azure-bot.contract.ts';
import { clouds, isServiceUrl } from './cloud.ts';
import { openRehearsal, type Rehearsal } from './rehearsal.contract.ts';

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

describeChannel('Azure Bot Service', () => openAzureHarness(store, jobs));

describe('what Azure Bot Service sends', () => {
  let rehearsal: Rehearsal;
  beforeEach(async () => {
    // What the SDK prints of a refused token is nothing new.
    vi.spyOn(console, 'error').mockImplementation(() => {});
    rehearsal = await openRehearsal({ store, jobs });
  });
  afterEach(() => rehearsal.close());

  const says = (text: string, more: object = {}) => ({ type: 'message', id: randomUUID(), text, ...more });
  const record = async (customer = 'customer') => {
    const id = await rehearsal.conversationOf(customer);
    return id ? store.conversations.transcript(id, 0, 100) : [];
  };

  it('is in the record when it is acknowledged', async () => {
    expect(await rehearsal.send(says('你好'))).toBe(200);
    expect((await record()).map(({ text }) => text)).toEqual(['你好']);
  });

  it.each<[string, () => Promise<string | null>]>([
    ['without a token', async () => null],
    ['with something that is no token', async () => 'abc'],
    ['with a token that somebody else signed', () => rehearsal.azure.forgedToken()],
    ['with a token that has expired', () => rehearsal.azure.token({ expiresIn: -3_600 })],
    ['with a token for another bot', () => rehearsal.azure.token({ aud: randomUUID() })],
    [
      'with a token for another address',
      () => rehearsal.azure.token({ serviceurl: 'https://smba.trafficmanager.net/' }),
    ],
    ['with a token of a key that does not speak for the channel', async () => 'unendorsed'],
    ['with a token of another issuer', () => rehearsal.azure.token({ iss: 'https://sts.windows.net/other/' })],
  ])('is refused %s', async (_how, token) => {
    const shown = await token();
    const channelId = shown === 'unendorsed' ? 'msteams' : 'test';
    const sent = rehearsal.send(says('你好', { channelId }), 'stranger', shown === 'unendorsed' ? undefined : shown);
    expect(await sent).toBe(401);
    expect(await record('stranger')).toEqual([]);
    expect(rehearsal.refused).toHaveLength(1);
  });

  it('is refused where it wants to be answered at an address that is not allowed, whatever its token says', async () => {
    const serviceUrl = 'https://connector.example/';
    const token = await rehearsal.azure.token({ serviceurl: serviceUrl });
    expect(await rehearsal.send(says('你好', { serviceUrl }), 'stranger', token)).toBe(401);
    expect(rehearsal.refused).toEqual(['an address that is not allowed']);
  });

  it('is refused where it says to come by App Service’s own channel', async () => {
    expect(await rehearsal.send(says('你好', { channelId: 'AseChannel' }), 'stranger')).toBe(401);
  });

  it('is refused from another tenant, where the bot belongs to one', async () => {
    const single = await openRehearsal({ store, jobs, tenantId: 'tenant-of-the-bank' });
    const from = (tenantId: string) => says('你好', { conversation: { id: `in-${tenantId}`, tenantId } });
    expect(await single.send(from('another'))).toBe(401);
    expect(await single.send(from('tenant-of-the-bank'))).toBe(200);
    await single.close();
  });

  it.each<[string, object]>([
    ['has no type', { type: null }],
    ['has no address', { type: 'message', text: '你好', serviceUrl: null }],
    ['comes from nobody', { type: 'message', text: '你好', from: {} }],
    ['is held nowhere', { type: 'message', text: '你好', conversation: null }],
  ])('is refused, not acknowledged, when it %s', async (_what, activity) => {
    expect(await rehearsal.send(activity)).toBe(400);
  });

  it('says nothing to us of groups, reactions and what the protocol may yet invent', async () => {
    expect(await rehearsal.send(says('大家好', { conversation: { id: 'team', isGroup: true } }), 'one')).toBe(200);
    expect(await rehearsal.send({ type: 'messageReaction' }, 'one')).toBe(200);
    expect(await rehearsal.send({ type: 'somethingNew' }, 'one')).toBe(200);
    expect(await rehearsal.conversationOf('one')).toBeUndefined();
  });

  it('keeps what cannot be looked at as what it is', async () => {
    const image = { attachments: [{ contentType: 'image/png', contentUrl: 'https://example/a.png' }] };
    await rehearsal.send({ type: 'message', id: '1', ...image });
    await rehearsal.send(says('请看', image));
    await rehearsal.send(says('你好', { attachments: [{ contentType: 'text/html', content: '<p>你好</p>' }] }));
    await rehearsal.send({ type: 'message', id: '4', value: { card: 1 } });
    expect((await record()).map(({ text, content }) => `${text} ${content.unreadable ?? '-'}`)).toEqual([
      '[图片] image',
      '请看\n[图片] image',
      '你好 -',
      '[空白消息] other',
    ]);
  });

  it('begins one conversation, however many first messages come at once, and none with another customer’s', async () => {
    await Promise.all([1, 2, 3, 4].map((place) => rehearsal.send(says(`第 ${place} 条`))));
    await rehearsal.send(says('别人'), 'another');
    expect(await record()).toHaveLength(4);
    expect((await record('another')).map(({ text }) => text)).toEqual(['别人']);
  });

  it('says who the customer is, by the bank’s statement, and goes on without where that is refused', async () => {
    await rehearsal.send(says('你好'));
    const identify = (assertion: string) => ({ type: 'event', name: 'identify', value: { assertion } });
    expect(await rehearsal.send(identify('forged'))).toBe(200);
    const id = await rehearsal.conversationOf('customer');
    expect((await store.conversations.find(id))?.customer.bankId ?? null).toBeNull();
    expect(await rehearsal.send(identify(`bank-${randomUUID()}`))).toBe(200);
    expect((await store.conversations.find(id))?.customer.bankId).toMatch(/^bank-/);
  });

  it('takes the customer out of the line who leaves it, or leaves', async () => {
    await rehearsal.send(says('转人工'));
    await rehearsal.send({ type: 'event', name: 'leave-line', value: {} });
    await rehearsal.send({ type: 'endOfConversation' });
    const id = await rehearsal.conversationOf('customer');
    expect(rehearsal.leftLine).toEqual([id, id]);
  });
});

describe('what goes out by Azure Bot Service', () => {
  let rehearsal: Rehearsal;
  let id: ConversationId;
  beforeEach(async () => {
    rehearsal = await openRehearsal({ store, jobs });
    await rehearsal.send({ type: 'message', id: randomUUID(), text: '信用卡年费', channelId: 'webchat' });
    id = await rehearsal.conversationOf('customer');
  });
  afterEach(() => rehearsal.close());

  const states = async () => (await store.conversations.transcript(id, 0, 100)).slice(1);
  const botSays = (...said: Utterance[]) => botCommits(store, id, () => said);

  it('is labelled as machine-made, plain, with what may be tapped', async () => {
    await botSays(saying('金卡 200 元。', { quickReplies: ['怎样免年费', '转人工'] }));
    await rehearsal.deliver(id);
    expect(rehearsal.azure.messages).toMatchObject([
      {
        text: '【智能客服·AI生成】金卡 200 元。',
        textFormat: 'plain',
        conversation: { id: 'held-with-customer' },
        recipient: { id: 'customer' },
        from: { id: 'bot@test' },
        suggestedActions: {
          actions: [{ type: 'imBack', title: '怎样免年费', value: '怎样免年费' }, { title: '转人工' }],
        },
      },
    ]);
  });

  it('asks for one token for many messages', async () => {
    await botSays(saying('一'), saying('二'), saying('三'));
    await rehearsal.deliver(id);
    expect(rehearsal.azure.messages).toHaveLength(3);
    expect(rehearsal.azure.tokensGiven).toBe(1);
  });

  it.each([429, 500, 502, 503])('is tried again after %i, in its order, and once', async (status) => {
    await botSays(saying('一'), saying('二'));
    rehearsal.azure.troubles.push({ status, retryAfter: '5' });
    await expect(rehearsal.deliver(id)).rejects.toThrow(String(status));
    expect((await states()).map(({ delivery }) => delivery)).toEqual(['pending', 'pending']);
    rehearsal.clock.pass(6);
    await rehearsal.deliver(id);
    expect(rehearsal.azure.messages.map(({ text }) => text?.at(-1))).toEqual(['一', '二']);
  });

  it('waits as long as the connector asks, without asking again', async () => {
    await botSays(saying('一'));
    rehearsal.azure.troubles.push({ status: 429, retryAfter: '30' });
    await expect(rehearsal.deliver(id)).rejects.toThrow('429');
    await expect(rehearsal.deliver(id)).rejects.toThrow('asked us to wait');
    rehearsal.clock.pass(31);
    await rehearsal.deliver(id);
    expect(rehearsal.azure.messages).toHaveLength(1);
  });

  it.each<[number, string]>([
    [403, 'unreachable'],
    [404, 'unreachable'],
    [400, 'refused'],
  ])('is undelivered after %i, and the agent sees why', async (status, why) => {
    await botSays(saying('一'));
    rehearsal.azure.troubles.push({ status });
    await rehearsal.deliver(id);
    expect(await states()).toMatchObject([{ delivery: 'failed', undelivered: why }]);
    expect(rehearsal.refused).toEqual([status]);
  });

  it('gets another token where the connector refuses one', async () => {
    await botSays(saying('一'));
    rehearsal.azure.troubles.push({ status: 401 });
    await expect(rehearsal.deliver(id)).rejects.toThrow('401');
    await rehearsal.deliver(id);
    expect(rehearsal.azure.tokensGiven).toBe(2);
    expect(rehearsal.azure.messages).toHaveLength(1);
  });

  it('says by the protocol, too, that a person has come, to channels that take events', async () => {
    await agentTakesOver(store, id, 'li' as StaffId);
    await store.conversations.appendNotices(
      id,
      [{ text: '李明 已接入', content: { notice: 'agent-joined', agentName: '李明' } }],
      ['joined'],
      rehearsal.clock.now,
    );
    await rehearsal.deliver(id);
    expect(
      rehearsal.azure.others.flatMap(({ activity }) =>
        activity.type === 'event' ? [[activity.name, activity.value]] : [],
      ),
    ).toEqual([['handoff.status', { state: 'accepted' }]]);
  });

  it('shows that an answer is being written, once, whoever hears of it', async () => {
    const typing = () => rehearsal.azure.others.filter(({ activity }) => activity.type === 'typing').length;
    // The message at the beginning said so already.
    await vi.waitFor(() => expect(typing()).toBe(1), { timeout: 60_000 });
    rehearsal.clock.pass(4);
    for (let place = 0; place < 3; place++) jobs.signals.publish({ about: 'typing', id, by: 'agent', name: '李明' });
    await vi.waitFor(() => expect(typing()).toBe(2), { timeout: 60_000 });
  });
});

describe('an address to be answered at', () => {
  it.each<[string, boolean]>([
    ['https://smba.trafficmanager.net/apac/', true],
    ['https://webchat.botframework.com/', true],
    ['http://smba.trafficmanager.net/apac/', false],
    ['https://smba.trafficmanager.net.example/', false],
    ['https://botframework.com.example/', false],
    ['https://evilbotframework.com/', false],
    ['https://user@webchat.botframework.com/', false],
    ['https://127.0.0.1/', false],
    ['no address', false],
  ])('%s: %s', (url, isAllowed) => {
    expect(isServiceUrl(url, clouds.public.serviceHosts)).toBe(isAllowed);
  });
});
