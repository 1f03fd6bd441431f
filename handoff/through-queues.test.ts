import { afterEach, describe, expect, it } from 'vitest';
import { skills } from '#conversation';
import { type Jobs, openJobs } from '#jobs';
import { openStore, type Store } from '#store';
import { freshDatabase, freshRedis, postgresUrl, redisUrl } from '../evals/services/provided.ts';
import { present, Rehearsal } from './rehearsal.ts';

let open: { store: Store; jobs: Jobs } | null = null;
afterEach(async () => {
  await open?.jobs.close();
  await open?.store.close();
  open = null;
});

/** Workers as a worker process has them, on this record and these queues. */
async function working(house: { store: Store; jobs: Jobs }): Promise<Rehearsal & { failures: Error[] }> {
  open = house;
  const on = Object.assign(await Rehearsal.on(house), { failures: [] as Error[] });
  house.jobs.work({
    handoffs: Object.fromEntries(skills.map((skill) => [skill, (job) => on.desk.receive(job)])),
    matching: () => on.desk.matchNow(),
    failed: (_queue, error) => on.failures.push(error),
  });
  return on;
}

async function customerIsServed(on: Rehearsal & { failures: Error[] }): Promise<void> {
  const li = await on.agent('li', { capacity: 1 });
  const conversation = await on.customer();
  const first = await on.requests(conversation);
  await on.desk.raise(first);
  await expect.poll(async () => (await on.handoff(first)).state).toBe('offered');

  // Nobody but the queues brings the second to the agent, when the first is transferred away.
  const second = await on.requests(await on.customer());
  await on.desk.raise(second);
  await expect.poll(async () => (await on.handoff(second)).state).toBe('waiting');
  await on.desk.accept(first, li);
  await on.desk.transfer(first, li, { skill: 'complaints', note: '' });
  await expect.poll(async () => (await on.handoff(second)).state).toBe('offered');

  const transferred = async () => present(await on.store.handoffs.ofConversation(conversation));
  await expect.poll(async () => (await transferred()).state).toBe('waiting');
  expect(await transferred()).toMatchObject({ skill: 'complaints', unattended: true });
  const zhao = await on.agent('zhao', { skills: ['complaints'], presence: 'offline' });
  await on.desk.setPresence(zhao, 'online');
  await expect.poll(async () => (await transferred()).offeredTo).toBe('zhao');
  expect(await on.notices(conversation)).toEqual(['queued', 'agent-joined', 'agent-left', 'nobody-on-duty']);
  expect(on.failures).toEqual([]);
}

describe('a handoff that goes through the queues', () => {
  it('reaches an agent, and another when it is transferred, on the embedded record', async () => {
    const store = await openStore({ kind: 'embedded', folder: ':memory:' });
    await customerIsServed(await working({ store, jobs: await openJobs({ kind: 'store' }, store) }));
  });

  describe.skipIf(!postgresUrl || !redisUrl)('on PostgreSQL and Redis', () => {
    it('does so too', async () => {
      const store = await openStore({ kind: 'postgres', url: await freshDatabase() });
      const jobs = await openJobs({ kind: 'redis', url: await freshRedis(), prefix: 'through-queues' }, store);
      await customerIsServed(await working({ store, jobs }));
    });
  });
});
