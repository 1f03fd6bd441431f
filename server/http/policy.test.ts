import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { type Decision, shippedPolicy, simulateStep } from '#bot';
import type { ConversationId, CustomerId, HandoffId, PolicyVersion, Skill } from '#conversation';
import type { PolicySimulation, PolicyTable } from '#conversation/wire';
import { asking } from './asking.ts';
import { openSmallBank } from './small-bank.ts';

const bank = await openSmallBank();
const ask = asking((await bank.serve()).address);
const supervisor = await bank.hire('supervisor', ['supervisor']);
const as = await bank.signedIn(supervisor);
afterAll(() => bank.close());

const patient = { timeout: 60_000 };
const latest = () => bank.store.policies.latest();
const publish = async (table: PolicyTable, more: Record<string, unknown> = {}) =>
  ask('POST /api/policy', { as, body: { table, reason: '夜间无人值守', basedOn: await latest(), ...more } });
const withPriority = (minutes: number): PolicyTable => ({
  ...shippedPolicy,
  priorities: { ...shippedPolicy.priorities, high: minutes },
});

describe('the policy', () => {
  it('is at first the one that ships, published by the program itself', async () => {
    const { json } = await ask('GET /api/policy', { as });
    expect(json).toMatchObject({ version: 1, publishedBy: 'xianting', restores: null, table: shippedPolicy });
  });

  it('once published is in force, and says who, when and why; the audit trail has it', async () => {
    const { status, json } = await publish(withPriority(45));
    expect(status).toBe(201);
    expect(json).toMatchObject({ version: 2, publishedBy: 'supervisor', reason: '夜间无人值守', restores: null });
    await expect.poll(() => bank.parts.policy.current().version, patient).toBe(2);
    expect(bank.parts.policy.current().table.priorities.high).toBe(45);
    expect((await bank.store.audit.read(0, 99)).at(-1)).toMatchObject({
      actor: supervisor.id,
      act: 'policy-published',
      subject: '2',
    });
  });

  it('with a fault is not, and the reason is told', async () => {
    const table = { ...shippedPolicy, rows: shippedPolicy.rows.slice(1) };
    expect(await publish(table)).toMatchObject({ status: 400, code: 'policy-faulty' });
    const { json } = await ask('POST /api/policy/check', { as, body: { table } });
    expect(json).toMatchObject({ faults: [{ row: null, phrase: null, zh: expect.stringContaining('轻生') }] });
    expect(await latest()).toBe(2);
  });

  it('whose form is wrong is checked all the same, with the row that is wrong', async () => {
    const [row] = shippedPolicy.rows;
    const table = { ...shippedPolicy, rows: [{ ...row, says: { zh: '', en: 'x' } }] };
    const { json } = await ask('POST /api/policy/check', { as, body: { table } });
    expect(json).toMatchObject({ faults: [{ row: row?.id, zh: expect.stringContaining('says.zh') }] });
    expect((await ask('POST /api/policy/check', { as, body: { table: null } })).json).toMatchObject({
      faults: [{ row: null }],
    });
  });

  it('made from a version that is no longer in force is not published over the newer one', async () => {
    expect(await publish(shippedPolicy, { basedOn: 1 })).toMatchObject({ status: 409, code: 'policy-overtaken' });
  });

  it('comes back by publishing an old version again; the history says so', async () => {
    const { json: old } = await ask('GET /api/policy/versions/1', { as });
    expect((await publish((old as { table: PolicyTable }).table, { restores: 1 })).status).toBe(201);
    const { json } = await ask('GET /api/policy/versions?limit=2', { as });
    expect(json).toMatchObject({ versions: [{ version: 3, restores: 1 }, { version: 2 }] });
    expect((await ask('GET /api/policy/versions/99', { as })).code).toBe('unknown-policy');
  });

  it('hides what a reason should not have said', async () => {
    await publish(shippedPolicy, { reason: '客户 6222021234567890128 要求' });
    expect((await bank.store.policies.inForce())?.reason).not.toContain('6222021234567890128');
  });
});

describe('a simulation', () => {
  const day = (hour: number, minute = 0) => new Date(Date.UTC(2026, 9, 5, hour, minute));
  const week = { from: '2026-10-05T00:00:00Z', to: '2026-10-12T00:00:00Z' };

  /** What a customer wrote, turn by turn, and what the bot decided then. */
  async function past(turns: readonly { said: string; decision: Decision; handOver?: Skill }[]) {
    const id = randomUUID() as ConversationId;
    const customer = randomUUID() as CustomerId;
    await bank.store.customers.addVisitor(customer, day(1));
    await bank.store.conversations.open({ id, channel: 'web', customer, at: day(1) });
    for (const [place, { said, decision, handOver }] of turns.entries()) {
      const at = day(2, place);
      const message = { clientId: randomUUID(), text: said, content: {}, sealed: null, sealedFor: null };
      await bank.store.conversations.append({ ...message, conversation: id, at });
      const pending = await bank.store.turns.begin(id, 40);
      if (!pending) throw new Error('No turn is pending.');
      const request = {
        id: randomUUID() as HandoffId,
        skill: handOver ?? 'general',
        reason: { because: 'complaint' },
        advanceMinutes: 0,
        findings: [],
        summary: '',
      } as const;
      await bank.store.turns.commit({
        pending,
        say: [{ text: '好的。', content: {} }],
        heard: [],
        why: { decision },
        edition: null,
        misunderstoodInARow: 0,
        handOver: handOver ? request : null,
        at,
      });
      if (handOver)
        await bank.store.handoffs.change(request.id, at, () => ({
          becomes: { state: 'ended', endedAt: at, how: 'returned-to-bot' },
          control: { by: 'bot' },
        }));
    }
    return id;
  }

  /** Worry goes to a person. */
  const draft: PolicyTable = {
    ...shippedPolicy,
    rows: shippedPolicy.rows.map((row) => {
      if (row.id !== 'anxious') return row;
      const handOver = { skill: 'general', priority: 'raised', acceptWithinMinutes: 3, complaint: null } as const;
      return { ...row, say: ['hand-over'], handOver };
    }),
  };

  async function simulate(table: PolicyTable): Promise<PolicySimulation[]> {
    const steps: PolicySimulation[] = [];
    for (let after: string | null = null; steps.length === 0 || after !== null; ) {
      const body = { table, ...week, after };
      const { status, json }: Awaited<ReturnType<typeof ask>> = await ask('POST /api/policy/simulation', { as, body });
      expect(status).toBe(200);
      const step = json as PolicySimulation;
      steps.push(step);
      after = step.next;
    }
    return steps;
  }

  it('tells which conversations would have gone otherwise, when and where, step by step', async () => {
    await ask('POST /api/policy', { as, body: { table: shippedPolicy, reason: '回到初始', basedOn: await latest() } });
    const version = (await latest()) as PolicyVersion;
    await expect.poll(() => bank.parts.policy.current().version, patient).toBe(version);
    const worried = await past([
      { said: '你好', decision: 'small-talk' },
      { said: '我很着急，钱怎么还没到账，急死了', decision: 'answer' },
      { said: '转人工', decision: 'hand-over-on-request', handOver: 'general' },
      { said: '谢谢', decision: 'small-talk' },
    ]);
    const complained = await past([
      { said: '我要投诉，年费收错了', decision: 'hand-over-after-soothing', handOver: 'complaints' },
    ]);
    await past([{ said: '跨行转账多久到账', decision: 'answer' }]);
    for (let more = 0; more < 60; more++) await past([{ said: '年费怎么收', decision: 'answer' }]);

    const steps = await simulate(draft);
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.map(({ done }) => done).reduce((one, other) => one + other)).toBe(63);
    expect(steps.every(({ total }) => total === 63)).toBe(true);
    const found = steps.flatMap(({ handedOver }) => handedOver);
    expect(found).toHaveLength(2);
    expect(found).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          conversationId: worried,
          inForce: expect.objectContaining({ skill: 'general', row: 'person', priority: 'normal' }),
          draft: expect.objectContaining({ skill: 'general', row: 'anxious', priority: 'raised' }),
        }),
        expect.objectContaining({
          conversationId: complained,
          inForce: expect.objectContaining({ skill: 'complaints', reason: { because: 'complaint' } }),
          draft: expect.objectContaining({ skill: 'complaints', row: 'complaint' }),
        }),
      ]),
    );
    const [one] = found.filter(({ conversationId }) => conversationId === worried);
    expect(one?.draft?.seq).toBeLessThan(one?.inForce?.seq ?? 0);
    expect(JSON.stringify(steps)).not.toContain('着急');
  });

  it('lets everybody else have their turn between two turns that it replays', async () => {
    let others = 0;
    let next = setImmediate(function other() {
      others += 1;
      next = setImmediate(other);
    });
    const inForce = bank.parts.policy.current().table;
    const period = { from: new Date(week.from), to: new Date(week.to) };
    const step = await simulateStep(bank.store, { inForce, draft }, { period, after: null, now: new Date() });
    clearImmediate(next);
    expect(step.done).toBeGreaterThan(0);
    expect(others).toBeGreaterThanOrEqual(step.stretches);
  });

  it('leaves out conversations that still go on, and changes nothing', async () => {
    const before = await bank.store.audit.read(0, 500);
    const { conversation } = await bank.waiting('我要投诉');
    const steps = await simulate(draft);
    expect(steps.flatMap(({ handedOver }) => handedOver.map(({ conversationId }) => conversationId))).not.toContain(
      conversation,
    );
    expect(await bank.store.audit.read(0, 500)).toHaveLength(before.length);
  });

  it('of a period that is too long, or ends before it begins, is refused', async () => {
    for (const to of ['2027-10-12T00:00:00Z', '2026-10-04T00:00:00Z']) {
      const body = { table: draft, from: week.from, to };
      expect((await ask('POST /api/policy/simulation', { as, body })).code).toBe('invalid-input');
    }
  });
});
