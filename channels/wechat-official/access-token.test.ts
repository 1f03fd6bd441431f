import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSafe } from '#privacy';
import { openStore, type Store } from '#store';
import { type AccessToken, openAccessToken } from './access-token.ts';

describe('the access token of an account', () => {
  let store: Store;
  let account = '';
  let ids = 0;
  let now = 0;
  let fetched = 0;
  let fetching: () => Promise<{ token: string; expiresInSeconds: number }>;
  const safe = openSafe(new Uint8Array(32).fill(1), 'test');

  beforeAll(async () => {
    store = await openStore({ kind: 'embedded', folder: ':memory:' });
  });
  afterAll(() => store.close());
  beforeEach(() => {
    account = `wx-${++ids}`;
    now = Date.UTC(2026, 10, 22);
    fetched = 0;
    fetching = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { token: `token-${++fetched}`, expiresInSeconds: 7_200 };
    };
  });

  /** Another process on the same record. */
  const process = (): AccessToken =>
    openAccessToken({
      store,
      account,
      safe,
      fetch: () => fetching(),
      clock: () => new Date(now),
      newId: () => `process-${++ids}`,
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 10))),
    });

  it('is fetched once, however many want it in however many processes', async () => {
    const processes = Array.from({ length: 4 }, process);
    const held = await Promise.all(Array.from({ length: 40 }, (_, n) => processes[n % 4]?.current()));
    expect(new Set(held.map((one) => one?.token))).toEqual(new Set(['token-1']));
    expect(fetched).toBe(1);
  });

  it('is used until five minutes before its end, then fetched once more', async () => {
    const [one, other] = [process(), process()];
    await one.current();
    now += 6_900_000;
    expect((await one.current()).token).toBe('token-1');
    now += 60_000;
    expect(await Promise.all([one.current(), other.current()])).toMatchObject([
      { token: 'token-2' },
      { token: 'token-2' },
    ]);
    expect(fetched).toBe(2);
  });

  it('is not asked for again and again where little of its life is left', async () => {
    fetching = async () => ({ token: `token-${++fetched}`, expiresInSeconds: 100 });
    const one = process();
    await one.current();
    now += 40_000;
    await one.current();
    expect(fetched).toBe(1);
  });

  it('that the platform refuses is fetched anew once, by whoever finds out first', async () => {
    const processes = Array.from({ length: 3 }, process);
    const refused = await Promise.all(processes.map((one) => one.current()));
    now += 60_000;
    const renewed = await Promise.all(
      processes.map((one, n) => one.newerThan(refused[n] ?? { token: '', version: 0 })),
    );
    expect(new Set(renewed.map(({ token }) => token))).toEqual(new Set(['token-2']));
    expect(fetched).toBe(2);
  });

  it('that is refused as soon as it was fetched is not fetched again at once', async () => {
    const one = process();
    await expect(one.newerThan(await one.current())).rejects.toThrow('a moment ago');
    expect(fetched).toBe(1);
  });

  it('that cannot be fetched fails for all who wait, and is asked for again a little later', async () => {
    let tries = 0;
    fetching = async () => {
      tries++;
      throw new Error('away');
    };
    const one = process();
    await expect(Promise.all([one.current(), one.current()])).rejects.toThrow('away');
    await expect(one.current()).rejects.toThrow('away');
    expect(tries).toBe(1);
    now += 6_000;
    fetching = async () => ({ token: 'token-1', expiresInSeconds: 7_200 });
    expect((await one.current()).token).toBe('token-1');
  });

  it('stands sealed in the record', async () => {
    await process().current();
    const { rows } = await store.queuePool.query('select sealed from xianting.access_tokens where account = $1', [
      account,
    ]);
    expect((rows[0].sealed as Buffer).includes('token-1')).toBe(false);
  });
});
