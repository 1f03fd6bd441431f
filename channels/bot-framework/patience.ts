import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '#conversation';

/**
 * Tries again for a while where the record hiccups: Direct Line clients give up for good on a 5xx at the start, and
 * stop polling in silence. A refusal is an answer and comes back at once.
 */
export async function patiently<Result>(holdMs: number, work: () => Promise<Result>): Promise<Result> {
  let left = holdMs;
  for (let wait = 100; ; wait *= 2) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refusal || left <= 0) throw error;
      await pause(Math.min(wait, left));
      left -= wait;
    }
  }
}
