import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, CustomerId } from '#conversation';
import { Course, DayFigures, EarlierConversations, Transcript } from '#conversation/wire';
import { asking } from './asking.ts';
import { openSmallBank } from './small-bank.ts';

const bank = await openSmallBank();
const ask = asking((await bank.serve()).address);
const li = await bank.hire('小李', ['agent'], ['general']);
const supervisorMember = await bank.hire('班长', ['supervisor']);
const agent = await bank.signedIn(li);
const supervisor = await bank.signedIn(supervisorMember);
const midnight = encodeURIComponent(new Date(new Date().setHours(0, 0, 0, 0)).toISOString());

afterAll(() => bank.close());

let audited = 0;
beforeEach(async () => {
  audited = (await bank.store.audit.read(0, 10_000)).at(-1)?.seq ?? 0;
});
const readings = async () =>
  (await bank.store.audit.read(audited, 1_000)).filter(({ act }) => act === 'transcript-read');

/** Says that a conversation is with this customer of the bank. */
async function identify(conversation: ConversationId, bankId: string) {
  const customer = await bank.store.customers.recognise(bankId, {
    tier: 'vip',
    birthYear: 1950,
    newId: randomUUID() as CustomerId,
    at: new Date(),
  });
  await bank.store.conversations.identify(conversation, { customer, assurance: 'signed-in' });
}

describe('the figures of the day', () => {
  it('are an agent’s own, and a supervisor’s are everybody’s', async () => {
    const wang = await bank.hire('小王', ['agent'], ['general']);
    const figures = async (as: typeof agent) =>
      DayFigures.parse((await ask(`GET /api/figures/day?since=${midnight}`, { as })).json);
    const before = await figures(supervisor);
    await bank.heldBy(wang);
    const { conversation } = await bank.heldBy(wang);
    const body = { clientId: randomUUID(), text: '您好' };
    const as = await bank.signedIn(wang);
    await ask(`POST /api/conversations/${conversation}/messages`, { as, body });
    expect(await figures(as)).toMatchObject({ of: 'me', chats: 2, answered: 1 });
    expect(await figures(agent)).toMatchObject({ of: 'me', chats: 0, firstResponseSeconds: null });
    expect(await figures(supervisor)).toMatchObject({ of: 'everybody', chats: before.chats + 2 });
  });

  it('begin at a moment that the page says, and at nothing else', async () => {
    expect((await ask('GET /api/figures/day', { as: agent })).code).toBe('invalid-input');
    expect((await ask('GET /api/figures/day?since=today', { as: agent })).code).toBe('invalid-input');
  });
});

describe('what stands beside a conversation', () => {
  it('is its course, turn by turn, for whoever may read it', async () => {
    const { conversation } = await bank.heldBy(li);
    const { turns } = Course.parse((await ask(`GET /api/conversations/${conversation}/course`, { as: agent })).json);
    expect(turns.map(({ throughSeq, findings }) => [throughSeq, findings])).toEqual([[1, []]]);
  });

  it('is its course also while a person answers: heard burst by burst, as the customer writes', async () => {
    const { conversation } = await bank.heldBy(li);
    const says = (text: string) =>
      bank.store.conversations.append({
        conversation,
        clientId: randomUUID(),
        text,
        content: {},
        sealed: null,
        sealedFor: null,
        at: new Date(),
      });
    const course = async () => {
      const { turns } = Course.parse((await ask(`GET /api/conversations/${conversation}/course`, { as: agent })).json);
      return turns.map(({ to, findings }) => [to, findings.flatMap(({ emotion }) => emotion ?? [])]);
    };
    await says('好的');
    const body = { clientId: randomUUID(), text: '您好，请说。' };
    await ask(`POST /api/conversations/${conversation}/messages`, { as: agent, body });
    await says('你们这是什么破服务');
    await says('气死我了！！');
    expect(await course()).toEqual([
      ['bot', []],
      ['person', []],
      ['person', ['angry']],
    ]);
  });

  it('is what the same customer came with before; whoever serves them may read it, and it is written down', async () => {
    const wang = await bank.hire('小赵', ['agent'], ['general']);
    const bankId = randomUUID();
    const before = await bank.heldBy(wang, '我的年费扣错了');
    await identify(before.conversation, bankId);
    await bank.parts.handoff.end(before.handoff, wang, { note: '已退年费', returnToBot: false });
    const messages = `GET /api/conversations/${before.conversation}/messages`;
    expect((await ask(messages, { as: agent })).code).toBe('unknown-conversation');

    const { conversation, handoff } = await bank.heldBy(li);
    await identify(conversation, bankId);
    const { conversations } = EarlierConversations.parse(
      (await ask(`GET /api/conversations/${conversation}/earlier`, { as: agent })).json,
    );
    expect(conversations).toMatchObject([
      { id: before.conversation, readable: true, handoff: { open: false, note: '已退年费', heldByName: '小赵' } },
    ]);
    expect((await ask(messages, { as: agent })).status).toBe(200);
    expect(await readings()).toMatchObject([{ actor: li.id, subject: before.conversation }]);

    await bank.parts.handoff.end(handoff, li, { note: '', returnToBot: false });
    expect((await ask(messages, { as: agent })).code).toBe('unknown-conversation');
  });

  it('says of what the reader may not read only that it was', async () => {
    const wang = await bank.hire('小孙', ['agent'], ['general']);
    const bankId = randomUUID();
    const before = await bank.heldBy(wang, '私密的事');
    await identify(before.conversation, bankId);
    const { conversation } = await bank.waiting();
    await identify(conversation, bankId);
    const { conversations } = EarlierConversations.parse(
      (await ask(`GET /api/conversations/${conversation}/earlier`, { as: agent })).json,
    );
    expect(conversations).toMatchObject([{ id: before.conversation, readable: false, handoff: null }]);
  });

  it('is nothing of a visitor’s: two visitors are two people', async () => {
    await bank.heldBy(li);
    const { conversation } = await bank.heldBy(li);
    const { json } = await ask(`GET /api/conversations/${conversation}/earlier`, { as: agent });
    expect(EarlierConversations.parse(json).conversations).toEqual([]);
  });
});

describe('listening in', () => {
  it('is written down once for as long as it goes on, wherever the reading began', async () => {
    const { conversation } = await bank.heldBy(li);
    for (const place of ['after=1', 'after=0', 'before=3', 'after=2'])
      await ask(`GET /api/conversations/${conversation}/messages?${place}`, { as: supervisor });
    await ask(`GET /api/conversations/${conversation}/messages`, { as: agent });
    expect(await readings()).toMatchObject([{ actor: supervisorMember.id, subject: conversation }]);
  });
});

describe('a transcript', () => {
  it('is read upward from any place', async () => {
    const { conversation } = await bank.heldBy(li);
    const seqs = async (query: string) => {
      const { json } = await ask(`GET /api/conversations/${conversation}/messages?${query}`, { as: agent });
      return Transcript.parse(json).messages.map(({ seq }) => seq);
    };
    expect(await seqs('before=3&limit=1')).toEqual([2]);
    expect(await seqs('before=3')).toEqual([1, 2]);
    expect(await seqs('before=1')).toEqual([]);
  });
});
