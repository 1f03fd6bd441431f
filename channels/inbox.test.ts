import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConversationId, type CustomerId, Refusal } from '#conversation';
import type { Jobs, Signal } from '#jobs';
import { openStore, type Store } from '#store';
import { type Inbox, openDeliveries, openInbox, openWebChannel } from './index.ts';

/** Characters by their numbers, so that a reader of this file sees them. */
const hidden = (...codes: number[]) => String.fromCodePoint(...codes);

describe('the inbox', () => {
  const at = new Date('2026-11-22T04:00:00Z');
  let store: Store;
  let inbox: Inbox;
  let conversation: ConversationId;
  let customer: CustomerId;
  let redis: 'up' | 'down' | 'hanging';
  let woken: [string, number | undefined][];
  let signals: Signal[];
  let failures: string[];

  beforeAll(async () => {
    store = await openStore({ kind: 'embedded', folder: ':memory:' });
  });
  afterAll(async () => {
    await store?.close();
  });
  beforeEach(async () => {
    [redis, woken, signals, failures] = ['up', [], [], []];
    const jobs: Pick<Jobs, 'wake' | 'signals'> = {
      async wake(queue, _conversation, delayMs) {
        if (redis === 'down') throw new Error('Redis is away');
        if (redis === 'hanging') await new Promise(() => {});
        woken.push([queue, delayMs]);
      },
      signals: { publish: (signal) => signals.push(signal), subscribe: () => () => {} },
    };
    inbox = openInbox({
      store,
      jobs,
      mask: (text) => text.replaceAll('6222020200112233', '****2233'),
      seal: async (forCustomer, text) => new TextEncoder().encode(`${forCustomer} ${text}`),
      clock: () => at,
      newId: randomUUID,
      quietTime: (text) => text.length * 100,
      failed: (doing) => failures.push(doing),
    });
    conversation = randomUUID() as ConversationId;
    customer = randomUUID() as CustomerId;
    await inbox.openVisitor({ channel: 'web', conversation, customer });
  });

  const receive = (text: string, clientId: string = randomUUID()) =>
    inbox.receive({ conversation, clientId, text, content: {} });
  const recorded = async () => (await store.conversations.transcript(conversation, 0, 100)).map(({ text }) => text);
  const original = async (seq: number) => {
    const found = await store.conversations.sealedOriginal(conversation, seq);
    return found && { ...found, sealed: new TextDecoder().decode(found.sealed) };
  };

  it('records a message, wakes the bot after the quiet time, and says where to look', async () => {
    expect(await receive('你好')).toEqual({ seq: 1, shown: 1, repeated: false, control: 'bot' });
    expect(await recorded()).toEqual(['你好']);
    expect(woken).toEqual([['turns', 200]]);
    expect(signals).toEqual([{ about: 'conversation', id: conversation }]);
  });

  it('does not wake the bot again for a message that it has already', async () => {
    await receive('你好', 'same');
    expect(await receive('你好', 'same')).toMatchObject({ seq: 1, repeated: true });
    expect(await recorded()).toEqual(['你好']);
    expect(woken).toHaveLength(1);
  });

  it.each(['down', 'hanging'] as const)('acknowledges what is recorded while the queue is %s', async (state) => {
    redis = state;
    expect(await receive('还在吗')).toMatchObject({ seq: 1 });
    expect(await recorded()).toEqual(['还在吗']);
    expect(await store.turns.pending(new Date(at.getTime() + 1), 100)).toContain(conversation);
    expect(failures).toEqual(state === 'down' ? ['waking turns'] : []);
  });

  it('masks what must not be read, and seals the original beside it for whoever the conversation is with', async () => {
    await receive('卡号 6222020200112233 被盗刷');
    expect(await recorded()).toEqual(['卡号 ****2233 被盗刷']);
    expect(await original(1)).toEqual({ sealed: `${customer} 卡号 6222020200112233 被盗刷`, sealedFor: customer });
    await inbox.identify(conversation, { bankId: randomUUID(), tier: 'vip', birthYear: null, assurance: 'signed-in' });
    const known = (await store.conversations.find(conversation))?.customer.id;
    await receive('还是 6222020200112233');
    expect(known).not.toBe(customer);
    expect((await original(3))?.sealedFor).toBe(known);
  });

  it('masks personal data in what a client sends along, and leaves its own name for the message', async () => {
    const channelData = {
      clientActivityID: '13812345678',
      note: '我的手机 13812345678',
      depth: [{ card: '6222020200112233' }],
    };
    await inbox.receive({ conversation, clientId: 'c', text: '你好', content: { channelData } });
    const [message] = await store.conversations.transcript(conversation, 0, 1);
    expect(message?.content.channelData).toMatchObject({
      clientActivityID: '13812345678',
      note: '我的手机 138****5678',
    });
  });

  it('seals nothing where masking changed nothing', async () => {
    await receive('你好');
    expect(await original(1)).toBeNull();
  });

  it('finds a number that somebody hid between invisible characters', async () => {
    await receive(`6222${hidden(0x200b)}0202${hidden(0x2060)}0011${hidden(0xfe0f)}2233`);
    expect(await recorded()).toEqual(['****2233']);
  });

  it.each([
    ['zero-width characters', `你${hidden(0x200b, 0x200c, 0x200d, 0xfeff)}好`, '你好'],
    ['tags', `好${hidden(0xe0041, 0xe007f)}的`, '好的'],
    ['marks that turn the reading direction', `abc${hidden(0x202e)}def`, 'abcdef'],
    ['control characters, but not line breaks', `一${hidden(0, 7, 0x1b)}\r\n二`, '一\n二'],
    ['variation selectors that follow no emoji', `安${hidden(0xfe0f)}全1${hidden(0xfe00)}`, '安全1'],
    ['all but the first selector after an emoji', `❤${hidden(0xfe0f, 0xfe01, 0xfe02)}`, `❤${hidden(0xfe0f)}`],
    ['halves of characters', `a${hidden(0xd83d)}b`, 'a�b'],
    ['another way to write the same', `e${hidden(0x301)}`, 'é'],
  ])('records what a reader sees: %s', async (_what, text, seen) => {
    await receive(text);
    expect(await recorded()).toEqual([seen]);
  });

  it('keeps every text that people write as they write it', async () => {
    const texts = [
      '金卡年费多少？',
      'Where is my card?',
      '<script>alert(1)</script>',
      '😀👍🏻',
      "'; drop table messages; --",
    ];
    for (const text of texts) await receive(text);
    expect(await recorded()).toEqual(texts);
  });

  it.each(['', '   ', '\n\t', hidden(0x200b), hidden(0)])('refuses an empty message (%j)', async (text) => {
    await expect(receive(text)).rejects.toMatchObject({ code: 'empty-message' });
    expect(await recorded()).toEqual([]);
  });

  it('takes 4,000 characters and refuses one more, counting as people count', async () => {
    await receive('😀'.repeat(4_000));
    await expect(receive('😀'.repeat(4_001))).rejects.toMatchObject({ code: 'too-large' });
    expect(await recorded()).toHaveLength(1);
  });

  it('has nothing left to clean in what it has cleaned', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), async (text) => {
        const appended = await receive(text).catch((error: unknown) => {
          if (error instanceof Refusal && error.code === 'empty-message') return null;
          throw error;
        });
        if (!appended) return;
        const [once] = (await recorded()).slice(-1);
        await receive(once ?? '');
        expect((await recorded()).slice(-1)).toEqual([once]);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses a message to a conversation that is not there', async () => {
    const nowhere = { conversation: 'nowhere' as ConversationId, clientId: 'c', content: {} };
    await expect(inbox.receive({ ...nowhere, text: '你好' })).rejects.toMatchObject({ code: 'unknown-conversation' });
    const hiding = inbox.receive({ ...nowhere, text: '6222020200112233' });
    await expect(hiding).rejects.toMatchObject({ code: 'unknown-conversation' });
  });

  it('never takes a customer’s name for a message for the bot’s own', async () => {
    await receive('我抢先一步', 'bot-1-1');
    const pending = await store.turns.begin(conversation, 10);
    const say = [{ text: '照样回答', content: {} }];
    if (!pending) throw new Error('Nothing is pending.');
    const rest = { heard: [], why: {}, edition: null, misunderstoodInARow: 0, handOver: null, at };
    expect(await store.turns.commit({ pending, say, ...rest })).toBe('committed');
    expect(await recorded()).toEqual(['我抢先一步', '照样回答']);
  });

  it('begins a conversation once, however many begin it at the same time', async () => {
    const beginning = {
      channel: 'web',
      conversation: randomUUID() as ConversationId,
      customer: randomUUID() as CustomerId,
    };
    const begun = await Promise.all(Array.from({ length: 5 }, () => inbox.openVisitor(beginning)));
    expect(begun.filter(Boolean)).toHaveLength(1);
    expect(await inbox.openVisitor(beginning)).toBe(false);
  });

  it('begins a conversation with a customer the bank has named, and never weakens what was proven since', async () => {
    const proven = { bankId: randomUUID(), tier: 'gold', birthYear: 1950, assurance: 'signed-in' } as const;
    const known = await inbox.recognise(proven);
    const beginning = { channel: 'web', conversation: randomUUID() as ConversationId, customer: known };
    expect(await inbox.openKnown({ ...beginning, assurance: 'signed-in' })).toBe(true);
    await inbox.identify(beginning.conversation, { ...proven, assurance: 'stepped-up' });
    expect(await inbox.openKnown({ ...beginning, assurance: 'signed-in' })).toBe(false);
    const found = await store.conversations.find(beginning.conversation);
    expect(found?.customer).toEqual({
      id: known,
      bankId: proven.bankId,
      tier: 'gold',
      birthYear: 1950,
      assurance: 'stepped-up',
    });
  });

  it('identifies in the middle of a conversation, keeps what was said, and tells the customer once', async () => {
    await receive('我的卡丢了');
    const proven = { bankId: randomUUID(), tier: 'vip', birthYear: 1960, assurance: 'stepped-up' } as const;
    await inbox.identify(conversation, proven);
    await inbox.identify(conversation, proven);
    expect(await recorded()).toEqual(['我的卡丢了', '已确认您的身份，之前的对话都已保留，我们继续为您服务。']);
    expect(woken.map(([queue]) => queue)).toContain('deliveries');
    const found = await store.conversations.find(conversation);
    expect(found?.customer).toMatchObject({ bankId: proven.bankId, tier: 'vip', assurance: 'stepped-up' });
  });

  it('does not give one customer’s conversation to another', async () => {
    const proven = { bankId: randomUUID(), tier: 'standard', birthYear: null, assurance: 'signed-in' } as const;
    await inbox.identify(conversation, proven);
    const other = inbox.identify(conversation, { ...proven, bankId: randomUUID() });
    await expect(other).rejects.toMatchObject({ code: 'conversation-of-another' });
    expect((await store.conversations.find(conversation))?.customer.bankId).toBe(proven.bankId);
  });
});

describe('the deliveries', () => {
  it('of the web say where to look, and nothing where nothing was due', async () => {
    const published: Signal[] = [];
    const due = [
      { shownSeq: 2, sent: 1, superseded: 0 },
      { shownSeq: 2, sent: 0, superseded: 0 },
      { shownSeq: 2, sent: 0, superseded: 1 },
    ];
    const deliveries = { show: async () => due.shift() } as unknown as Store['deliveries'];
    const jobs = { signals: { publish: (signal: Signal) => published.push(signal) } } as unknown as Jobs;
    const { deliver } = openWebChannel({ store: { deliveries } as unknown as Store, jobs });
    for (const id of ['shown', 'nothing', 'superseded']) await deliver(id as ConversationId);
    expect(published).toEqual(['shown', 'superseded'].map((id) => ({ about: 'conversation', id })));
  });

  it('bring each conversation to its own channel, and say so where nobody serves it', async () => {
    const brought: string[] = [];
    const channel = (name: string) => ({
      name,
      atOnce: false,
      deliver: async (id: ConversationId) => {
        brought.push(`${name} ${id}`);
      },
    });
    const channelOf: Record<string, string> = { a: 'web', b: 'wechat', c: 'fax' };
    const conversations = {
      find: async (id: string) => (channelOf[id] ? { channel: channelOf[id] } : null),
    } as unknown as Store['conversations'];
    const store = { conversations } as unknown as Store;
    const { deliver } = openDeliveries({ store, jobs: neverWoken, channels: [channel('web'), channel('wechat')] });
    for (const id of ['a', 'b', 'a', 'gone']) await deliver(id as ConversationId);
    expect(brought).toEqual(['web a', 'wechat b', 'web a']);
    await expect(deliver('c' as ConversationId)).rejects.toThrow('Nothing delivers to the channel "fax"');
  });

  it('are dispatched at once where the channel can, and by a job where it cannot or has failed', async () => {
    const happened: string[] = [];
    const channel = (name: string, atOnce: boolean, fails = false) => ({
      name,
      atOnce,
      deliver: async () => {
        if (fails) throw new Error('away');
        happened.push(`${name} brought`);
      },
    });
    const conversations = { find: async (id: string) => ({ channel: id }) } as unknown as Store['conversations'];
    const store = { conversations } as unknown as Store;
    const jobs = { wake: async (queue: string, id: ConversationId) => void happened.push(`${id} by ${queue}`) };
    const channels = [channel('web', true), channel('wechat', false), channel('broken', true, true)];
    const { dispatch } = openDeliveries({ store, jobs, channels });
    for (const id of ['web', 'wechat', 'broken']) await dispatch(id as ConversationId);
    expect(happened).toEqual(['web brought', 'wechat by deliveries', 'broken by deliveries']);
  });
});

const neverWoken = {
  wake: async () => {
    throw new Error('No job was wanted here.');
  },
};
