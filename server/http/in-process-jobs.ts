import type { Jobs, Signal, Work } from '#jobs';

/**
 * Queues for tests: what is asked for is done at once, before the asker goes on, so that no test waits. Turns and
 * matching are left to whoever tests them.
 *
 * @param signals `delivered: false` loses every signal, as a network may
 */
export function inProcessJobs(signals: { delivered: boolean }): Jobs {
  const listeners = new Set<(signal: Signal) => void>();
  let work: Work | null = null;
  return {
    async wake(queue, conversation) {
      if (queue === 'deliveries') await work?.deliveries?.(conversation);
    },
    async wakeMatching() {},
    async sendHandoff(job) {
      await work?.handoffs?.[job.skill]?.(job);
    },
    work(given) {
      work = given;
    },
    signals: {
      publish(signal) {
        if (signals.delivered) for (const listener of listeners) listener(signal);
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    counts: async () => ({ turns: 0, deliveries: 0 }),
    async close() {},
  };
}
