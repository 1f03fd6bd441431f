import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { listen } from '#bot';
import type { Finding, InspectionId } from '#conversation';
import { EmotionFigures, InspectedPart, InspectionPage, type InspectionView } from '#conversation/wire';
import { openInspections } from '#inspection';
import { openJobs } from '#jobs';
import type { Store } from '#store';
import { freshRedis, redisUrl } from '../../evals/services/provided.ts';
import { asking } from './asking.ts';
import { openSmallBank } from './small-bank.ts';

const bank = await openSmallBank();
const ask = asking((await bank.serve()).address);
const members = {
  agent: await bank.hire('小李', ['agent'], ['general']),
  colleague: await bank.hire('小王', ['agent'], ['general']),
  supervisor: await bank.hire('班长', ['supervisor']),
  both: await bank.hire('值班班长', ['supervisor', 'agent'], ['general']),
};
const agent = await bank.signedIn(members.agent);
const colleague = await bank.signedIn(members.colleague);
const supervisor = await bank.signedIn(members.supervisor);
const both = await bank.signedIn(members.both);
const open = (store: Pick<Store, 'inspections'> = bank.store) =>
  openInspections({
    store,
    listen,
    published: async () => ({ figures: new Set(['100元']), categories: new Map() }),
    clock: () => new Date(),
    newId: randomUUID,
  });

afterAll(() => bank.close());

let audited = 0;
beforeEach(async () => {
  audited = (await bank.store.audit.read(0, 10_000)).at(-1)?.seq ?? 0;
});
const auditedSince = async () =>
  (await bank.store.audit.read(audited, 1_000)).map(({ actor, act, details }) => [actor, act, details]);

/** A chat in which somebody said this, and ended it. */
async function chat(member: typeof members.agent, as: typeof agent, ...said: string[]) {
  const { conversation, handoff } = await bank.heldBy(member);
  for (const text of said)
    await ask(`POST /api/conversations/${conversation}/messages`, { as, body: { clientId: randomUUID(), text } });
  await ask(`POST /api/handoffs/${handoff}/end`, { as, body: {} });
  return conversation;
}
const inspectionOf = async (as: typeof agent, conversation: string): Promise<InspectionView | undefined> => {
  const page = InspectionPage.parse((await ask('GET /api/inspections', { as })).json);
  return page.inspections.find(({ conversationId }) => conversationId === conversation);
};

describe('a chat that has ended', () => {
  it('is inspected once, however often its job runs, and is the agent’s and the supervisors’ to see', async () => {
    const conversation = await chat(
      members.agent,
      agent,
      '这个不归我们管。',
      '手续费 12 元，年费 100 元。',
      '感谢您的咨询。',
    );
    const inspections = open();
    expect(await inspections.due(1_000)).toContain(conversation);
    await Promise.all([1, 2, 3].map(() => inspections.inspect(conversation)));
    await inspections.inspect(conversation);
    expect(await inspections.due(1_000)).not.toContain(conversation);
    const everybody = InspectionPage.parse((await ask('GET /api/inspections?limit=100', { as: supervisor })).json);
    expect(everybody.inspections.filter(({ conversationId }) => conversationId === conversation)).toHaveLength(1);

    const seen = await inspectionOf(agent, conversation);
    expect(seen?.findings.map(({ rule, words }) => [rule, words])).toEqual([
      ['refusing', '这个不归我们管'],
      ['unknown-figure', '12 元'],
    ]);
    expect(seen?.score).toBe(95);
    const one = `GET /api/inspections/${seen?.id}`;
    const { messages } = InspectedPart.parse((await ask(one, { as: agent })).json);
    const marked = messages.find(({ seq }) => seq === seen?.findings[0]?.seq);
    expect(marked?.text.slice(seen?.findings[0]?.from, seen?.findings[0]?.to)).toBe('这个不归我们管');
    expect(await inspectionOf(colleague, conversation)).toBeUndefined();
    expect(await ask(one, { as: colleague })).toMatchObject({ status: 404, code: 'unknown-inspection' });
  });

  it('is inspected when a worker that began it is gone: nothing is lost, nothing is there twice', async () => {
    const conversation = await chat(members.agent, agent, '大概可以。');
    const broken = {
      inspections: {
        ...bank.store.inspections,
        keep: async () => {
          throw new Error('the worker was killed');
        },
      },
    };
    await expect(open(broken).inspect(conversation)).rejects.toThrow('killed');
    expect(await inspectionOf(agent, conversation)).toBeUndefined();
    expect(await open().due(1_000)).toContain(conversation);
    await Promise.all([open().inspect(conversation), open().inspect(conversation)]);
    expect(await inspectionOf(agent, conversation)).toBeDefined();
  });

  it('is found by rule, severity and score, and page by page', async () => {
    const first = await chat(members.both, both, '大概可以。');
    const second = await chat(members.both, both, '感谢您的咨询。');
    for (const conversation of [first, second]) await open().inspect(conversation);
    const found = async (query: string) => {
      const answer = await ask(`GET /api/inspections?of=me&${query}`, { as: both });
      const { inspections, more } = InspectionPage.parse(answer.json);
      return [inspections.map(({ conversationId }) => conversationId), more];
    };
    expect(await found('')).toEqual([[second, first], false]);
    expect(await found('limit=1')).toEqual([[second], true]);
    expect(await found('rule=vague')).toEqual([[first], false]);
    expect(await found('severity=grave')).toEqual([[], false]);
    expect(await found('upTo=99')).toEqual([[first], false]);
    expect((await ask('GET /api/inspections?rule=no-such-rule', { as: both })).status).toBe(400);
  });
});

describe.skipIf(!redisUrl)('a worker that is gone in the middle of an inspection', () => {
  it('leaves it to another, whose queue finds the job again: kept once', async () => {
    const settings = { kind: 'redis', url: await freshRedis(), prefix: `inspections-${process.pid}` } as const;
    const dies = await openJobs(settings, bank.store, { finishMs: 50 });
    const stays = await openJobs(settings, bank.store);
    const conversation = await chat(members.agent, agent, '大概可以。');
    const begun = Promise.withResolvers<void>();
    const never = Promise.withResolvers<never>();
    const keep = () => {
      begun.resolve();
      return never.promise;
    };
    const interrupted = open({ inspections: { ...bank.store.inspections, keep } });
    const failed = () => {};
    dies.work({ inspections: (id) => interrupted.inspect(id), failed });
    await dies.wake('inspections', conversation);
    await begun.promise;
    await dies.close();
    expect(await inspectionOf(agent, conversation)).toBeUndefined();
    const inspections = open();
    stays.work({ inspections: (id) => inspections.inspect(id), failed });
    await vi.waitFor(async () => expect(await inspectionOf(agent, conversation)).toBeDefined(), {
      timeout: 60_000,
      interval: 200,
    });
    await stays.close();
    expect(await inspections.due(1_000)).not.toContain(conversation);
  }, 90_000);
});

describe('a finding', () => {
  async function found(member = members.agent, as = agent): Promise<string> {
    const conversation = await chat(member, as, '应该可以。', '感谢您的咨询。');
    await open().inspect(conversation);
    const inspection = await inspectionOf(as, conversation);
    return `/api/inspections/${inspection?.id}`;
  }
  const appeal = (path: string, as: typeof agent, reason = '客户先这样问，卡号 6222021234567890128') =>
    ask(`POST ${path}/findings/1/appeal`, { as, body: { reason } });
  const decision = (path: string, as: typeof agent, outcome: string) =>
    ask(`POST ${path}/findings/1/decision`, { as, body: { outcome, note: '看过上下文' } });

  it('is appealed by the agent concerned, once, and decided by a supervisor; the score follows, and all is audited', async () => {
    const path = await found();
    expect(await decision(path, supervisor, 'withdrawn')).toMatchObject({ status: 409, code: 'no-open-appeal' });
    expect((await appeal(path, colleague)).code).toBe('unknown-inspection');
    expect((await appeal(path, supervisor)).code).toBe('unknown-inspection');
    const appealed = (await appeal(path, agent)).json as InspectionView;
    expect(appealed.findings[0]?.appeal).toMatchObject({ decision: null });
    expect(JSON.stringify(appealed)).not.toContain('6222021234567890128');
    expect(await appeal(path, agent)).toMatchObject({ status: 409, code: 'already-appealed' });
    expect((await decision(path, agent, 'withdrawn')).status).toBe(403);

    const decided = (await decision(path, supervisor, 'withdrawn')).json as InspectionView;
    expect(decided.score).toBe(100);
    expect(decided.findings[0]?.appeal?.decision).toMatchObject({ outcome: 'withdrawn', byName: '班长' });
    expect(await decision(path, supervisor, 'upheld')).toMatchObject({ status: 409, code: 'no-open-appeal' });
    const id = path.split('/').at(-1) as InspectionId;
    expect((await bank.store.inspections.find(id))?.score).toBe(100);
    expect(await auditedSince()).toEqual(
      expect.arrayContaining([
        [members.agent.id, 'finding-appealed', { number: 1, rule: 'vague' }],
        [members.supervisor.id, 'appeal-decided', { number: 1, outcome: 'withdrawn', score: 100 }],
      ]),
    );
  });

  it('stands where the appeal is upheld', async () => {
    const path = await found();
    await appeal(path, agent);
    expect(((await decision(path, supervisor, 'upheld')).json as InspectionView).score).toBe(95);
  });

  it('is never decided by the one it is about', async () => {
    const path = await found(members.both, both);
    await appeal(path, both);
    expect(await decision(path, both, 'withdrawn')).toMatchObject({ status: 409, code: 'own-inspection' });
    expect((await decision(path, supervisor, 'upheld')).status).toBe(200);
  });

  it('of another inspection is not to be found', async () => {
    const path = await found();
    const none = await ask(`POST ${path}/findings/99/appeal`, { as: agent, body: { reason: '没有' } });
    expect(none).toMatchObject({ status: 404, code: 'unknown-finding' });
  });
});

describe('reading an inspection', () => {
  it('is audited for a supervisor, and not for the agent concerned', async () => {
    const conversation = await chat(members.agent, agent, '您好，感谢您的咨询。');
    await open().inspect(conversation);
    const { id } = (await inspectionOf(agent, conversation)) ?? {};
    const readings = async () => (await auditedSince()).filter(([, act]) => act === 'transcript-read');
    await ask(`GET /api/inspections/${id}`, { as: agent });
    expect(await readings()).toEqual([]);
    await ask(`GET /api/inspections/${id}`, { as: supervisor });
    expect(await readings()).toEqual([[members.supervisor.id, 'transcript-read', expect.anything()]]);
  });
});

describe('what customers felt', () => {
  it('is told by agent and hour, of the turns with a person, too', async () => {
    const since = new Date(Date.now() - 3_600_000).toISOString();
    const { conversation, handoff } = await bank.heldBy(members.colleague);
    await bank.store.conversations.append({
      conversation,
      clientId: randomUUID(),
      text: '气死我了',
      content: {},
      sealed: null,
      sealedFor: null,
      at: new Date(),
    });
    await ask(`POST /api/handoffs/${handoff}/end`, { as: colleague, body: {} });
    const angry: Finding = {
      kind: 'emotion',
      emotion: 'angry',
      strength: 3,
      evidence: [],
      probability: 0.9,
      by: 'rules',
    };
    await openInspections({
      store: bank.store,
      listen: (said) => (said.some(({ text }) => text.includes('气')) ? [angry] : []),
      published: async () => null,
      clock: () => new Date(),
      newId: randomUUID,
    }).inspect(conversation);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const answer = await ask(`GET /api/figures/emotion?since=${since}&until=${until}`, { as: supervisor });
    const { counts } = EmotionFigures.parse(answer.json);
    expect(counts.filter((count) => count.agent === members.colleague.id)).toMatchObject([
      { agentName: '小王', emotion: 'angry', turns: 1, strength: 3 },
    ]);
  });
});
