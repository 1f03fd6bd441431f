import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ConversationId,
  EditionId,
  EntryId,
  HandoffId,
  InspectionFinding,
  InspectionId,
  StaffId,
} from '#conversation';
import type { Inspected } from './inspection-record.ts';
import {
  answer,
  began,
  conversation,
  finished,
  handedOver,
  later,
  member,
  name32,
  now,
  says,
} from './stage.contract.ts';
import type { Store } from './store.ts';

/** What is found in conversations, whatever the record is kept on. */
export function describeInspections(name: string, open: () => Promise<Store>): void {
  describe(`inspections on ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    const due = async (restingSince = later()) => store.inspections.due(restingSince, 10_000);
    const finding = (number: number, more: Partial<InspectionFinding> = {}): InspectionFinding => ({
      number,
      rule: 'vague',
      severity: 'warning',
      points: 5,
      seq: 1,
      from: 0,
      to: 2,
      words: '大概',
      ...more,
    });

    /** A chat that an agent took and ended. */
    async function ended(agent: StaffId): Promise<{ id: ConversationId; handoff: HandoffId }> {
      const id = await conversation(store);
      const handoff = await handedOver(store, id);
      await store.handoffs.change(handoff, now(), () => ({
        becomes: { state: 'held', heldBy: agent, heldAt: now() },
        control: { by: 'agent', agent },
      }));
      await store.conversations.appendFromAgent({
        ...says(id, name32('答')),
        text: '大概可以',
        agent,
        agentName: '小李',
      });
      await store.conversations.append(says(id, name32('问')));
      await store.handoffs.change(handoff, later(), () => ({
        becomes: { state: 'ended', endedAt: later(), how: 'finished' },
        control: { by: 'bot' },
      }));
      return { id, handoff };
    }

    const inspected = (id: ConversationId, part: Inspected['part'], more: Partial<Inspected> = {}): Inspected => ({
      id: name32('i') as InspectionId,
      conversation: id,
      part,
      fromSeq: 1,
      throughSeq: 3,
      found: { findings: [finding(1)], score: 95 },
      felt: [],
      category: null,
      endedAt: now(),
      at: now(),
      ...more,
    });
    /** An inspection of a chat of this agent's, kept. */
    async function kept(agent: StaffId, more: Partial<Inspected> = {}): Promise<InspectionId> {
      const { id, handoff } = await ended(agent);
      const one = inspected(id, { by: 'agent', agent, handoff }, more);
      expect(await store.inspections.keep(one)).toBe('kept');
      return one.id;
    }

    describe('what is due', () => {
      it('is what an agent held and has ended, with its messages, until it has been inspected', async () => {
        const li = await member(store);
        const { id, handoff } = await ended(li);
        expect(await due(new Date(0))).toContain(id);
        const { held, messages, bot } = await store.inspections.begin(id, new Date(0));
        expect(held).toMatchObject([{ handoff, agent: li, how: 'finished', skill: 'general', fromSeq: 3 }]);
        expect(held[0]?.throughSeq).toBe(messages.at(-1)?.seq);
        expect(messages.map(({ author }) => author.by)).toEqual(['agent', 'customer']);
        expect(bot).toBeNull();
        await store.inspections.keep(inspected(id, { by: 'agent', agent: li, handoff }));
        expect(await due(new Date(0))).not.toContain(id);
        expect((await store.inspections.begin(id, new Date(0))).held).toEqual([]);
      });

      it('is what the bot said once the customer rests and everything is answered; and what is said after, later', async () => {
        const id = await conversation(store);
        await store.conversations.append(says(id, name32('问')));
        expect(await due()).not.toContain(id);
        await answer(store, id);
        expect(await due(new Date(0))).not.toContain(id);
        expect(await due()).toContain(id);
        const begun = await store.inspections.begin(id, later());
        expect(begun).toMatchObject({ bot: { fromSeq: 1, throughSeq: 2 }, held: [], turns: [{ throughSeq: 1 }] });
        await store.inspections.keep(inspected(id, { by: 'bot' }, { fromSeq: 1, throughSeq: 2 }));
        expect(await due()).not.toContain(id);
        await store.conversations.append(says(id, name32('问')));
        await answer(store, id);
        expect((await store.inspections.begin(id, later())).bot).toEqual({ fromSeq: 3, throughSeq: 4 });
      });
    });

    it('comes with what the conversation was answered with, also before the part', async () => {
      const id = await conversation(store);
      await store.conversations.append(says(id, name32('问')));
      const entries = [{ id: 'fee' as EntryId, question: '年费', source: '《说明》', effectiveFrom: null }];
      const pending = await began(store, id);
      const answer = { edition: 1 as EditionId, entries };
      await store.turns.commit({ ...finished(pending), say: [{ text: '100 元', content: { answer } }] });
      const handoff = await handedOver(store, id);
      const li = await member(store);
      await store.handoffs.change(handoff, now(), () => ({
        becomes: { state: 'ended', heldBy: li, heldAt: now(), endedAt: later(), how: 'finished' },
        control: { by: 'bot' },
      }));
      expect(await store.inspections.begin(id, new Date(0))).toMatchObject({
        messages: [],
        answered: [{ seq: 2, entry: 'fee' }],
      });
    });

    it('of one part is kept once, of however many who keep it at once', async () => {
      const li = await member(store);
      const { id, handoff } = await ended(li);
      const all = Array.from({ length: 8 }, () => inspected(id, { by: 'agent', agent: li, handoff }));
      const outcomes = await Promise.all(all.map((one) => store.inspections.keep(one)));
      expect(outcomes.filter((outcome) => outcome === 'kept')).toHaveLength(1);
      expect(await store.inspections.list({ of: { agent: li } }, 10)).toHaveLength(1);

      const bots = await conversation(store);
      await store.conversations.append(says(bots, name32('问')));
      await answer(store, bots);
      const part = { fromSeq: 1, throughSeq: 2 };
      const twice = await Promise.all(
        [0, 1, 2].map(() => store.inspections.keep(inspected(bots, { by: 'bot' }, part))),
      );
      expect(twice.toSorted()).toEqual(['kept', 'kept-before', 'kept-before']);
    });

    it('may find nobody who spoke: the part is done with, and there is no inspection', async () => {
      const id = await conversation(store);
      await store.conversations.append(says(id, name32('问')));
      await answer(store, id);
      await store.inspections.keep(inspected(id, { by: 'bot' }, { fromSeq: 1, throughSeq: 2, found: null }));
      expect(await due()).not.toContain(id);
    });

    it('are listed the latest first, by agent, rule, severity and score, page by page', async () => {
      const [li, wang] = [await member(store), await member(store)];
      const at = (minutes: number) => new Date(Date.parse('2030-01-01T00:00:00Z') + minutes * 60_000);
      const grave = finding(2, { rule: 'asks-for-secrets', severity: 'grave' });
      const first = await kept(li, { endedAt: at(1) });
      const second = await kept(li, { endedAt: at(2), found: { findings: [finding(1), grave], score: 55 } });
      const third = await kept(li, { endedAt: at(3), found: { findings: [], score: 100 } });
      await kept(wang, { endedAt: at(4) });
      const ids = async (filter: Partial<Parameters<Store['inspections']['list']>[0]>, limit = 10) =>
        (await store.inspections.list({ of: { agent: li }, ...filter }, limit)).map(({ id }) => id);
      expect(await ids({})).toEqual([third, second, first]);
      expect(await ids({}, 2)).toEqual([third, second]);
      expect(await ids({ before: second })).toEqual([first]);
      expect(await ids({ rule: 'vague' })).toEqual([second, first]);
      expect(await ids({ severity: 'grave' })).toEqual([second]);
      // Of one and the same finding.
      expect(await ids({ rule: 'vague', severity: 'grave' })).toEqual([]);
      expect(await ids({ upTo: 55 })).toEqual([second]);
      expect((await store.inspections.list({ of: 'everybody' }, 1))[0]?.agent).toBe(wang);
      expect((await store.inspections.list({ of: 'bot' }, 100)).every(({ agent }) => agent === null)).toBe(true);
    });

    it('are appealed once a finding and decided once; the score is made of what is left', async () => {
      const li = await member(store);
      const id = await kept(li, { found: { findings: [finding(1), finding(2)], score: 90 } });
      const by = 'supervisor' as StaffId;
      const decide = (number: number, outcome: 'upheld' | 'withdrawn') =>
        store.inspections.decide(
          id,
          { number, outcome, by, note: '', at: now() },
          (findings, withdrawn) => 100 - 5 * (findings.length - withdrawn.length),
        );
      expect(await decide(1, 'withdrawn')).toBeNull();
      const appeal = (number: number) => store.inspections.appeal(id, { number, reason: '客户先这样说', at: now() });
      const tries = await Promise.all([appeal(1), appeal(1), appeal(1)]);
      expect(tries.filter((outcome) => outcome === 'appealed')).toHaveLength(1);
      await appeal(2);
      const open = { of: { agent: li }, appealed: true } as const;
      expect((await store.inspections.list(open, 10)).map((each) => each.id)).toEqual([id]);
      const decided = await Promise.all([decide(1, 'withdrawn'), decide(1, 'upheld'), decide(2, 'withdrawn')]);
      expect(decided.filter((each) => each !== null)).toHaveLength(2);
      const after = await store.inspections.find(id);
      const withdrawn = after?.appeals.filter(({ decision }) => decision?.outcome === 'withdrawn').length ?? 0;
      expect(after?.score).toBe(90 + 5 * withdrawn);
      expect(after?.appeals[0]).toMatchObject({ number: 1, reason: '客户先这样说', decision: { by } });
      expect(await store.inspections.list(open, 10)).toEqual([]);
    });

    it('tell what was felt, by agent, category and hour', async () => {
      const li = await member(store);
      const at = (hour: number, minute: number) => new Date(Date.UTC(2031, 0, 1, hour, minute));
      const angry = { emotion: 'angry', strength: 2, probability: 0.9 } as const;
      const calm = { emotion: null, strength: 0, probability: null } as const;
      const felt = [
        { throughSeq: 1, ...angry, at: at(8, 5) },
        { throughSeq: 2, ...angry, at: at(8, 50) },
        { throughSeq: 3, ...calm, at: at(9, 0) },
      ];
      await kept(li, { felt, category: '投诉' });
      const counts = await store.inspections.feltSince(at(8, 0), at(10, 0));
      expect(counts).toEqual([
        { agent: li, category: '投诉', hour: at(8, 0), emotion: 'angry', turns: 2, strength: 4 },
        { agent: li, category: '投诉', hour: at(9, 0), emotion: null, turns: 1, strength: 0 },
      ]);
      expect(await store.inspections.feltSince(at(9, 30), at(10, 0))).toEqual([]);
    });
  });
}
