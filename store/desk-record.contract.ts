import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationId, CustomerId, Finding, HandoffId, StaffId } from '#conversation';
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

/** What the desk reads beside the line and the transcripts, whatever the record is kept on. */
export function describeDeskRecord(name: string, open: () => Promise<Store>): void {
  describe(`what the desk reads of the record on ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    const at = (seconds: number) => new Date(Date.parse('2026-11-22T08:00:00Z') + seconds * 1_000);

    /** A chat that `agent` took, as far as its times go. */
    async function taken(agent: StaffId, times: { asked: number; held: number; said?: number; ended?: number }) {
      const id = await conversation(store);
      const handoff = await handedOver(store, id);
      await store.handoffs.change(handoff, at(times.held), () => ({
        becomes: { state: 'held', heldBy: agent, heldAt: at(times.held) },
        control: { by: 'agent', agent },
      }));
      await store.queuePool.query(`update xianting.handoffs set requested_at = $2 where id = $1`, [
        handoff,
        at(times.asked),
      ]);
      if (times.said !== undefined) await speaks(id, agent, times.said);
      return { id, handoff };
    }
    const speaks = (id: ConversationId, agent: StaffId, seconds: number) =>
      store.conversations.appendFromAgent({
        conversation: id,
        clientId: name32('said'),
        text: '您好',
        content: {},
        agent,
        agentName: '小李',
        at: at(seconds),
      });

    describe('the day', () => {
      it('counts chats by when they were taken, and the median from asking to the first word', async () => {
        const li = await member(store);
        await taken(li, { asked: -500, held: -400, said: -390 });
        await taken(li, { asked: 0, held: 10, said: 20 });
        await taken(li, { asked: 0, held: 10, said: 40 });
        const { id } = await taken(li, { asked: 0, held: 10, said: 90 });
        // Only the first word counts.
        await speaks(id, li, 300);
        await taken(li, { asked: 0, held: 10 });
        expect(await store.desk.day(at(0), li)).toMatchObject({ chats: 4, answered: 3, firstResponseSeconds: 40 });
      });

      it('is another for each agent, and together for everybody', async () => {
        const [li, wang] = [await member(store), await member(store)];
        const everybody = async () => (await store.desk.day(at(5_000), null)).chats;
        const before = await everybody();
        await taken(li, { asked: 5_000, held: 5_010 });
        await taken(wang, { asked: 5_000, held: 5_010 });
        expect((await store.desk.day(at(5_000), li)).chats).toBe(1);
        expect((await everybody()) - before).toBe(2);
      });

      it('has no first response where nobody has written', async () => {
        const li = await member(store);
        expect(await store.desk.day(at(0), li)).toMatchObject({ chats: 0, answered: 0, firstResponseSeconds: null });
        await taken(li, { asked: 0, held: 10 });
        expect(await store.desk.day(at(0), li)).toMatchObject({ chats: 1, answered: 0, firstResponseSeconds: null });
      });

      it('counts the customers’ latest words on whether answers helped', async () => {
        const id = await conversation(store);
        for (const helped of [true, false, true]) {
          await store.conversations.append(says(id, name32('问')));
          const pending = await began(store, id);
          await store.turns.commit({ ...finished(pending), say: [{ text: '答', content: { asksFeedback: true } }] });
          const { lastSeq = 0 } = (await store.conversations.find(id)) ?? {};
          await store.conversations.rate(id, lastSeq, !helped, at(90_000));
          await store.conversations.rate(id, lastSeq, helped, at(90_001));
        }
        expect(await store.desk.day(at(90_000), null)).toMatchObject({ rated: 3, helped: 2 });
        expect(await store.desk.day(at(90_002), null)).toMatchObject({ rated: 0, helped: 0 });
      });
    });

    it('tells what was heard in each turn, in order', async () => {
      const id = await conversation(store);
      const angry: Finding = {
        kind: 'emotion',
        emotion: 'angry',
        strength: 2,
        evidence: [],
        probability: 0.9,
        by: 'rules',
      };
      for (const heard of [[], [angry]]) {
        await store.conversations.append(says(id, name32('说')));
        await store.turns.commit({ ...finished(await began(store, id)), heard });
      }
      expect((await store.desk.course(id, 10)).map(({ throughSeq, heard }) => [throughSeq, heard])).toEqual([
        [1, []],
        [3, [angry]],
      ]);
      expect((await store.desk.course(id, 1)).map(({ throughSeq }) => throughSeq)).toEqual([3]);
    });

    it('lists the customer’s other conversations, the latest first, each with its latest handing over', async () => {
      const customer = await store.customers.recognise(name32('bank'), {
        tier: 'vip',
        birthYear: 1950,
        newId: name32('p') as CustomerId,
        at: now(),
      });
      const begin = async (openedAt: Date, spoken = true) => {
        const id = name32('c') as ConversationId;
        await store.conversations.open({ id, channel: 'web', customer, at: openedAt });
        if (spoken) await store.conversations.append(says(id, name32('说')));
        return id;
      };
      const first = await begin(at(0));
      await answer(store, first);
      const second = await begin(at(100));
      await answer(store, second);
      const handoff: HandoffId = await handedOver(store, second);
      // Opened and never spoken in: nothing to read.
      await begin(at(150), false);
      const current = await begin(at(200));
      await conversation(store);
      const earlier = await store.desk.earlier(current, 10);
      expect(earlier.map(({ id, handoff: latest }) => [id, latest?.id ?? null])).toEqual([
        [second, handoff],
        [first, null],
      ]);
      expect((await store.desk.earlier(current, 1)).map(({ id }) => id)).toEqual([second]);
    });

    it('knows whether an agent serves a customer at this moment', async () => {
      const [li, wang] = [await member(store), await member(store)];
      const { id, handoff } = await taken(li, { asked: 0, held: 10 });
      const { customer } = (await store.conversations.find(id)) ?? { customer: null };
      const serves = (agent: StaffId) => store.desk.serves(agent, customer?.id as CustomerId);
      expect([await serves(li), await serves(wang)]).toEqual([true, false]);
      await store.handoffs.change(handoff, later(), () => ({
        becomes: { state: 'ended', endedAt: later(), how: 'finished' },
        control: { by: 'bot' },
      }));
      expect(await serves(li)).toBe(false);
    });

    describe('since when a customer waits for a word', () => {
      const unanswered = async (handoff: HandoffId) => (await store.handoffs.find(handoff))?.unansweredSince ?? null;

      it('is since asking, until the agent has spoken; then since the first message that came after', async () => {
        const li = await member(store);
        const { id, handoff } = await taken(li, { asked: 0, held: 10 });
        expect(await unanswered(handoff)).toEqual(at(0));
        await speaks(id, li, 20);
        expect(await unanswered(handoff)).toBeNull();
        await store.conversations.append({ ...says(id, name32('说')), at: at(30) });
        await store.conversations.append({ ...says(id, name32('说')), at: at(35) });
        expect(await unanswered(handoff)).toEqual(at(30));
        await speaks(id, li, 40);
        expect(await unanswered(handoff)).toBeNull();
      });

      it('is not counted while nobody holds the chat', async () => {
        expect(await unanswered(await handedOver(store, await conversation(store)))).toBeNull();
      });
    });

    it('reads a transcript upward, in its order', async () => {
      const id = await conversation(store);
      for (let i = 0; i < 5; i++) await store.conversations.append(says(id, name32('说')));
      const seqs = async (before: number, limit: number) =>
        (await store.conversations.transcriptBefore(id, before, limit)).map(({ seq }) => seq);
      expect(await seqs(2_147_483_647, 2)).toEqual([4, 5]);
      expect(await seqs(4, 2)).toEqual([2, 3]);
      expect(await seqs(1, 2)).toEqual([]);
    });
  });
}
