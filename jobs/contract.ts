import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConversationId, HandoffId } from '#conversation';
import type { HandoffJob, Jobs, Signal } from './jobs.ts';

/** What every Jobs promises, whatever carries it. `open` gives a fresh, empty one. */
export function describeJobs(name: string, open: () => Promise<Jobs>): void {
  describe(`jobs on ${name}`, () => {
    const opened: Jobs[] = [];
    const start = async () => {
      const jobs = await open();
      opened.push(jobs);
      return jobs;
    };
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((jobs) => jobs.close()));
    });
    const failed = () => {};
    const a = 'conversation-a' as ConversationId;
    const b = 'conversation-b' as ConversationId;

    it('wake a worker once for a conversation, however often it is woken before', async () => {
      const jobs = await start();
      await Promise.all([jobs.wake('turns', a), jobs.wake('turns', a), jobs.wake('turns', b)]);
      const woken: string[] = [];
      jobs.work({
        turns: async (id) => {
          woken.push(id);
          return null;
        },
        failed,
      });
      await vi.waitFor(() => expect(woken.sort()).toEqual([a, b]), patience);
      await drained(jobs);
      expect(woken).toHaveLength(2);
    });

    it('inspect a conversation once for many wake-ups, beside its turns', async () => {
      const jobs = await start();
      await Promise.all([jobs.wake('inspections', a), jobs.wake('inspections', a), jobs.wake('turns', a)]);
      const done: string[] = [];
      jobs.work({
        turns: async () => {
          done.push('turn');
          return null;
        },
        inspections: async (id) => {
          done.push(`inspection of ${id}`);
        },
        failed,
      });
      await vi.waitFor(() => expect(done.toSorted()).toEqual([`inspection of ${a}`, 'turn']), patience);
      await drained(jobs);
      expect(done).toHaveLength(2);
    });

    it('run once more for what came while they were running, and never twice at once', async () => {
      const jobs = await start();
      let running = 0;
      let most = 0;
      let runs = 0;
      const gate = Promise.withResolvers<void>();
      jobs.work({
        turns: async () => {
          most = Math.max(most, ++running);
          runs++;
          await gate.promise;
          running--;
          return null;
        },
        failed,
      });
      await jobs.wake('turns', a);
      await vi.waitFor(() => expect(running).toBe(1), patience);
      await Promise.all([jobs.wake('turns', a), jobs.wake('turns', a), jobs.wake('turns', a)]);
      gate.resolve();
      await vi.waitFor(() => expect(runs).toBe(2), patience);
      await drained(jobs);
      expect([runs, most]).toEqual([2, 1]);
    });

    it('come back when a turn asks to be called again', async () => {
      const jobs = await start();
      const answers = [0, 20, null];
      const woken: string[] = [];
      jobs.work({
        turns: async (id) => {
          woken.push(id);
          return answers[woken.length - 1] ?? null;
        },
        failed,
      });
      await jobs.wake('turns', a);
      await vi.waitFor(() => expect(woken).toEqual([a, a, a]), patience);
    });

    it('do not let a conversation rest after a failure: the next wake-up works', async () => {
      const jobs = await start();
      const failures: string[] = [];
      let runs = 0;
      jobs.work({
        deliveries: async () => {
          if (++runs === 1) throw new Error('the channel is away');
        },
        failed: (queue, error) => failures.push(`${queue}: ${error.message}`),
      });
      await jobs.wake('deliveries', a);
      await vi.waitFor(() => expect(failures).toEqual(['deliveries: the channel is away']), patience);
      await jobs.wake('deliveries', a);
      await vi.waitFor(() => expect(runs).toBe(2), patience);
    });

    it('carry a handoff to the intake of its skill, whole', async () => {
      const jobs = await start();
      const received: HandoffJob[] = [];
      const general: HandoffJob[] = [];
      const job: HandoffJob = {
        handoff: 'h' as HandoffId,
        conversation: a,
        skill: 'urgent',
        event: { type: 'event', name: 'handoff.initiate', value: { reason: '盗刷' } },
      };
      await Promise.all([jobs.sendHandoff(job), jobs.sendHandoff(job)]);
      jobs.work({
        handoffs: {
          urgent: async (each) => void received.push(each),
          general: async (each) => void general.push(each),
        },
        failed,
      });
      await vi.waitFor(() => expect(received).toEqual([job]), patience);
      await drained(jobs);
      expect([received.length, general.length]).toEqual([1, 0]);
    });

    it('try a handoff again when its intake throws', async () => {
      const jobs = await start();
      let tries = 0;
      jobs.work({
        handoffs: {
          general: async () => {
            if (++tries < 3) throw new Error('the intake is away');
          },
        },
        failed,
      });
      await jobs.sendHandoff({ handoff: 'h' as HandoffId, conversation: a, skill: 'general', event: {} });
      await vi.waitFor(() => expect(tries).toBe(3), patience);
    });

    it('match the waiting line now and at the end of an offer, separately', async () => {
      const jobs = await start();
      let matchings = 0;
      await jobs.wakeMatching(1_500);
      jobs.work({ matching: async () => void matchings++, failed });
      await jobs.wakeMatching();
      await vi.waitFor(() => expect(matchings).toBe(1), patience);
      await vi.waitFor(() => expect(matchings).toBe(2), patience);
    });

    it('pass signals on to whoever listens, until they stop listening', async () => {
      const jobs = await start();
      const heard: Signal[] = [];
      const stop = jobs.signals.subscribe((signal) => heard.push(signal));
      await vi.waitFor(() => {
        jobs.signals.publish({ about: 'conversation', id: a });
        expect(heard).toContainEqual({ about: 'conversation', id: a });
      }, patience);
      stop();
      const before = heard.length;
      const other = vi.fn();
      jobs.signals.subscribe(other);
      jobs.signals.publish({ about: 'desk' });
      await vi.waitFor(() => expect(other).toHaveBeenCalled(), patience);
      expect(heard.length).toBe(before);
    });
  });
}

const patience = { timeout: 60_000, interval: 10 };

/** Waits until nothing stands in any queue. */
async function drained(jobs: Jobs): Promise<void> {
  await vi.waitFor(
    async () => expect(Object.values(await jobs.counts()).every((count) => count === 0)).toBe(true),
    patience,
  );
}
