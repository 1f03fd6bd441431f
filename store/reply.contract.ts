import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationId, HandoffId, Utterance } from '#conversation';
import { began, commit, conversation, finished, later, name32, now, says } from './stage.contract.ts';
import type { Store } from './store.ts';
import type { OpenReply } from './turn-record.ts';

const words = (...texts: string[]): Utterance[] => texts.map((text) => ({ text, content: {} }));

/** What every Store promises about a reply that grows. */
export function describeReplies(name: string, open: () => Promise<Store>): void {
  describe(`a reply that grows, on ${name}`, () => {
    let store: Store;
    let id: ConversationId;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    const record = async () =>
      (await store.conversations.transcript(id, 0, 100)).map(({ text, delivery, shown }) => [text, delivery, shown]);
    const texts = async () => (await store.conversations.transcript(id, 0, 100)).map(({ text }) => text);

    /** A question, and a reply to it that has begun with one sentence. */
    async function begun(until = later()): Promise<OpenReply> {
      id = await conversation(store);
      await store.conversations.append(says(id, 'q1'));
      const pending = await began(store, id);
      const rest = words('全文');
      const committed = await store.turns.commit({ ...finished(pending), say: words('一'), unsaid: { rest, until } });
      expect(committed).toBe('committed');
      const { token, through } = pending;
      return { conversation: id, token, through, said: 1, until, rest };
    }
    const more = (text: string, rest: readonly Utterance[] | null = words('全文')) => ({
      say: words(text),
      rest,
      why: null,
      at: now(),
    });

    it('is said in order, and finished once', async () => {
      const reply = await begun();
      expect(await store.turns.goOn(reply, more('二'))).toBe('said');
      expect(await store.turns.goOn({ ...reply, said: 2 }, more('三', null))).toBe('said');
      expect(await store.turns.goOn({ ...reply, said: 3 }, more('四'))).toBe('overtaken');
      expect(await texts()).toEqual(['说 q1', '一', '二', '三']);
    });

    it('is gone on with by one of twenty who would', async () => {
      const reply = await begun();
      const all = await Promise.all(Array.from({ length: 20 }, (_, n) => store.turns.goOn(reply, more(`二 ${n}`))));
      expect(all.filter((one) => one === 'said')).toHaveLength(1);
      expect(await texts()).toHaveLength(3);
    });

    it('goes on when the customer writes meanwhile, and the next turn waits for its end', async () => {
      const reply = await begun();
      await store.conversations.append(says(id, 'q2'));
      const next = await began(store, id);
      expect(next).toMatchObject({ answeredThrough: 1, underWay: { through: 1, said: 1 } });
      expect(await commit(store, next)).toBe('overtaken');
      expect(await store.turns.goOn(reply, more('二', null))).toBe('said');
      expect(await commit(store, await began(store, id))).toBe('committed');
      expect(await texts()).toEqual(['说 q1', '一', '说 q2', '二', '答']);
    });

    it('may finish without another word, and tells then what it was made of', async () => {
      const reply = await begun();
      const why = { decision: 'answer', wording: { model: 'm' } };
      expect(await store.turns.goOn(reply, { say: [], rest: null, why, at: now() })).toBe('said');
      expect(await texts()).toEqual(['说 q1', '一']);
      expect((await store.turns.unfinished(later(), 10_000)).map(({ conversation: of }) => of)).not.toContain(id);
    });

    it('stops with a change of control: what was to be said is superseded, and the agent sees it', async () => {
      const reply = await begun();
      await store.deliveries.show(id);
      await store.turns.goOn(reply, more('二'));
      await takenOver();
      expect(await store.turns.goOn({ ...reply, said: 2 }, more('三'))).toBe('superseded');
      expect(await store.turns.goOn({ ...reply, said: 3 }, more('四'))).toBe('overtaken');
      await store.deliveries.show(id);
      expect(await record()).toEqual([
        ['说 q1', 'sent', 1],
        ['一', 'sent', 2],
        ['二', 'superseded', null],
        ['三', 'superseded', null],
      ]);
    });

    it('whose speaker is gone is found, and finished in approved words', async () => {
      await begun(new Date(now().getTime() - 1));
      const [left] = (await store.turns.unfinished(now(), 10_000)).filter(({ conversation: of }) => of === id);
      expect(left).toMatchObject({ said: 1, rest: words('全文') });
      if (!left) return;
      expect(await store.turns.goOn(left, { say: left.rest, rest: null, why: null, at: now() })).toBe('said');
      expect(await texts()).toEqual(['说 q1', '一', '全文']);
    });

    it('whose speaker still has time is left alone', async () => {
      await begun(later());
      expect((await store.turns.unfinished(now(), 10_000)).map(({ conversation: of }) => of)).not.toContain(id);
    });

    /** Control changes hands as it does when a handoff of before is given to an agent. */
    async function takenOver(): Promise<void> {
      const { rows } = await store.queuePool.query(
        `update xianting.conversations set control = 'waiting-line', control_token = control_token + 1, handoff_id = $2 where id = $1 returning id`,
        [id, name32('h') as HandoffId],
      );
      expect(rows).toHaveLength(1);
    }
  });
}
