import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffId } from '#conversation';
import { type Jobs, openJobs } from '#jobs';
import { openStore, type Store } from '#store';
import { freshDatabase, freshRedis, postgresUrl, redisUrl } from '../evals/services/provided.ts';
import { holdingHolds } from './holding.contract.ts';
import { Rehearsal } from './rehearsal.ts';
import { waitingHolds } from './waiting.contract.ts';

describe.skipIf(!postgresUrl || !redisUrl)('the desk on PostgreSQL and Redis', () => {
  let store: Store;
  let jobs: Jobs;
  beforeAll(async () => {
    store = await openStore({ kind: 'postgres', url: await freshDatabase() });
    jobs = await openJobs({ kind: 'redis', url: await freshRedis(), prefix: 'desk-on-servers' }, store);
  });
  afterAll(async () => {
    await jobs?.close();
    await store?.close();
  });

  holdingHolds(() => ({ store, jobs }));
  waitingHolds(() => ({ store, jobs }));

  it('keeps its word when agents take, lose and end while matchings and sweeps run in many sessions', async () => {
    const on = await Rehearsal.on({ store, jobs });
    const names = ['li', 'wang', 'zhao', 'an'];
    const agents = await Promise.all(names.map((name) => on.agent(name, { capacity: 3 })));
    const waiting = await Promise.all(Array.from({ length: 30 }, () => on.waits()));
    const desks = [on.desk, on.openAnotherDesk(), on.openAnotherDesk()];
    const refused: unknown[] = [];
    const only = (acts: Promise<unknown>[]) =>
      Promise.all(acts.map((act) => act.catch((refusal: { code?: string }) => refused.push(refusal.code ?? refusal))));

    for (let round = 0; round < 6; round++) {
      await only(desks.map((desk) => desk.matchNow()));
      const loads = await Promise.all(names.map((name) => store.staff.load(name as StaffId)));
      expect(Math.max(...loads)).toBeLessThanOrEqual(3);
      const line = await on.desk.line();
      const offered = line.filter(({ state }) => state === 'offered');
      // Everybody tries to take what is offered, to whomever, and to end what they hold, while desks match and sweep.
      await only([
        ...offered.flatMap(({ id }) => agents.map((agent) => on.desk.accept(id, agent))),
        ...desks.flatMap((desk) => [desk.matchNow(), desk.sweep(), store.staff.seen(names as StaffId[], on.now)]),
      ]);
      const held = (await on.desk.line()).filter(({ state }) => state === 'held');
      await only(
        held.map(({ id, heldBy }) =>
          on.desk.end(id, agents.find((agent) => agent.id === heldBy) ?? fail(), { note: '', returnToBot: false }),
        ),
      );
    }

    const ended = await Promise.all(waiting.map(({ id }) => on.handoff(id)));
    expect(ended.filter(({ state }) => state === 'ended')).toHaveLength(30);
    for (const { conversation } of waiting)
      expect(await on.notices(conversation)).toEqual(['queued', 'agent-joined', 'agent-left']);
    // Nothing but the word of who was faster, or is still to answer: no deadlock, no broken transaction.
    expect(['held-by-another-agent', 'offered-to-another-agent']).toEqual(
      expect.arrayContaining([...new Set(refused)]),
    );
  });
});

function fail(): never {
  throw new Error('Nobody of these holds it.');
}
