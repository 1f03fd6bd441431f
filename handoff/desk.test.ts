import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationId } from '#conversation';
import { type Jobs, openJobs } from '#jobs';
import { openStore, type Store } from '#store';
import { holdingHolds } from './holding.contract.ts';
import { present, Rehearsal } from './rehearsal.ts';
import { waitingHolds } from './waiting.contract.ts';

describe('the desk on the embedded record and its queues', () => {
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

  holdingHolds(() => ({ store, jobs }));
  waitingHolds(() => ({ store, jobs }));

  describe('a queue that is wiped clean', () => {
    const waitingJobs = async () => (await jobs.counts())['handoff-urgent'];

    it('loses no request: the sweep sends it again, once', async () => {
      const on = await Rehearsal.on({ store, jobs });
      const id = await on.requests(await on.customer(), { skill: 'urgent' });
      await on.desk.raise(id);
      expect(await waitingJobs()).toBe(1);
      await store.queuePool.query('delete from bullmq.job');
      expect(await waitingJobs()).toBe(0);
      on.pass({ seconds: 3 });
      await on.desk.sweep();
      await on.desk.sweep();
      expect(await waitingJobs()).toBe(1);
    });
  });

  describe('a queue that is away', () => {
    const away = new Proxy({} as Jobs, {
      get: (_, name) =>
        name === 'signals' ? { publish() {} } : async () => Promise.reject(new Error('The queue is away.')),
    });

    it('stops no agent from taking, passing on and ending, and no customer from leaving', async () => {
      const on = await Rehearsal.on({ store, jobs: away });
      const li = await on.agent('li');
      const [one, other] = [await on.waits(), await on.waits()];
      await on.desk.accept(one.id, li);
      await on.desk.transfer(one.id, li, { skill: 'urgent', note: '' });
      await on.desk.leaveLine(other.conversation);
      expect((await on.handoff(one.id)).how).toBe('transferred');
      expect((await on.handoff(other.id)).how).toBe('withdrawn');
    });

    it('is told to whoever raises or sweeps, and the sweep still does the rest', async () => {
      const on = await Rehearsal.on({ store, jobs: away });
      const li = await on.agent('li');
      const { id } = await on.waits();
      await on.desk.accept(id, li);
      const requested = await on.requests(await on.customer());
      await expect(on.desk.raise(requested)).rejects.toThrow('The queue is away.');
      on.pass({ seconds: 61 });
      await expect(on.desk.sweep()).rejects.toBeInstanceOf(AggregateError);
      expect((await on.handoff(id)).state).toBe('waiting');
    });
  });

  it('does not let go of a customer who comes back while the sweep looks', async () => {
    let conversation: ConversationId | null = null;
    let on: Rehearsal | null = null;
    const customersGone: Store['handoffs']['customersGone'] = async (before) => {
      const gone = await store.handoffs.customersGone(before);
      await store.conversations.seen([present(conversation)], present(on).now);
      return gone;
    };
    on = await Rehearsal.on({ store: { ...store, handoffs: { ...store.handoffs, customersGone } }, jobs });
    await on.agent('li');
    const waiting = await on.waits();
    conversation = waiting.conversation;
    on.pass({ minutes: 11 });
    await on.desk.sweep();
    expect((await on.handoff(waiting.id)).state).toBe('waiting');
  });

  it('tells the pages where to look after every change', async () => {
    const on = await Rehearsal.on({ store, jobs });
    const signals: unknown[] = [];
    const li = await on.agent('li');
    const { id, conversation } = await on.waits();
    const stop = jobs.signals.subscribe((signal) => signals.push(signal));
    await on.desk.accept(id, li);
    await on.desk.end(id, li, { note: '', returnToBot: false });
    stop();
    const both = [{ about: 'desk' }, { about: 'conversation', id: conversation }];
    expect(signals).toEqual([...both, ...both]);
    expect(present(await store.conversations.find(conversation)).control.by).toBe('bot');
  });
});
