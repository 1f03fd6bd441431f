import type { CustomerId } from '#conversation';
import type { EnvelopeKey } from './envelope.ts';

/** Unwrapped data keys, for a while: the least recently used goes first. */
export class RememberedKeys {
  readonly #keys = new Map<CustomerId, { key: EnvelopeKey; until: number }>();
  readonly #clock: () => Date;
  readonly #most: number;
  readonly #milliseconds: number;

  constructor(clock: () => Date, most: number, milliseconds: number) {
    this.#clock = clock;
    this.#most = most;
    this.#milliseconds = milliseconds;
  }

  recall(customer: CustomerId): EnvelopeKey | null {
    const remembered = this.#keys.get(customer);
    if (!remembered) return null;
    this.#keys.delete(customer);
    if (this.#clock().getTime() >= remembered.until) return null;
    this.#keys.set(customer, remembered);
    return remembered.key;
  }

  /** @param readAt when the store was asked for it: the time runs from there */
  remember(customer: CustomerId, key: EnvelopeKey, readAt: Date): void {
    this.#keys.delete(customer);
    this.#keys.set(customer, { key, until: readAt.getTime() + this.#milliseconds });
    const [oldest] = this.#keys.keys();
    if (this.#keys.size > this.#most && oldest !== undefined) this.#keys.delete(oldest);
  }

  forget(customer: CustomerId): void {
    this.#keys.delete(customer);
  }
}
