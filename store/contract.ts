import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationId, CustomerId, HandoffId } from '#conversation';
import {
  answer,
  began,
  commit,
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

/** What every Store promises, whatever it is kept on. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(`the record on ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    describe('a message', () => {
      it('takes the next place in the record, without gaps, however many arrive at once', async () => {
        const id = await conversation(store);
        await Promise.all(Array.from({ length: 40 }, (_, i) => store.conversations.append(says(id, `c${i}`))));
        const record = await store.conversations.transcript(id, 0, 100);
        expect(record.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
        expect(record.map(({ shown }) => shown)).toEqual(record.map(({ seq }) => seq));
      });

      it('sent fifty times at once with one client id is one message', async () => {
        const id = await conversation(store);
        const receipts = await Promise.all(
          Array.from({ length: 50 }, () => store.conversations.append(says(id, 'the-same'))),
        );
        expect(new Set(receipts.map(({ seq }) => seq))).toEqual(new Set([1]));
        expect(receipts.filter(({ repeated }) => !repeated)).toHaveLength(1);
        expect(await store.conversations.transcript(id, 0, 10)).toHaveLength(1);
      });

      it('to an unknown conversation is refused', async () => {
        await expect(store.conversations.append(says('nowhere' as ConversationId, 'c'))).rejects.toMatchObject({
          code: 'unknown-conversation',
        });
      });

      it('keeps its channel data, its sealed original and the customer it is sealed for', async () => {
        const id = await conversation(store);
        const customer = (await store.conversations.find(id))?.customer.id as CustomerId;
        await store.conversations.append({
          ...says(id, 'c'),
          content: { channelData: { clientActivityID: 'x', 深: [1] } },
          sealed: new Uint8Array([1, 2, 0, 255]),
          sealedFor: customer,
        });
        const [message] = await store.conversations.transcript(id, 0, 1);
        expect(message).toMatchObject({ masked: true, content: { channelData: { clientActivityID: 'x', 深: [1] } } });
        const original = await store.conversations.sealedOriginal(id, 1);
        expect([...(original?.sealed ?? [])]).toEqual([1, 2, 0, 255]);
        expect(original?.sealedFor).toBe(customer);
      });
    });

    describe('a turn', () => {
      it('is pending while the bot controls and has not answered, and is then over', async () => {
        const id = await conversation(store);
        expect(await store.turns.begin(id, 40)).toBeNull();
        await store.conversations.append(says(id, 'a'));
        expect(await store.turns.pending(later(), 1_000)).toContain(id);
        await answer(store, id);
        expect(await store.turns.begin(id, 40)).toBeNull();
        expect(await store.turns.pending(later(), 1_000)).not.toContain(id);
      });

      it('holds every message since the last answer, however few are asked for', async () => {
        const id = await conversation(store);
        for (let i = 0; i < 8; i++) await store.conversations.append(says(id, `a${i}`));
        const pending = await store.turns.begin(id, 2);
        expect(pending?.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      });

      it('run twice commits once', async () => {
        const id = await conversation(store);
        await store.conversations.append(says(id, 'a'));
        const pending = await began(store, id);
        const outcomes = await Promise.all([commit(store, pending), commit(store, pending)]);
        expect(outcomes.sort()).toEqual(['committed', 'overtaken']);
        expect(await store.conversations.transcript(id, 0, 10)).toHaveLength(2);
      });

      it('that a newer message overtook commits nothing', async () => {
        const id = await conversation(store);
        await store.conversations.append(says(id, 'a'));
        const pending = await began(store, id);
        await store.conversations.append(says(id, 'b'));
        expect(await commit(store, pending)).toBe('overtaken');
        expect(await store.conversations.transcript(id, 0, 10)).toHaveLength(2);
      });

      it('that hands over takes control for the waiting line in the same moment', async () => {
        const id = await conversation(store);
        const before = await store.conversations.find(id);
        const handoff = await handedOver(store, id);
        const after = await store.conversations.find(id);
        expect(after?.control).toEqual({ by: 'waiting-line', handoff });
        expect(after?.token).toBe((before?.token ?? 0) + 1);
        expect(await store.handoffs.find(handoff)).toMatchObject({
          state: 'requested',
          throughSeq: 2,
          conversation: id,
        });
      });
    });

    describe('a delivery', () => {
      it('shows what is due in the order of the record, once, however many deliver at once', async () => {
        const id = await conversation(store);
        await store.conversations.append(says(id, 'a'));
        await answer(store, id, ['一', '二', '三']);
        const shown = await Promise.all(Array.from({ length: 5 }, () => store.deliveries.show(id)));
        expect(shown.reduce((sum, { sent }) => sum + sent, 0)).toBe(3);
        expect((await store.conversations.shownAfter(id, 1, 10)).map(({ text, shown }) => [text, shown])).toEqual([
          ['一', 2],
          ['二', 3],
          ['三', 4],
        ]);
      });

      it('supersedes what the bot said before control changed, and shows the agent what was not sent', async () => {
        const id = await conversation(store);
        const handoff = await handedOver(store, id);
        const agent = await member(store);
        await store.handoffs.change(handoff, now(), () => ({
          becomes: { state: 'held', heldBy: agent, heldAt: now() },
          control: { by: 'agent', agent },
        }));
        await store.conversations.appendFromAgent({ ...says(id, 'hello'), agent, agentName: '小李' });
        expect(await store.deliveries.show(id)).toMatchObject({ sent: 1, superseded: 1 });
        expect((await store.conversations.shownAfter(id, 0, 10)).map(({ author }) => author.by)).toEqual([
          'customer',
          'agent',
        ]);
        expect((await store.conversations.transcript(id, 0, 10)).map(({ delivery }) => delivery)).toEqual([
          'sent',
          'superseded',
          'sent',
        ]);
      });
    });

    describe('control', () => {
      it('lets nobody speak for an agent who does not hold the conversation', async () => {
        const id = await conversation(store);
        await handedOver(store, id);
        await expect(
          store.conversations.appendFromAgent({ ...says(id, 'x'), agent: await member(store), agentName: '小王' }),
        ).rejects.toMatchObject({
          code: 'not-yours-to-answer',
        });
      });

      it('given back to the bot leaves nothing pending', async () => {
        const id = await conversation(store);
        const handoff = await handedOver(store, id);
        await store.conversations.append(says(id, 'meant for a person'));
        await store.handoffs.change(handoff, now(), () => ({
          becomes: { state: 'ended', endedAt: now(), how: 'withdrawn' },
          control: { by: 'bot' },
        }));
        expect(await store.turns.begin(id, 40)).toBeNull();
      });

      it('wanted by twenty at once goes to one', async () => {
        const id = await conversation(store);
        const handoff = await handedOver(store, id);
        const agents = await Promise.all(Array.from({ length: 20 }, () => member(store)));
        const results = await Promise.all(
          agents.map((agent) =>
            store.handoffs.change(handoff, now(), ({ state }) =>
              state === 'held'
                ? null
                : { becomes: { state: 'held', heldBy: agent, heldAt: now() }, control: { by: 'agent', agent } },
            ),
          ),
        );
        expect(new Set(results.map(({ heldBy }) => heldBy)).size).toBe(1);
      });

      it('asked for again while a handoff is open is refused by the record itself', async () => {
        const id = await conversation(store);
        const handoff = await handedOver(store, id);
        const again = {
          id: name32('h') as HandoffId,
          skill: 'general' as const,
          reason: { because: 'transferred' as const },
          advanceMinutes: 0,
          findings: [],
          summary: '',
        };
        await expect(store.handoffs.change(handoff, now(), () => ({ becomes: {}, again }))).rejects.toThrow();
        expect(await store.handoffs.find(again.id)).toBeNull();
      });
    });

    it('keeps a reader by watermark whole: each shown message once and in order, whatever happens in between', async () => {
      const act = fc.constantFrom('say', 'answer', 'show', 'hand-over', 'read');
      await fc.assert(
        fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
          const id = await conversation(store);
          const seen: number[] = [];
          const read = async () =>
            seen.push(...(await store.conversations.shownAfter(id, seen.length, 3)).map(({ shown }) => shown ?? 0));
          let open: HandoffId | null = null;
          for (const [i, each] of acts.entries()) {
            if (each === 'say') await store.conversations.append(says(id, `p${i}`));
            if (each === 'answer') await answer(store, id).catch(() => {});
            if (each === 'show') await store.deliveries.show(id);
            if (each === 'read') await read();
            if (each === 'hand-over') {
              if (open)
                await store.handoffs.change(open, now(), () => ({
                  becomes: { state: 'ended', endedAt: now(), how: 'finished' },
                  control: { by: 'bot' },
                }));
              open = open ? null : await handedOver(store, id);
            }
          }
          await store.deliveries.show(id);
          const { shownSeq } = (await store.conversations.find(id)) ?? { shownSeq: -1 };
          while (seen.length < shownSeq) await read();
          expect(seen).toEqual(Array.from({ length: shownSeq }, (_, i) => i + 1));
          expect(
            (await store.conversations.transcript(id, 0, 1_000)).filter(({ delivery }) => delivery === 'pending'),
          ).toEqual([]);
        }),
        { numRuns: 15 },
      );
    });

    it('tells a notice once, however many tell it at once', async () => {
      const id = await conversation(store);
      const tell = () =>
        store.conversations.appendNotices(id, [{ text: '已确认', content: {} }], ['identified'], now());
      await Promise.all(Array.from({ length: 8 }, tell));
      expect(await store.conversations.transcript(id, 0, 20)).toMatchObject([{ seq: 1, text: '已确认' }]);
    });

    describe('customers', () => {
      it('are one person at the bank, however often the bank names them', async () => {
        const proven = { tier: 'vip' as const, birthYear: 1950, at: now() };
        const ids = await Promise.all(
          Array.from({ length: 5 }, (_, i) =>
            store.customers.recognise('B-1', { ...proven, newId: `${name32('p')}${i}` as CustomerId }),
          ),
        );
        expect(new Set(ids).size).toBe(1);
      });

      it('named in the middle of a conversation keep it', async () => {
        const id = await conversation(store);
        await store.conversations.append(says(id, 'before'));
        const customer = await store.customers.recognise(name32('B'), {
          tier: 'gold',
          birthYear: null,
          newId: name32('p') as CustomerId,
          at: now(),
        });
        await store.conversations.identify(id, { customer, assurance: 'stepped-up' });
        expect(await store.conversations.find(id)).toMatchObject({
          customer: { id: customer, tier: 'gold', assurance: 'stepped-up' },
          lastSeq: 1,
        });
      });

      it('have one data key: the first that was stored', async () => {
        const customer = name32('k') as CustomerId;
        const stored = await Promise.all([1, 2, 3].map((byte) => store.dataKeys.add(customer, new Uint8Array([byte]))));
        expect(new Set(stored.map((key) => key[0])).size).toBe(1);
        await store.dataKeys.destroy(customer);
        expect(await store.dataKeys.find(customer)).toBeNull();
      });
    });

    describe('feedback', () => {
      it('is taken where it was asked for, and the last word counts', async () => {
        const id = await conversation(store);
        await store.conversations.append(says(id, 'a'));
        const pending = await began(store, id);
        await store.turns.commit({ ...finished(pending), say: [{ text: '答', content: { asksFeedback: true } }] });
        await store.conversations.rate(id, 2, true, now());
        await store.conversations.rate(id, 2, false, now());
        await expect(store.conversations.rate(id, 1, true, now())).rejects.toMatchObject({ code: 'unknown-message' });
      });
    });

    describe('staff', () => {
      it('have an account each', async () => {
        const account = name32('a');
        await member(store, account);
        await expect(member(store, account)).rejects.toMatchObject({ code: 'account-taken' });
      });

      it('lose their sessions with a new password, and with their account', async () => {
        for (const change of [{ passwordHash: 'new' }, { active: false }]) {
          const id = await member(store);
          const tokenHash = name32('t');
          await store.staff.openSession({ tokenHash, staff: id, csrf: 'c', expiresAt: later() });
          expect(await store.staff.session(tokenHash, now())).toMatchObject({ member: { id } });
          await store.staff.change(id, change);
          expect(await store.staff.session(tokenHash, now())).toBeNull();
        }
      });
    });

    describe('editions', () => {
      it('are numbered in the order of publication, and the last published is live', async () => {
        const publish = () =>
          store.editions.publish({ entries: [{ id: '一' }], publishedBy: 'x', at: now(), sample: false });
        const ids = await Promise.all([publish(), publish(), publish()]);
        expect(new Set(ids).size).toBe(3);
        expect(await store.editions.live()).toBe(Math.max(...ids));
        expect(await store.editions.contents(Math.max(...ids) as never)).toMatchObject({
          entries: [{ id: '一' }],
          sample: false,
        });
      });

      it('keep what was made of them first, whoever else made it too, until it is forgotten', async () => {
        const edition = await store.editions.publish({ entries: [], publishedBy: 'x', at: now(), sample: false });
        const [one, other] = [Uint8Array.of(1, 2, 255), Uint8Array.of(3)];
        expect(await store.editions.artefact(edition, 'a')).toBeNull();
        const kept = await Promise.all([one, other].map((bytes) => store.editions.keepArtefact(edition, 'a', bytes)));
        expect(kept[0]).toEqual(kept[1]);
        expect(await store.editions.artefact(edition, 'b')).toBeNull();
        await store.editions.forgetArtefact(edition, 'a', Uint8Array.of(9));
        expect(await store.editions.artefact(edition, 'a')).toEqual(kept[0]);
        await store.editions.forgetArtefact(edition, 'a', kept[0] ?? one);
        expect(await store.editions.keepArtefact(edition, 'a', other)).toEqual(other);
      });
    });

    describe('the audit trail', () => {
      it('links each record to the last one, also when many are appended at once', async () => {
        const record = { at: now(), actor: 'a', act: 'signed-in', subject: 's', details: { n: 1 } };
        await Promise.all(
          Array.from({ length: 10 }, () =>
            store.audit.append(record, (previous) => `${previous.length}.${previous.slice(0, 5)}`),
          ),
        );
        const trail = await store.audit.read(0, 100);
        for (const [i, { hash }] of trail.entries()) {
          const previous = trail[i - 1]?.hash ?? '';
          expect(hash).toBe(`${previous.length}.${previous.slice(0, 5)}`);
        }
      });

      it('cannot be changed or shortened', async () => {
        await store.audit.append({ at: now(), actor: 'a', act: 'signed-in', subject: 's', details: {} }, () => 'h');
        for (const harm of [
          `update xianting.audit set actor = 'b'`,
          'delete from xianting.audit',
          'truncate xianting.audit',
        ]) {
          await expect(store.queuePool.query(harm)).rejects.toThrow(/append-only/);
        }
      });
    });
  });
}
