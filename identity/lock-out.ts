/** Guessing passwords is made slow: after five failures an account is locked for a minute, then for two, four … fifteen. */
const free = 5;
const firstLockMs = 60_000;
const longestLockMs = 15 * 60_000;

/** Until when an account is locked after this many failures in a row; null while it is not. */
export function lockedAfter(failures: number, at: Date): Date | null {
  if (failures < free) return null;
  return new Date(at.getTime() + Math.min(firstLockMs * 2 ** Math.min(failures - free, 10), longestLockMs));
}

/** Whole seconds until a lock opens; 0 where there is none. */
export function secondsLeft(lockedUntil: Date | null, at: Date): number {
  return lockedUntil === null ? 0 : Math.max(0, Math.ceil((lockedUntil.getTime() - at.getTime()) / 1_000));
}

/**
 * Failures under names that are no accounts, so that they lock like accounts and nobody learns which are. In memory:
 * the oldest name is forgotten when there are too many.
 */
export class UnknownNames {
  readonly #failures = new Map<string, { count: number; lockedUntil: Date | null }>();
  readonly #most: number;

  constructor(most = 10_000) {
    this.#most = most;
  }

  lockedUntil(name: string): Date | null {
    return this.#failures.get(name)?.lockedUntil ?? null;
  }

  noteFailure(name: string, at: Date): Date | null {
    const count = (this.#failures.get(name)?.count ?? 0) + 1;
    const lockedUntil = lockedAfter(count, at);
    this.#failures.delete(name);
    this.#failures.set(name, { count, lockedUntil });
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > this.#most && oldest !== undefined) this.#failures.delete(oldest);
    return lockedUntil;
  }
}

/** Lets the attempts under one name pass one after another, so that a hundred at once are not a hundred first ones. */
export class Turnstile {
  readonly #last = new Map<string, Promise<unknown>>();

  async pass<Result>(name: string, attempt: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(name) ?? Promise.resolve();
    const mine = before.then(attempt, attempt);
    this.#last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(name) === mine) this.#last.delete(name);
    }
  }
}
