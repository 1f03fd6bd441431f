import type { Entry } from './knowledge-index.ts';

/** The bank's offset from UTC. China has kept it without summer time since 1991. */
const SHANGHAI_MS = 8 * 60 * 60 * 1000;

/** The bank's day (Asia/Shanghai) at that moment, as YYYY-MM-DD. Such days compare as strings. */
export function bankDay(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(0, 10);
}

/** Both ends are inclusive. */
export function inForce(entry: Pick<Entry, 'effectiveFrom' | 'effectiveTo'>, day: string): boolean {
  return (
    (entry.effectiveFrom === null || entry.effectiveFrom <= day) &&
    (entry.effectiveTo === null || day <= entry.effectiveTo)
  );
}
