import type { Foundation } from './foundation.ts';

/** How often a process looks where the pointer to the live edition stands. */
const LOOK_EVERY_MS = 2_000;

/** Brings the live edition and follows it: whoever publishes moves one pointer, every process finds it within seconds. */
export async function followEditions({
  knowledge,
  log,
}: Pick<Foundation, 'knowledge' | 'log'>): Promise<{ close(): Promise<void> }> {
  await knowledge.refresh();
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = knowledge
      .refresh()
      .catch((err: Error) => log.warn({ err }, 'the live edition could not be followed; the last one stays'));
  }, LOOK_EVERY_MS);
  return {
    async close() {
      clearInterval(timer);
      await looking;
    },
  };
}
