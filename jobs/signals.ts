import type { Redis } from 'ioredis';
import type { Signal, Signals } from './jobs.ts';

/** Within one process. */
export function openLocalSignals(): Signals {
  const listeners = new Set<(signal: Signal) => void>();
  return {
    publish(signal) {
      // After the caller's own work: a listener never runs in the middle of it.
      queueMicrotask(() => {
        for (const listener of listeners) listener(signal);
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Between processes, by Redis pub/sub. A publish while Redis is away is lost, as signals may be. */
export function openRedisSignals(publisher: Redis, subscriber: Redis, channel: string): Signals {
  const listeners = new Set<(signal: Signal) => void>();
  subscriber.subscribe(channel).catch(() => {});
  subscriber.on('message', (from: string, text: string) => {
    if (from !== channel) return;
    const signal = JSON.parse(text) as Signal;
    for (const listener of listeners) listener(signal);
  });
  return {
    publish(signal) {
      publisher.publish(channel, JSON.stringify(signal)).catch(() => {});
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
