import { randomBytes } from 'node:crypto';

interface Given {
  token: string;
  expiresAt: number;
  /** Until when it still works beside a newer one. */
  worksUntil: number;
}

const LIFE_MS = 7_200_000;
const RENEWABLE_MS = 300_000;

/** The platform's stable access tokens: the same one until five minutes before its end. */
export class Tokens {
  readonly #clock: () => number;
  #given: Given[] = [];
  /** How often one was asked for. */
  asked = 0;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  give(): { access_token: string; expires_in: number } {
    this.asked++;
    const now = this.#clock();
    let latest = this.#given.at(-1);
    if (!latest || now >= latest.expiresAt - RENEWABLE_MS) {
      latest = { token: randomBytes(96).toString('base64url'), expiresAt: now + LIFE_MS, worksUntil: now + LIFE_MS };
      this.#given = [...this.#given.slice(-1), latest];
    }
    return { access_token: latest.token, expires_in: Math.floor((latest.expiresAt - now) / 1_000) };
  }

  /** 0 where it works; the error code otherwise. */
  check(token: string): 0 | 40_001 | 42_001 {
    const given = this.#given.find((one) => one.token === token);
    if (!given) return 40_001;
    return this.#clock() < given.worksUntil ? 0 : 42_001;
  }

  /** Every token given so far works no more: it has expired, or somebody had another one made. */
  end(how: 'expired' | 'replaced'): void {
    const now = this.#clock();
    this.#given = how === 'replaced' ? [] : this.#given.map((one) => ({ ...one, expiresAt: now, worksUntil: now }));
  }
}
