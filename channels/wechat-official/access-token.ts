import type { Safe } from '#privacy';
import type { Store } from '#store';

/**
 * The account's access token: one for all processes, fetched by one of them while the others wait for the record.
 *
 * Not part of it: the call that fetches (the platform's API), and its secret.
 */
export interface AccessToken {
  current(): Promise<HeldToken>;
  /** A newer one than this, which the platform has refused; asks for it only where nobody else has already. */
  newerThan(refused: HeldToken): Promise<HeldToken>;
}

export interface HeldToken {
  token: string;
  version: number;
}

export interface FetchedToken {
  token: string;
  /** As the platform says: 7,200 at most. */
  expiresInSeconds: number;
}

interface AccessTokenParts {
  store: Pick<Store, 'accessTokens'>;
  account: string;
  fetch(): Promise<FetchedToken>;
  safe: Safe;
  clock(): Date;
  newId(): string;
  pause(ms: number): Promise<void>;
}

/** From five minutes before its end the platform gives out the next token, and the old one still works. */
const RENEWED_BEFORE_MS = 270_000;
/** Longer than fetching takes; whoever holds the lease for longer has died. */
const LEASED_MS = 20_000;
/** How often whoever waits looks, and for how long. */
const LOOK_EVERY_MS = 50;
const WAIT_MS = 25_000;
/** A token this young that is refused is not made better by another, nor a failure by asking at once. */
const AGAIN_AFTER_MS = 5_000;

interface Known extends HeldToken {
  fetchedAt: number;
  goodUntil: number;
}

export function openAccessToken(parts: AccessTokenParts): AccessToken {
  const { store, account, safe, clock, newId, pause } = parts;
  const { accessTokens } = store;
  let known: Known | null = null;
  /** Those who ask at the same time here share one look. */
  let looking: Promise<Known> | null = null;

  /** Who asks shortly after a failure shares it: many messages wait for one token. */
  let lastFailure: { failure: unknown; at: number } | null = null;

  const read = async (): Promise<Known | null> => {
    const stored = await accessTokens.find(account);
    if (!stored) return null;
    const { version, sealed, fetchedAt, expiresAt } = stored;
    const life = expiresAt.getTime() - fetchedAt.getTime();
    return {
      token: safe.open(sealed),
      version,
      fetchedAt: fetchedAt.getTime(),
      goodUntil: expiresAt.getTime() - Math.min(RENEWED_BEFORE_MS, life / 2),
    };
  };
  const isGood = (token: Known, after: number) => token.version > after && clock().getTime() < token.goodUntil;

  const isYoung = (token: Known | null, refused: HeldToken) =>
    token?.version === refused.version && clock().getTime() - token.fetchedAt < AGAIN_AFTER_MS;

  const fetchLeased = async (by: string) => {
    try {
      const { token, expiresInSeconds } = await parts.fetch();
      const fetchedAt = clock();
      const expiresAt = new Date(fetchedAt.getTime() + expiresInSeconds * 1_000);
      await accessTokens.store(account, { by, sealed: safe.seal(token), fetchedAt, expiresAt });
    } catch (failure) {
      lastFailure = { failure, at: clock().getTime() };
      await accessTokens.giveBack(account, by);
      throw failure;
    }
  };

  const look = async (after: number): Promise<Known> => {
    const by = newId();
    const giveUpAt = clock().getTime() + WAIT_MS;
    for (;;) {
      const stored = await read();
      if (stored && isGood(stored, after)) return stored;
      const at = clock();
      if (lastFailure && at.getTime() - lastFailure.at < AGAIN_AFTER_MS) throw lastFailure.failure;
      const until = new Date(at.getTime() + LEASED_MS);
      const newerThan = stored?.version ?? 0;
      if (await accessTokens.lease(account, { by, newerThan, at, until })) await fetchLeased(by);
      else if (at.getTime() > giveUpAt) throw new Error('Nobody brought an access token in time.');
      else await pause(LOOK_EVERY_MS);
    }
  };

  const after = async (version: number): Promise<HeldToken> => {
    // Whoever looked meanwhile may have looked for an older one.
    while (!known || !isGood(known, version)) {
      looking ??= look(version).finally(() => {
        looking = null;
      });
      known = await looking;
    }
    return known;
  };

  return {
    current: () => after(0),
    async newerThan(refused) {
      if (isYoung(known, refused))
        throw new Error('The platform refuses an access token that it gave out a moment ago.');
      return after(refused.version);
    },
  };
}
