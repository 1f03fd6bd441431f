import type { HandoffView } from '#conversation/wire';
import { type Hurry, hurryOf, timeLimit } from './durations.ts';

/** A customer who waits for a word, and until when it is due. */
export interface Pressed {
  handoff: HandoffView;
  hurry: Hurry;
  /** Milliseconds until the time is over; below zero once it is. */
  left: number;
}

/** Since when a customer waits for a person's word; null where the last word was the agent's. */
function waitsSince({ state, requestedAt, unansweredSince }: HandoffView): string | null {
  if (state === 'ended') return null;
  return state === 'held' ? unansweredSince : requestedAt;
}

export function pressedOf(handoff: HandoffView, now: number): Pressed {
  const since = waitsSince(handoff);
  if (since === null) return { handoff, hurry: 'none', left: Number.POSITIVE_INFINITY };
  const waited = now - Date.parse(since);
  return { handoff, hurry: hurryOf(handoff, waited), left: timeLimit(handoff) - waited };
}

/** Whose time is nearly or quite over, the most pressing first. */
export function inHurry(handoffs: Iterable<HandoffView>, now: number): Pressed[] {
  return [...handoffs]
    .map((handoff) => pressedOf(handoff, now))
    .filter(({ hurry }) => hurry !== 'none')
    .sort((one, other) => one.left - other.left || (one.handoff.id < other.handoff.id ? -1 : 1));
}

/** The strongest anger, then anxiety, heard before the handing over: 0 … 6, for ordering. */
export function heat({ findings }: HandoffView): number {
  return findings.reduce((most, { kind, emotion, strength = 0 }) => {
    if (kind !== 'emotion') return most;
    return Math.max(most, emotion === 'angry' ? strength + 3 : emotion === 'anxious' ? strength : 0);
  }, 0);
}
