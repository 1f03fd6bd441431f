import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, CustomerId, StaffId } from '#conversation';
import { openStore, type Store } from '#store';
import { agentTakesOver, botCommits, saying } from './bot-framework/rehearsal.ts';
import type { Channel } from './channel.ts';
import { type Carrier, openOutsideChannel } from './outside-channel.ts';

describe('a channel outside', () => {
  let store: Store;
  let ids = 0;
  const clock = { now: new Date('2026-11-22T04:00:00Z') };
  /** What the other server has received. */
  let received: string[];
  let signalled: number;

  beforeAll(async () => {
    store = await openStore({ kind: 'embedded', folder: ':memory:' });
  });
  afterAll(() => store.close());
  beforeEach(() => {
    received = [];
    signalled = 0;
  });

  const oneByOne: Carrier['carry'] = async (_conversation, [first]) => {
    received.push(first.text);
    return { became: 'sent', seqs: [first.seq] };
  };
  const open = (carry: Carrier['carry'] = oneByOne): Channel =>
    openOutsideChannel({
      store,
      jobs: { signals: { publish: () => void signalled++, subscribe: () => () => {} } },
      carrier: { name: 'outside', carry },
      clock: () => clock.now,
      newId: () => `taker-${++ids}`,
    });
  const customerWrites = async (text = '你好') => {
    const [conversation, customer] = [`outside-${++ids}` as ConversationId, `p-${ids}` as CustomerId];
    await store.customers.addVisitor(customer, clock.now);
    await store.conversations.open({ id: conversation, channel: 'outside', customer, at: clock.now });
    const unsealed = { sealed: null, sealedFor: null, content: {} };
    await store.conversations.append({ conversation, clientId: `${++ids}`, text, ...unsealed, at: clock.now });
    return conversation;
  };
  const answered = async (...texts: string[]) => {
    const conversation = await customerWrites();
    await botCommits(store, conversation, () => texts.map((text) => saying(text)));
    return conversation;
  };

  it('brings everything, in order, once, however many bring it', async () => {
    const conversation = await answered('一', '二', '三');
    const channel = open();
    await Promise.all(Array.from({ length: 8 }, () => channel.deliver(conversation)));
    expect(received).toEqual(['一', '二', '三']);
    expect(signalled).toBe(3);
    expect((await store.conversations.shownAfter(conversation, 1, 9)).map(({ text }) => text)).toEqual(received);
  });

  it('leaves due what could not be brought, for whoever tries next, at once', async () => {
    const conversation = await answered('一', '二');
    const failing = open(async (id, due) => {
      if (received.length === 1) throw new Error('away');
      return oneByOne(id, due);
    });
    await expect(failing.deliver(conversation)).rejects.toThrow('away');
    await open().deliver(conversation);
    expect(received).toEqual(['一', '二']);
  });

  it('stops in the middle of what the bot said when a person takes over', async () => {
    const conversation = await answered('一', '二');
    const interrupted = open(async (id, due) => {
      if (received.length === 0) {
        const said = {
          conversation: id,
          clientId: 'person',
          text: '转人工',
          content: {},
          sealed: null,
          sealedFor: null,
        };
        await store.conversations.append({ ...said, at: clock.now });
        await agentTakesOver(store, id, 'li' as StaffId);
      }
      return oneByOne(id, due);
    });
    await interrupted.deliver(conversation);
    expect(received).toEqual(['一']);
    const record = await store.conversations.transcript(conversation, 0, 9);
    expect(record.map(({ delivery }) => delivery)).toEqual(['sent', 'sent', 'superseded', 'sent']);
  });

  it('has nothing to bring where nothing is due', async () => {
    await open().deliver(await customerWrites());
    expect(received).toEqual([]);
  });
});
