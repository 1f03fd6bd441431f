import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HandoffId, PolicyVersion, Ruling } from '#conversation';
import { began, conversation, finished, name32, now, says } from './stage.contract.ts';
import type { Store } from './store.ts';

/** How versions of the policy are kept, whatever the record is kept on. */
export function describePolicies(name: string, open: () => Promise<Store>): void {
  describe(`the policy of listening on ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    const publish = (basedOn: number | null, policy: unknown, more: { restores?: number } = {}) =>
      store.policies.publish({
        basedOn: basedOn as PolicyVersion | null,
        policy,
        publishedBy: 's1',
        publishedAt: new Date('2026-11-22T08:00:00Z'),
        reason: '试行',
        restores: (more.restores ?? null) as PolicyVersion | null,
      });

    it('has a first version once, however many publish it at once, and numbers those that follow', async () => {
      expect([await store.policies.latest(), await store.policies.inForce()]).toEqual([null, null]);
      const first = await Promise.all([1, 2, 3].map((n) => publish(null, { n })));
      expect(first.filter((version) => version !== null)).toEqual([1]);
      expect(await publish(1, { rows: ['二'] })).toBe(2);
      expect(await store.policies.latest()).toBe(2);
      expect(await store.policies.inForce()).toEqual({
        version: 2,
        policy: { rows: ['二'] },
        publishedBy: 's1',
        publishedAt: new Date('2026-11-22T08:00:00Z'),
        reason: '试行',
        restores: null,
      });
    });

    it('is not published over a version that its maker has not seen', async () => {
      expect(await publish(1, { n: 9 })).toBeNull();
      expect(await store.policies.latest()).toBe(2);
    });

    it('is rolled back by publishing an old version again, which says so', async () => {
      const old = await store.policies.find(1 as PolicyVersion);
      expect(await publish(2, old?.policy, { restores: 1 })).toBe(3);
      expect(await store.policies.inForce()).toMatchObject({ version: 3, policy: old?.policy, restores: 1 });
      const numbers = async (before: number | null, limit: number) =>
        (await store.policies.history(before as PolicyVersion | null, limit)).map(({ version }) => version);
      expect(await numbers(null, 2)).toEqual([3, 2]);
      expect(await numbers(2, 9)).toEqual([1]);
      expect(await store.policies.find(9 as PolicyVersion)).toBeNull();
    });

    it('cannot be changed or removed once published', async () => {
      for (const harm of [
        `update xianting.policies set reason = 'x'`,
        'delete from xianting.policies',
        'truncate xianting.policies',
      ])
        await expect(store.queuePool.query(harm)).rejects.toThrow(/append-only/);
    });

    it('stands with the handoff that it decided, as it was then', async () => {
      const ruling: Ruling = {
        policy: 2 as PolicyVersion,
        row: 'complaint-major',
        priority: 'high',
        acceptWithinMinutes: 3,
        complaint: { grade: 'major', acknowledgeWithinHours: 24, answerWithinHours: 72 },
      };
      const id = await conversation(store);
      await store.conversations.append(says(id, name32('投诉')));
      const handOver = {
        id: name32('h') as HandoffId,
        skill: 'complaints',
        reason: { because: 'complaint' },
        advanceMinutes: 30,
        findings: [],
        summary: '',
        ruling,
      } as const;
      await store.turns.commit({ ...finished(await began(store, id)), handOver, at: now() });
      const first = await store.handoffs.find(handOver.id);
      expect(first?.ruling).toEqual(ruling);
      const again = { ...handOver, id: name32('h') as HandoffId, reason: { because: 'transferred' } } as const;
      await store.handoffs.change(handOver.id, now(), () => ({
        becomes: { state: 'ended', endedAt: now(), how: 'transferred' },
        control: { by: 'waiting-line' },
        again,
      }));
      expect((await store.handoffs.find(again.id))?.ruling).toEqual(ruling);
    });
  });
}
