import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { HandoffList, HandoffView, KnowledgeHits, KnowledgeReliability, Transcript } from '#conversation/wire';
import type { AuditAct } from '#privacy';
import { asking } from './asking.ts';
import { openSmallBank } from './small-bank.ts';

const bank = await openSmallBank();
const ask = asking((await bank.serve()).address);
const members = {
  agent: await bank.hire('小李', ['agent'], ['general', 'complaints']),
  colleague: await bank.hire('小王', ['agent'], ['general']),
  supervisor: await bank.hire('班长', ['supervisor']),
  editor: await bank.hire('编辑', ['editor']),
};
const agent = await bank.signedIn(members.agent);
const colleague = await bank.signedIn(members.colleague);
const supervisor = await bank.signedIn(members.supervisor);
const cardNumber = '6222021234567890128';

afterAll(() => bank.close());

let audited = 0;
beforeEach(async () => {
  audited = (await bank.store.audit.read(0, 10_000)).at(-1)?.seq ?? 0;
});
const auditedSince = async (act: AuditAct) =>
  (await bank.store.audit.read(audited, 1_000)).filter((record) => record.act === act);
const written = (text: string, clientId: string = randomUUID()) => ({ body: { clientId, text } });

describe('the waiting line', () => {
  it('is listed in its order, by state where that is asked', async () => {
    const [first, second] = [await bank.waiting(), await bank.waiting()];
    const held = await bank.heldBy(members.agent);
    const listed = async (query = '') => {
      const { handoffs } = HandoffList.parse((await ask(`GET /api/handoffs${query}`, { as: agent })).json);
      return handoffs.map(({ id }) => id).filter((id) => [first, second, held].some(({ handoff }) => handoff === id));
    };
    expect(await listed()).toEqual([first.handoff, second.handoff, held.handoff]);
    expect(await listed('?state=waiting')).toEqual([first.handoff, second.handoff]);
    expect(await listed('?state=held')).toEqual([held.handoff]);
  });

  it('has one winner when many accept at once; the others are told who', async () => {
    const { handoff, conversation } = await bank.waiting();
    const sessions = Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? agent : colleague));
    const answers = await Promise.all(sessions.map((as) => ask(`POST /api/handoffs/${handoff}/accept`, { as })));
    const held = await bank.store.conversations.find(conversation);
    const winner = held?.control.by === 'agent' && held.control.agent === members.agent.id ? agent : colleague;
    for (const [at, answer] of answers.entries()) {
      if (sessions[at] === winner) expect(HandoffView.parse(answer.json)).toMatchObject({ state: 'held' });
      else expect(answer).toMatchObject({ status: 409, code: 'held-by-another-agent' });
    }
  });

  it('shows of a customer whom the bank has named no more than the end of the bank’s number', async () => {
    const { handoff, conversation } = await bank.heldBy(members.agent);
    const proven = { tier: 'vip', birthYear: 1950, newId: randomUUID() as never, at: new Date() } as const;
    const customer = await bank.store.customers.recognise('88001234567', proven);
    await bank.store.conversations.identify(conversation, { customer, assurance: 'signed-in' });
    const seen = await ask(`GET /api/handoffs/${handoff}`, { as: agent });
    expect(HandoffView.parse(seen.json).customer).toMatchObject({ bankId: '4567', tier: 'vip', birthYear: 1950 });
    expect(JSON.stringify(seen.json)).not.toContain('88001234567');
  });

  it('is left by ending and by transferring, with a note that hides what messages hide', async () => {
    const ended = await bank.heldBy(members.agent);
    const end = await ask(`POST /api/handoffs/${ended.handoff}/end`, {
      as: agent,
      body: { note: `卡号 ${cardNumber}` },
    });
    expect(end.json).toMatchObject({ state: 'ended', how: 'finished', note: expect.not.stringContaining(cardNumber) });
    const moved = await bank.heldBy(members.agent);
    const body = { skill: 'complaints', note: `卡号 ${cardNumber}` };
    const transfer = await ask(`POST /api/handoffs/${moved.handoff}/transfer`, { as: agent, body });
    expect(transfer.json).toMatchObject({ state: 'ended', how: 'transferred' });
    const { handoffs } = HandoffList.parse((await ask('GET /api/handoffs?state=waiting', { as: agent })).json);
    const again = handoffs.find(({ conversationId }) => conversationId === moved.conversation);
    expect(again).toMatchObject({ skill: 'complaints' });
    expect(JSON.stringify(again)).not.toContain(cardNumber);
  });

  it('offers to whoever is online; going offline while holding a customer is refused', async () => {
    expect((await ask('PUT /api/presence', { as: colleague, body: { presence: 'online' } })).json).toMatchObject({
      presence: 'online',
    });
    await bank.heldBy(members.colleague);
    const offline = await ask('PUT /api/presence', { as: colleague, body: { presence: 'offline' } });
    expect(offline).toMatchObject({ status: 409, code: 'still-holding' });
    expect((await bank.store.staff.find(members.colleague.id))?.presence).toBe('online');
  });
});

describe('an agent’s message', () => {
  it('is recorded, masked, and shown to the customer under the agent’s name', async () => {
    const { conversation } = await bank.heldBy(members.agent);
    const path = `/api/conversations/${conversation}/messages`;
    const { json } = await ask(`POST ${path}`, { as: agent, ...written(`您的卡 ${cardNumber} 已挂失`) });
    const { seq } = json as { seq: number };
    const { messages, lastSeq } = Transcript.parse((await ask(`GET ${path}?after=${seq - 1}`, { as: agent })).json);
    expect(messages[0]).toMatchObject({ seq, author: 'agent', agentName: '小李', delivery: 'sent' });
    expect(messages[0]?.text).toMatch(/^您的卡 .*已挂失$/);
    expect(messages[0]?.text).not.toContain(cardNumber);
    expect(lastSeq).toBe(seq);
  });

  it('is one message however often it is sent, also after the conversation was given away', async () => {
    const { conversation, handoff } = await bank.heldBy(members.agent);
    const path = `POST /api/conversations/${conversation}/messages`;
    const message = written('马上为您查询');
    const sent = await Promise.all(Array.from({ length: 20 }, () => ask(path, { as: agent, ...message })));
    const receipts = sent.map(({ json }) => json as { seq: number; repeated: boolean });
    expect(new Set(receipts.map(({ seq }) => seq)).size).toBe(1);
    expect(receipts.filter(({ repeated }) => !repeated)).toHaveLength(1);
    await ask(`POST /api/handoffs/${handoff}/transfer`, { as: agent, body: { skill: 'complaints' } });
    expect((await ask(path, { as: agent, ...message })).json).toEqual({ seq: receipts[0]?.seq, repeated: true });
    expect(await ask(path, { as: agent, ...written('还在吗') })).toMatchObject({
      status: 409,
      code: 'not-yours-to-answer',
    });
  });

  it('is its agent’s own: the same client id of another agent is another message', async () => {
    const { conversation, handoff } = await bank.heldBy(members.agent);
    const path = `POST /api/conversations/${conversation}/messages`;
    const first = await ask(path, { as: agent, ...written('一', 'same') });
    await ask(`POST /api/handoffs/${handoff}/transfer`, { as: agent, body: { skill: 'general' } });
    const again = await bank.store.handoffs.ofConversation(conversation);
    await ask(`POST /api/handoffs/${again?.id}/accept`, { as: colleague });
    const second = await ask(path, { as: colleague, ...written('二', 'same') });
    expect(second.json).toMatchObject({ repeated: false });
    expect((second.json as { seq: number }).seq).toBeGreaterThan((first.json as { seq: number }).seq);
  });

  it.each([
    ['请把短信验证码发给我', '索要密码或验证码'],
    ['这款产品保本，稳赚不赔', '承诺本金或收益'],
  ])('is refused where it must never be said, with the words and the reason: %s', async (text, why) => {
    const { conversation } = await bank.heldBy(members.agent);
    const before = await bank.store.conversations.find(conversation);
    const sent = await ask(`POST /api/conversations/${conversation}/messages`, { as: agent, ...written(text) });
    expect(sent).toMatchObject({ status: 400, code: 'never-said' });
    expect(JSON.stringify(sent.json)).toContain(why);
    expect((await bank.store.conversations.find(conversation))?.lastSeq).toBe(before?.lastSeq);
    const warned = await ask(`POST /api/conversations/${conversation}/messages`, { as: agent, ...written('大概可以') });
    expect(warned.status).toBe(200);
  });

  it('is recorded although the queue is away: the sweep delivers it', async () => {
    const wake = async () => {
      throw new Error('the queue is away');
    };
    const { address } = await bank.serve({}, { jobs: { ...bank.parts.jobs, wake } });
    const { conversation } = await bank.heldBy(members.agent);
    const sent = await asking(address)(`POST /api/conversations/${conversation}/messages`, {
      as: agent,
      ...written('您好'),
    });
    expect(sent.status).toBe(200);
    const seen = await bank.store.conversations.transcript(conversation, (sent.json as { seq: number }).seq - 1, 1);
    expect(seen[0]).toMatchObject({ text: '您好', delivery: 'pending' });
  });
});

describe('the record of a conversation', () => {
  it('is read in pages, from a place on', async () => {
    const { conversation } = await bank.heldBy(members.agent);
    const path = `/api/conversations/${conversation}/messages`;
    for (const text of ['一', '二', '三']) await ask(`POST ${path}`, { as: agent, ...written(text) });
    const whole = Transcript.parse((await ask(`GET ${path}`, { as: agent })).json);
    const seqs = whole.messages.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, at) => at + 1));
    const page = Transcript.parse((await ask(`GET ${path}?after=2&limit=2`, { as: agent })).json);
    expect(page).toEqual({ messages: whole.messages.slice(2, 4), lastSeq: whole.lastSeq });
  });

  it('is noted when somebody reads what they do not hold, not when its agent does', async () => {
    const { conversation } = await bank.heldBy(members.agent);
    await ask(`GET /api/conversations/${conversation}/messages`, { as: agent });
    expect(await auditedSince('transcript-read')).toEqual([]);
    await ask(`GET /api/conversations/${conversation}/messages`, { as: supervisor });
    await ask(`GET /api/conversations/${conversation}/messages?after=1`, { as: supervisor });
    expect(await auditedSince('transcript-read')).toMatchObject([
      { actor: members.supervisor.id, subject: conversation },
    ]);
  });

  it('shows the masked text; the original is revealed to its agent and to supervisors, and that is noted', async () => {
    const text = `我的卡号是 ${cardNumber}，密码忘了`;
    const { conversation } = await bank.heldBy(members.agent, text);
    const path = `/api/conversations/${conversation}/messages`;
    const { messages } = Transcript.parse((await ask(`GET ${path}`, { as: agent })).json);
    expect(messages[0]).toMatchObject({ masked: true, text: expect.not.stringContaining(cardNumber) });
    for (const as of [agent, supervisor]) expect((await ask(`GET ${path}/1/original`, { as })).json).toEqual({ text });
    const records = await auditedSince('original-revealed');
    expect(records.map(({ actor, subject, details }) => ({ actor, subject, details }))).toEqual([
      { actor: members.agent.id, subject: conversation, details: { seq: 1 } },
      { actor: members.supervisor.id, subject: conversation, details: { seq: 1 } },
    ]);
    expect(JSON.stringify(await bank.store.audit.read(0, 10_000))).not.toContain(cardNumber);
  });

  it('reveals nothing to an agent who held it before, nor where it cannot be noted', async () => {
    const { conversation, handoff } = await bank.heldBy(members.agent, `卡号 ${cardNumber}`);
    const original = `GET /api/conversations/${conversation}/messages/1/original`;
    const audit = async () => {
      throw new Error('the trail is full');
    };
    const { address } = await bank.serve({}, { audit });
    expect(await asking(address)(original, { as: agent })).toMatchObject({ status: 500, code: 'unexpected' });
    await ask(`POST /api/handoffs/${handoff}/end`, { as: agent });
    expect(await ask(original, { as: agent })).toMatchObject({ status: 404 });
  });

  it('says of an original that was destroyed that it is gone', async () => {
    const { conversation, customer } = await bank.heldBy(members.agent, `卡号 ${cardNumber}`);
    await bank.vault.forget(customer);
    const answer = await ask(`GET /api/conversations/${conversation}/messages/1/original`, { as: agent });
    expect(answer).toMatchObject({ status: 410, code: 'original-gone' });
  });

  it('has nothing to reveal where nothing was masked: the text is the original', async () => {
    const { conversation } = await bank.heldBy(members.agent, '我要人工');
    const original = await ask(`GET /api/conversations/${conversation}/messages/1/original`, { as: agent });
    expect(original.json).toEqual({ text: '我要人工' });
    expect(await auditedSince('original-revealed')).toEqual([]);
  });
});

describe('the knowledge of the house', () => {
  it('is searched by everybody who works here, in what is in force', async () => {
    const as = await bank.signedIn(members.editor);
    const { edition, hits } = KnowledgeHits.parse((await ask('GET /api/knowledge/search?q=卡不见了', { as })).json);
    expect(edition).toBe(1);
    expect(hits[0]).toMatchObject({ id: 'card-lost', source: '《借记卡章程》', effectiveFrom: '2026-01-01' });
    expect(hits.map(({ id }) => id)).not.toContain('lapsed');
  });

  it('shows supervisors how far its confidence can be trusted', async () => {
    const as = await bank.signedIn(members.supervisor);
    const { status, json } = await ask('GET /api/knowledge/reliability', { as });
    expect(status).toBe(200);
    const { edition, risk, tried, tenths } = KnowledgeReliability.parse(json);
    expect([edition, risk]).toEqual([1, 0.05]);
    expect(tenths.reduce((sum, tenth) => sum + tenth.tried, 0)).toBe(tried);
  });
});
