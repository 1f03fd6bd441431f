import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, postgresUrl } from '../evals/services/provided.ts';
import { openStore, type Store } from './index.ts';

// The race is between sessions, of which the embedded record has one.
describe.skipIf(!postgresUrl)('tickets', () => {
  const noon = new Date('2026-11-22T12:00:00Z');
  const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
  let store: Store;

  beforeAll(async () => {
    store = await openStore({ kind: 'postgres', url: await freshDatabase() });
  });
  afterAll(async () => {
    await store?.close();
  });

  it('are used once, however many use one at the same time', async () => {
    const uses = await Promise.all(Array.from({ length: 20 }, () => store.tickets.use('one', after(60), noon)));
    expect(uses.filter(Boolean)).toHaveLength(1);
    expect(await store.tickets.use('another', after(60), noon)).toBe(true);
  });

  it('are remembered while a gateway whose clock is behind may still take them, and then forgotten', async () => {
    await store.tickets.use('old', after(60), noon);
    await store.tickets.use('later', after(300), after(240));
    expect(await store.tickets.use('old', after(60), after(240))).toBe(false);
    await store.tickets.use('much later', after(600), after(540));
    expect(await store.tickets.use('old', after(60), after(540))).toBe(true);
  });
});
