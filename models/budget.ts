/** Tokens that may be used; null: as many as are wanted. Counted in this process, from its start. */
export interface BudgetLimits {
  perMinute: number | null;
  perDay: number | null;
}

/** Counts tokens against the minute and the day, before they are used: a burst cannot overdraw it. */
export class Budget {
  readonly #windows: { length: number; limit: number; began: number; used: number }[];
  readonly #now: () => number;

  constructor({ perMinute, perDay }: BudgetLimits, now: () => number) {
    this.#now = now;
    this.#windows = [
      { length: 60_000, limit: perMinute },
      { length: 86_400_000, limit: perDay },
    ].flatMap(({ length, limit }) => (limit === null ? [] : [{ length, limit, began: now(), used: 0 }]));
  }

  /** Sets tokens aside; null where they are not there. What was not used in the end is given back with `settle`. */
  reserve(tokens: number): { settle(used: number): void } | null {
    for (const window of this.#windows) {
      const windows = Math.floor((this.#now() - window.began) / window.length);
      if (windows > 0) {
        window.began += windows * window.length;
        window.used = 0;
      }
    }
    if (this.#windows.some(({ used, limit }) => used + tokens > limit)) return null;
    const reserved = this.#windows.map((window) => {
      window.used += tokens;
      return { window, began: window.began };
    });
    return {
      settle(used) {
        // A window that has ended meanwhile has forgotten what was set aside.
        for (const { window, began } of reserved) if (window.began === began) window.used += used - tokens;
      },
    };
  }
}
