import type { FailureKind } from './failure.ts';

/**
 * Leaves an endpoint alone that fails: customers wait for nothing, and it is not asked by everybody while it recovers.
 * After the rest one asks; the others follow when that one was answered.
 */
export class Breaker {
  #inARow = 0;
  #rests = 0;
  #restUntil = 0;
  #trying = false;
  readonly #now: () => number;

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Milliseconds until somebody may ask again; 0: ask. Whoever was given 0 tells how it went. */
  ask(): number {
    if (this.#restUntil === 0) return 0;
    const left = this.#restUntil - this.#now();
    if (left > 0) return left;
    if (this.#trying) return TRIAL_MS;
    this.#trying = true;
    return 0;
  }

  written(): void {
    this.#inARow = 0;
    this.#rests = 0;
    this.#restUntil = 0;
    this.#trying = false;
  }

  /** @param retryAfter how long it asked to be left alone, in milliseconds */
  failed(kind: FailureKind, retryAfter: number | null): void {
    const wasTrial = this.#trying;
    this.#trying = false;
    if (harmless.includes(kind)) return;
    this.#inARow++;
    const forLong = lasting.includes(kind);
    if (!wasTrial && !forLong && this.#inARow < IN_A_ROW) return;
    const rest = Math.min(forLong ? LONGEST_MS : FIRST_MS * 2 ** this.#rests, LONGEST_MS);
    this.#rests++;
    this.#restUntil = this.#now() + Math.max(rest, Math.min(retryAfter ?? 0, LONGEST_MS));
  }
}

/** They say something about one request, or about us, and nothing about the endpoint. */
const harmless: readonly FailureKind[] = ['withheld', 'too-long', 'abandoned', 'over-budget'];
/** Somebody must change a setting first. */
const lasting: readonly FailureKind[] = ['key-refused', 'unknown-model'];
const IN_A_ROW = 5;
const FIRST_MS = 10_000;
const LONGEST_MS = 60_000;
/** How soon to look again while one is trying. */
const TRIAL_MS = 1_000;
