import { createContext, useContext, useSyncExternalStore } from 'react';

/** Server's clock minus this computer's, in milliseconds. */
export const ClockOffset = createContext<() => number>(() => 0);

/** The server's time, anew every so many seconds: one timer for all that ticks. */
export function useNow(everySeconds = 1): number {
  const offset = useContext(ClockOffset);
  const tick = () => Math.floor(Date.now() / 1_000 / everySeconds);
  return useSyncExternalStore(subscribe, tick) * everySeconds * 1_000 + offset();
}

const readers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  timer ??= setInterval(() => {
    for (const each of readers) each();
  }, 1_000);
  return () => {
    readers.delete(reader);
    if (readers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
