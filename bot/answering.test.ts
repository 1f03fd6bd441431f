import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, CustomerId, EditionId, PolicyVersion } from '#conversation';
import { openStore, type Store } from '#store';
import { type AnsweringParts, openAnswering } from './answering.ts';
import { shippedPolicy } from './policy/shipped.ts';
import type { TurnInput, TurnOutcome } from './turn.ts';

describe('the turn runner', () => {
  let store: Store;
  let conversation: ConversationId;
  let now: Date;
  let taken: TurnInput[];
  let delivered: string[];
  let raised: string[];
  let failures: string[];
  beforeAll(async () => {
    store = await openStore({ kind: 'embedded', folder: ':memory:' });
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    [taken, delivered, raised, failures] = [[], [], [], []];
    now = new Date('2026-11-22T09:00:00Z');
    conversation = randomUUID() as ConversationId;
    const customer = randomUUID() as CustomerId;
    await store.customers.addVisitor(customer, now);
    await store.conversations.open({ id: conversation, channel: 'web', customer, at: now });
  });

  const says = (text: string) =>
    store.conversations.append({
      conversation,
      clientId: randomUUID(),
      text,
      content: {},
      sealed: null,
      sealedFor: null,
      at: now,
    });
  const later = (milliseconds: number) => {
    now = new Date(now.getTime() + milliseconds);
  };
  const answered: TurnOutcome = {
    say: [{ text: '答', content: {} }],
    heard: [],
    why: { decision: 'answer', searched: null, hits: [] },
    handOver: null,
    misunderstoodInARow: 0,
  };
  const runner = (change: Partial<AnsweringParts> = {}) =>
    openAnswering({
      store,
      async takeTurn(input) {
        taken.push(input);
        return answered;
      },
      edition: () => 1 as EditionId,
      policy: () => ({ version: 1 as PolicyVersion, table: shippedPolicy }),
      deliver: async (id) => void delivered.push(id),
      raise: async ({ handoff }) => void raised.push(handoff),
      quietMs: 0,
      clock: () => now,
      newId: randomUUID,
      observe: () => {},
      failed: (_conversation, error) => failures.push(error.message),
      ...change,
    });
  const record = async () =>
    (await store.conversations.transcript(conversation, 0, 50)).map(({ author, text }) => `${author.by} ${text}`);

  it('takes what is pending, commits it, and has it brought to the customer', async () => {
    await says('年费多少');
    expect(await runner()(conversation)).toBeNull();
    expect(await record()).toEqual(['customer 年费多少', 'bot 答']);
    expect(delivered).toEqual([conversation]);
  });

  it('does nothing where nothing is pending, however often it is woken', async () => {
    await says('年费多少');
    for (let woken = 0; woken < 3; woken++) await runner()(conversation);
    expect(taken).toHaveLength(1);
    expect(await record()).toHaveLength(2);
  });

  it('takes a burst as one turn, once the customer is quiet', async () => {
    const answer = runner({ quietMs: 1_200 });
    await says('那个');
    later(300);
    await says('我想问下信用卡的年费');
    expect(await answer(conversation)).toBe(800);
    later(800);
    expect(await answer(conversation)).toBeNull();
    expect(taken.map(({ messages }) => messages.map(({ text }) => text))).toEqual([['那个', '我想问下信用卡的年费']]);
    expect(await record()).toHaveLength(3);
  });

  it('does not wait for ever for somebody who never stops writing', async () => {
    const answer = runner({ quietMs: 1_200 });
    for (let n = 0; n < 12; n++) {
      await says('嗯');
      later(450);
    }
    expect(await answer(conversation)).toBeNull();
  });

  it('looks again where a newer message overtook the turn, and answers both', async () => {
    await says('年费多少');
    const overtaken = runner({
      async takeTurn(input) {
        taken.push(input);
        if (taken.length === 1) await says('还有积分怎么用');
        return answered;
      },
    });
    expect(await overtaken(conversation)).toBe(0);
    expect(delivered).toEqual([]);
    expect(await overtaken(conversation)).toBeNull();
    expect(taken[1]?.messages.map(({ text }) => text)).toEqual(['年费多少', '还有积分怎么用']);
    expect(await record()).toEqual(['customer 年费多少', 'customer 还有积分怎么用', 'bot 答']);
  });

  it('raises the handoff that its turn asked for, once it is committed', async () => {
    await says('转人工');
    const handOver = {
      skill: 'general',
      reason: { because: 'asked-for-person' },
      advanceMinutes: 0,
      findings: [],
      summary: '要人工',
    } as const;
    await runner({ takeTurn: async () => ({ ...answered, handOver }) })(conversation);
    const found = await store.handoffs.ofConversation(conversation);
    expect(raised).toEqual([found?.id]);
    expect(found).toMatchObject({ state: 'requested', summary: '要人工' });
  });

  it('hands over where the turn itself fails: nobody is left without an answer', async () => {
    await says('年费多少');
    const failing = runner({
      takeTurn: async () => {
        throw new Error('the index is away');
      },
    });
    expect(await failing(conversation)).toBeNull();
    expect(failures).toEqual(['the index is away']);
    expect(await store.handoffs.ofConversation(conversation)).toMatchObject({ reason: { because: 'bot-failed' } });
    expect((await record())[1]).toMatch(/^bot 抱歉，智能客服暂时无法回答/);
  });
});
