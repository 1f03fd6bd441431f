import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationId } from '#conversation';
import { answer, conversation, handedOver, later, member, name32, now, says } from './stage.contract.ts';
import type { Store } from './store.ts';

const minutes = (count: number) => new Date(Date.now() + count * 60_000);

/** What the record promises to channels that reach customers through somebody else's servers. */
export function describeOutsideDeliveries(name: string, open: () => Promise<Store>): void {
  describe(`deliveries to the outside on ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    const taking = (id: ConversationId, by: string, at = now()) =>
      store.deliveries.take(id, { by, at, until: new Date(at.getTime() + 60_000) });
    const answered = async (...texts: string[]) => {
      const id = await conversation(store);
      await store.conversations.append(says(id, 'a'));
      await answer(store, id, texts);
      return id;
    };
    const states = async (id: ConversationId) =>
      (await store.conversations.transcript(id, 0, 50)).map(({ delivery, shown }) => `${delivery} ${shown ?? '-'}`);

    it('are given to one taker at a time, in the order of the record', async () => {
      const id = await answered('一', '二');
      const taken = await Promise.all(['a', 'b', 'c', 'd'].map((by) => taking(id, by)));
      expect(taken.map((due) => due.map(({ text }) => text)).filter((texts) => texts.length > 0)).toEqual([
        ['一', '二'],
      ]);
    });

    it('are somebody else’s once the taker has not been heard of for too long, and the late word changes nothing', async () => {
      const id = await answered('一');
      await taking(id, 'dead');
      expect(await taking(id, 'next')).toEqual([]);
      expect(await taking(id, 'next', minutes(2))).toHaveLength(1);
      await store.deliveries.settle(id, 'dead', { became: 'sent', seqs: [2] });
      expect(await states(id)).toEqual(['sent 1', 'pending -']);
      await store.deliveries.settle(id, 'next', { became: 'sent', seqs: [2] });
      expect(await states(id)).toEqual(['sent 1', 'sent 2']);
    });

    it('take their places among what was shown as they are sent, and leave nobody waiting when nothing is due', async () => {
      const id = await answered('一', '二');
      await taking(id, 'a');
      await store.deliveries.settle(id, 'a', { became: 'sent', seqs: [2, 3] });
      expect(await taking(id, 'a')).toEqual([]);
      expect((await store.conversations.shownAfter(id, 0, 9)).map(({ text }) => text)).toEqual(['说 a', '一', '二']);
      await store.conversations.append(says(id, 'b'));
      await answer(store, id);
      expect(await taking(id, 'another')).toHaveLength(1);
    });

    it('remember how far a long message has come', async () => {
      const id = await answered('很长');
      await taking(id, 'a');
      await store.deliveries.settle(id, 'a', { became: 'part-sent', seq: 2, parts: 2 });
      await store.deliveries.giveBack(id, 'a');
      expect(await taking(id, 'b')).toMatchObject([{ seq: 2, partsSent: 2 }]);
    });

    it('wait, once deferred, until the customer does something; those that failed stay', async () => {
      const id = await answered('一', '二');
      await taking(id, 'a');
      await store.deliveries.settle(id, 'a', { became: 'failed', seqs: [2], why: 'refused' });
      await store.deliveries.settle(id, 'a', { became: 'deferred', seqs: [3], why: 'window-closed' });
      expect(await taking(id, 'a')).toEqual([]);
      expect(await store.deliveries.pending(later(), 1_000)).not.toContain(id);
      expect(await store.conversations.transcript(id, 1, 9)).toMatchObject([
        { delivery: 'failed', undelivered: 'refused' },
        { delivery: 'deferred', undelivered: 'window-closed' },
      ]);
      expect((await store.conversations.heads([id]))[0]).toMatchObject({ undelivered: 2 });
      const openid = name32('openid');
      await store.followers.add({ conversation: id, account: 'gh', openid });
      const opening = { by: 'message', at: now() } as const;
      expect(await store.followers.opened('gh', openid, opening)).toEqual({ conversation: id, resumed: 1 });
      expect(await store.followers.opened('gh', openid, opening)).toEqual({ conversation: id, resumed: 0 });
      expect(await taking(id, 'b')).toMatchObject([{ seq: 3 }]);
    });

    it('leave out, and supersede, what the bot said before control changed', async () => {
      const id = await conversation(store);
      const handoff = await handedOver(store, id);
      const agent = await member(store);
      await store.handoffs.change(handoff, now(), () => ({
        becomes: { state: 'held', heldBy: agent, heldAt: now() },
        control: { by: 'agent', agent },
      }));
      expect(await taking(id, 'a')).toEqual([]);
      expect(await states(id)).toEqual(['sent 1', 'superseded -']);
      await store.conversations.appendFromAgent({ ...says(id, 'hello'), agent, agentName: '小李' });
      expect(await taking(id, 'b')).toMatchObject([{ author: { by: 'agent' } }]);
    });
  });

  describe(`references on ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    it('tell how a conversation is reached, as they were last told, and keep nothing of one that is not there', async () => {
      const id = await conversation(store);
      const reference = (serviceUrl: string) => ({
        channelId: 'webchat',
        serviceUrl,
        conversation: { id: 'held' },
        user: { id: 'customer' },
        bot: { id: 'bot' },
      });
      expect(await store.references.find(id)).toBeNull();
      for (const url of ['https://a/', 'https://a/', 'https://b/'])
        expect(await store.references.keep({ conversation: id, appId: 'app', reference: reference(url) })).toBe(true);
      expect(await store.references.find(id)).toEqual({ appId: 'app', reference: reference('https://b/') });
      const nowhere = 'nowhere' as ConversationId;
      expect(
        await store.references.keep({ conversation: nowhere, appId: 'app', reference: reference('https://a/') }),
      ).toBe(false);
    });
  });

  describe(`followers on ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 4, 0, second));
    const follower = async () => {
      const [id, openid] = [await conversation(store), name32('openid')];
      await store.followers.add({ conversation: id, account: 'gh', openid });
      return { id, openid };
    };

    it('are joined to one conversation, whoever else tries', async () => {
      const { id, openid } = await follower();
      await store.followers.add({ conversation: await conversation(store), account: 'gh', openid });
      expect(await store.followers.opened('gh', openid, { by: 'message', at: at(1) })).toMatchObject({
        conversation: id,
      });
      expect(await store.followers.opened('gh', 'nobody', { by: 'message', at: at(1) })).toBeNull();
    });

    it('open their window with the latest thing they did, in whatever order it comes', async () => {
      const { id, openid } = await follower();
      for (const second of [5, 3, 5]) await store.followers.opened('gh', openid, { by: 'message', at: at(second) });
      await store.followers.opened('gh', openid, { by: 'act', at: at(9) });
      expect((await store.followers.find(id))?.ledger).toEqual({
        following: true,
        wroteAt: at(5),
        actedAt: at(9),
        sends: [],
      });
    });

    it('leave, and are back with whatever they do next', async () => {
      const { id, openid } = await follower();
      expect(await store.followers.left('gh', openid, at(1))).toBe(id);
      expect((await store.followers.find(id))?.ledger.following).toBe(false);
      await store.followers.opened('gh', openid, { by: 'act', at: at(2) });
      expect((await store.followers.find(id))?.ledger.following).toBe(true);
      // Told late, or again: the customer has come back since.
      expect(await store.followers.left('gh', openid, at(1))).toBeNull();
      expect((await store.followers.find(id))?.ledger.following).toBe(true);
    });

    it('have a ledger that is changed by one at a time', async () => {
      const { id } = await follower();
      await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          store.followers.change(id, (ledger) =>
            ledger.sends.length < 5 ? { ...ledger, sends: [...ledger.sends, { id: `${n}`, at: at(n) }] } : null,
          ),
        ),
      );
      expect((await store.followers.find(id))?.ledger.sends).toHaveLength(5);
    });
  });

  describe(`access tokens on ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    const sealed = new Uint8Array([7]);
    const lease = (account: string, by: string, newerThan = 0, at = now()) =>
      store.accessTokens.lease(account, { by, newerThan, at, until: new Date(at.getTime() + 10_000) });
    const keep = (account: string, by: string) =>
      store.accessTokens.store(account, { by, sealed, fetchedAt: now(), expiresAt: later() });

    it('are fetched by one of all who want one, and numbered', async () => {
      const account = name32('wx');
      const leased = await Promise.all(['a', 'b', 'c', 'd'].map((by) => lease(account, by)));
      expect(leased.filter(Boolean)).toHaveLength(1);
      expect(await store.accessTokens.find(account)).toBeNull();
      const by = ['a', 'b', 'c', 'd'][leased.indexOf(true)] ?? '';
      expect(await keep(account, by)).toMatchObject({ version: 1 });
      expect(await store.accessTokens.find(account)).toMatchObject({ version: 1, sealed });
      // Whoever wanted a newer one than the first has it; whoever wants a newer one than this may fetch.
      expect(await lease(account, 'e', 0)).toBe(false);
      expect(await lease(account, 'e', 1)).toBe(true);
    });

    it('are not waited for when whoever fetches has died, nor taken from whoever lost the lease', async () => {
      const account = name32('wx');
      await lease(account, 'dead');
      expect(await lease(account, 'next', 0, minutes(1))).toBe(true);
      expect(await keep(account, 'dead')).toBeNull();
      await store.accessTokens.giveBack(account, 'next');
      expect(await lease(account, 'third')).toBe(true);
    });
  });
}
