import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConversationId, Refusal } from '#conversation';
import { type Jobs, openJobs } from '#jobs';
import { openStore, type StaffMember, type Store } from '#store';
import { present, Rehearsal } from './rehearsal.ts';

/** Who takes part in every sequence. */
interface Cast {
  on: Rehearsal;
  customers: readonly ConversationId[];
  agents: readonly StaffMember[];
  /** The control token of each conversation when it was looked at last. */
  tokens: Map<ConversationId, number>;
}

type Happening = (cast: Cast) => Promise<unknown>;

describe('whatever happens, in whatever order', () => {
  let store: Store;
  let jobs: Jobs;
  beforeAll(async () => {
    store = await openStore({ kind: 'embedded', folder: ':memory:' });
    jobs = await openJobs({ kind: 'store' }, store);
  });
  afterAll(async () => {
    await jobs.close();
    await store.close();
  });

  it('a conversation has one open handoff at most, control agrees with it, and the token never falls', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(happenings, { minLength: 5, maxLength: 40 }), async (sequence) => {
        const cast = await castFor(await Rehearsal.on({ store, jobs }));
        for (const [, happening] of sequence) {
          await happening(cast).catch(unlessRefused);
          for (const state of await invariantsHold(cast)) seen.add(state);
        }
      }),
      { numRuns: 40 },
    );
    // The sequences were worth looking at.
    expect([...seen].sort()).toEqual(['ended', 'held', 'offered', 'requested', 'waiting']);
  }, 120_000);
});

const someCustomer = fc.nat({ max: 2 });
const someAgent = fc.nat({ max: 2 });
const someSkill = fc.constantFrom('general' as const, 'complaints' as const);

const named = (name: string, happening: Happening) => [name, happening] as const;

/** Each with its name, so that a sequence that breaks something can be read. */
const happenings = fc.oneof(
  fc.tuple(someCustomer, someSkill).map(([who, skill]) =>
    named(`customer ${who} asks for ${skill}`, async ({ on, customers }) => {
      const conversation = present(customers[who]);
      if ((await on.control(conversation)) === 'bot') await on.requests(conversation, { skill });
      else await on.writes(conversation, '转人工');
    }),
  ),
  someCustomer.map((who) =>
    named(`customer ${who} writes and leaves a message`, async ({ on, customers }) => {
      await on.writes(present(customers[who]), '在吗');
      await on.desk.leftMessage(present(customers[who]));
    }),
  ),
  someCustomer.map((who) =>
    named(`customer ${who} leaves the line`, ({ on, customers }) => on.desk.leaveLine(present(customers[who]))),
  ),
  someCustomer.map((who) =>
    named(`the queue brings the last request of customer ${who}`, async ({ on, customers }) => {
      const handoff = await on.store.handoffs.ofConversation(present(customers[who]));
      if (handoff) await on.arrives(handoff.id);
    }),
  ),
  fc.tuple(someCustomer, someAgent).map(([who, by]) =>
    named(`agent ${by} takes customer ${who}`, async ({ on, customers, agents }) => {
      const handoff = await on.store.handoffs.ofConversation(present(customers[who]));
      if (handoff) await on.desk.accept(handoff.id, present(agents[by]));
    }),
  ),
  fc.tuple(someCustomer, someAgent, fc.boolean()).map(([who, by, returnToBot]) =>
    named(`agent ${by} ends with customer ${who}`, async ({ on, customers, agents }) => {
      const handoff = await on.store.handoffs.ofConversation(present(customers[who]));
      if (handoff) await on.desk.end(handoff.id, present(agents[by]), { note: '', returnToBot });
    }),
  ),
  fc.tuple(someCustomer, someAgent, someSkill).map(([who, by, skill]) =>
    named(`agent ${by} passes customer ${who} on to ${skill}`, async ({ on, customers, agents }) => {
      const handoff = await on.store.handoffs.ofConversation(present(customers[who]));
      if (handoff) await on.desk.transfer(handoff.id, present(agents[by]), { skill, note: '请跟进' });
    }),
  ),
  fc
    .tuple(someAgent, fc.constantFrom('online' as const, 'away' as const, 'offline' as const))
    .map(([by, presence]) =>
      named(`agent ${by} is ${presence}`, ({ on, agents }) => on.desk.setPresence(present(agents[by]), presence)),
    ),
  fc.constant(named('matching', ({ on }) => on.desk.matchNow())),
  fc.constant(named('matching and sweeping at once', ({ on }) => Promise.all([on.desk.matchNow(), on.desk.sweep()]))),
  fc.constantFrom(1, 31, 61, 601).map((seconds) => named(`${seconds} s pass`, async ({ on }) => on.pass({ seconds }))),
  someAgent.map((by) => named(`agent ${by} is seen`, ({ on, agents }) => on.connected(present(agents[by])))),
);

/** One customer talks to an agent, one waits, one has the bot. */
async function castFor(on: Rehearsal): Promise<Cast> {
  const agents = [
    await on.agent('li', { capacity: 1 }),
    await on.agent('zhao', { skills: ['complaints'], presence: 'offline' }),
    await on.agent('chen', { roles: ['agent', 'supervisor'], skills: ['general', 'complaints'], capacity: 2 }),
  ];
  const [held, waiting] = [await on.waits(), await on.waits()];
  await on.desk.accept(held.id, present(agents[2]));
  const customers = [held.conversation, waiting.conversation, await on.customer()];
  return { on, customers, agents, tokens: new Map() };
}

/** Returns the states that were seen. */
async function invariantsHold({ on, customers, tokens }: Cast): Promise<string[]> {
  const line = await on.desk.line();
  const states: string[] = [];
  for (const id of customers) {
    const { control, token, lastSeq } = present(await on.store.conversations.find(id));
    expect(token).toBeGreaterThanOrEqual(tokens.get(id) ?? 0);
    tokens.set(id, token);

    const open = line.filter(({ conversation }) => conversation === id);
    expect(open.length).toBeLessThanOrEqual(1);
    const [handoff] = open;
    if (!handoff) expect(control).toEqual({ by: 'bot' });
    else if (handoff.state === 'held')
      expect(control).toEqual({ by: 'agent', agent: handoff.heldBy, handoff: handoff.id });
    else expect(control).toEqual({ by: 'waiting-line', handoff: handoff.id });
    if (handoff) {
      expect(handoff.state === 'offered').toBe(handoff.offerUntil !== null);
      expect(handoff.unattended && handoff.state !== 'waiting').toBe(false);
    }
    const record = await on.store.conversations.transcript(id, 0, 1_000);
    expect(record.map(({ seq }) => seq)).toEqual(Array.from({ length: lastSeq }, (_, index) => index + 1));
    const last = await on.store.handoffs.ofConversation(id);
    if (last) states.push(last.state);
  }
  return states;
}

function unlessRefused(failure: unknown): void {
  if (!(failure instanceof Refusal)) throw failure;
}
