const longest = 30_000;

/**
 * Milliseconds before the next try after so many failures in a row: 1 s, 2 s, 4 s … 30 s, each shortened by up to a
 * half at random, so that a thousand pages do not come back in the same second.
 */
export function backoff(failures: number, random: number): number {
  const full = Math.min(longest, 1_000 * 2 ** Math.max(0, failures - 1));
  return full * (1 - random / 2);
}
