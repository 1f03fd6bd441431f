/**
 * How many messages the platform lets through, as its own documents say it: written apart from quota.ts, so that each
 * proves the other. What a customer does sets what is left to the larger of what is left and what the act allows, and
 * the end to the later one; nothing adds up.
 */
export interface Allowance {
  left: number;
  until: number;
}

export const nothing: Allowance = { left: 0, until: 0 };

const allowed = {
  message: { left: 5, forMs: 48 * 3_600_000 },
  act: { left: 3, forMs: 60_000 },
} as const;

/** @param now milliseconds */
export function after(act: keyof typeof allowed, { left, until }: Allowance, now: number): Allowance {
  const isOpen = now < until;
  return {
    left: Math.max(isOpen ? left : 0, allowed[act].left),
    until: Math.max(isOpen ? until : 0, now + allowed[act].forMs),
  };
}

/** What is left after one message, or the error code it is refused with. */
export function send({ left, until }: Allowance, now: number): Allowance | 45_015 | 45_047 {
  if (now >= until) return 45_015;
  return left === 0 ? 45_047 : { left: left - 1, until };
}
