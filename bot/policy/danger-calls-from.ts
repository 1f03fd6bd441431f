import type { Danger } from '#conversation';

/** From what probability on a danger calls a person, at the latest, in every policy: as likely as not; a life, always. */
export function dangerCallsFrom(danger: Danger): number {
  return danger === 'self-harm' ? 0 : 0.5;
}
