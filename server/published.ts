import type { Foundation } from './foundation.ts';

/** How often a process looks which edition and which policy are in force. */
const LOOK_EVERY_MS = 2_000;

/**
 * Brings the live edition and the policy in force, and follows both: whoever publishes moves one pointer or adds one
 * version, every process finds it within seconds. A policy is told by a signal, too, and is taken up at once.
 */
export async function followPublished({
  knowledge,
  policy,
  jobs,
  log,
}: Pick<Foundation, 'knowledge' | 'policy' | 'jobs' | 'log'>): Promise<{ close(): Promise<void> }> {
  await Promise.all([knowledge.refresh(), policy.refresh()]);
  let looking: Promise<unknown> = Promise.resolve();
  const followPolicy = () =>
    policy
      .refresh()
      .catch((err: Error) => log.warn({ err }, 'the policy in force could not be followed; the last one stays'));
  const timer = setInterval(() => {
    const edition = knowledge
      .refresh()
      .catch((err: Error) => log.warn({ err }, 'the live edition could not be followed; the last one stays'));
    looking = Promise.all([edition, followPolicy()]);
  }, LOOK_EVERY_MS);
  const stop = jobs.signals.subscribe(({ about }) => {
    if (about === 'policy') looking = Promise.all([looking, followPolicy()]);
  });
  return {
    async close() {
      stop();
      clearInterval(timer);
      await looking;
    },
  };
}
