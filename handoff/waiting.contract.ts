/** What must hold of the waiting line, on every record and queue. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Jobs } from '#jobs';
import type { Store } from '#store';
import { present, Rehearsal } from './rehearsal.ts';

export function waitingHolds(house: () => { store: Store; jobs: Jobs }): void {
  let on: Rehearsal;
  beforeEach(async () => {
    on = await Rehearsal.on(house());
  });

  describe('the intake', () => {
    it('sends a request with everything said up to it, and nothing once it has come further', async () => {
      await on.agent('li');
      const conversation = await on.customer();
      await on.writes(conversation, '卡被吞了');
      const id = await on.requests(conversation);
      await on.writes(conversation, '在吗');
      await on.desk.raise(id);
      expect(on.initiated.map(({ texts }) => texts)).toEqual([['卡被吞了', '转人工']]);
      await on.arrives(id);
      await on.desk.raise(id);
      expect(on.initiated).toHaveLength(1);
    });

    it('tells each customer their place, counting only those before them for the same skill', async () => {
      await on.agent('li', { skills: ['general', 'complaints'] });
      await on.waits({ skill: 'complaints', advanceMinutes: 60 });
      const first = await on.waits();
      on.pass({ seconds: 1 });
      const second = await on.waits();
      on.pass({ seconds: 1 });
      const urgent = await on.waits({ advanceMinutes: 10 });
      expect((await on.sees(first.conversation)).at(-1)).toContain('您是下一位');
      expect((await on.sees(second.conversation)).at(-1)).toContain('您前面还有 1 位');
      expect((await on.sees(urgent.conversation)).at(-1)).toContain('您是下一位');
    });

    it('says how long the wait may be, from what the latest chats took', async () => {
      const li = await on.agent('li');
      for (const minutes of [2, 4, 6]) {
        const { id } = await on.waits();
        await on.desk.accept(id, li);
        on.pass({ minutes });
        await on.connected(li);
        await on.desk.end(id, li, { note: '', returnToBot: false });
      }
      const [held, next] = [await on.waits(), await on.waits()];
      await on.desk.accept(held.id, li);
      on.pass({ seconds: 1 });
      // Four minutes in the mean, one chat under way: four, and one deviation to both sides.
      expect((await on.desk.places()).get(next.conversation)).toEqual({ position: 1, minutes: { from: 0, to: 8 } });
      expect((await on.desk.places()).has(held.conversation)).toBe(false);
    });

    it('receives once, however often the queue brings it', async () => {
      await on.agent('li');
      const { id, conversation } = await on.waits();
      await Promise.all([on.arrives(id), on.arrives(id)]);
      await on.desk.accept(id, await on.member(present((await on.store.staff.all())[0]).id));
      await on.arrives(id);
      expect(await on.notices(conversation)).toEqual(['queued', 'agent-joined']);
      expect((await on.handoff(id)).state).toBe('held');
    });

    it('has nothing to do for a request that is gone, or whose customer has left the line', async () => {
      const conversation = await on.customer();
      const id = await on.requests(conversation);
      await on.desk.leaveLine(conversation);
      await on.arrives(id);
      await on.desk.receive({ handoff: 'gone' as typeof id, conversation, skill: 'general', event: {} });
      expect((await on.handoff(id)).how).toBe('withdrawn');
    });
  });

  describe('matching', () => {
    it('offers the first due first, up to what each agent has room for', async () => {
      const li = await on.agent('li', { capacity: 2 });
      const late = await on.waits();
      const [soon, sooner] = [await on.waits({ advanceMinutes: 5 }), await on.waits({ advanceMinutes: 10 })];
      await on.desk.matchNow();
      await on.desk.matchNow();
      const offered = (await on.desk.line()).filter(({ state }) => state === 'offered');
      expect(offered.map(({ id }) => id)).toEqual([sooner.id, soon.id]);
      expect(offered.every(({ offeredTo, offerUntil }) => offeredTo === 'li' && offerUntil !== null)).toBe(true);

      await on.desk.accept(sooner.id, li);
      await on.desk.matchNow();
      expect((await on.handoff(late.id)).state).toBe('waiting');
      await on.desk.end(sooner.id, li, { note: '', returnToBot: false });
      await on.desk.matchNow();
      expect((await on.handoff(late.id)).state).toBe('offered');
    });

    it('never overfills an agent, however many match at once', async () => {
      for (const name of ['li', 'wang', 'zhao']) await on.agent(name, { capacity: 2 });
      for (let i = 0; i < 10; i++) await on.waits();
      await Promise.all(Array.from({ length: 8 }, () => on.desk.matchNow()));
      const loads = await Promise.all(['li', 'wang', 'zhao'].map(async (name) => on.store.staff.load(name as never)));
      expect(loads).toEqual([2, 2, 2]);
    });

    it('is not hidden from by a long line for another skill', async () => {
      await on.agent('li', { capacity: 1 });
      await on.agent('zhao', { skills: ['complaints'], capacity: 1 });
      for (let i = 0; i < 5; i++) await on.waits();
      const last = await on.waits({ skill: 'complaints' });
      await on.desk.matchNow();
      expect(await on.handoff(last.id)).toMatchObject({ state: 'offered', offeredTo: 'zhao' });
    });

    it('brings a customer back to whom they talked to last', async () => {
      const li = await on.agent('li');
      const first = await on.waits({ bankId: '6001' });
      await on.desk.accept(first.id, li);
      await on.desk.end(first.id, li, { note: '', returnToBot: false });
      await on.agent('an');
      const again = await on.waits({ bankId: '6001' });
      const stranger = await on.waits({ bankId: '6002' });
      await on.desk.matchNow();
      expect((await on.handoff(again.id)).offeredTo).toBe('li');
      expect((await on.handoff(stranger.id)).offeredTo).toBe('an');
    });

    it('passes over agents who are away, or whose pages are not connected', async () => {
      await on.agent('li', { presence: 'away' });
      await on.agent('wang');
      on.pass({ seconds: 61 });
      const { id } = await on.waits();
      await on.desk.matchNow();
      expect((await on.handoff(id)).state).toBe('waiting');
    });

    it('lets an offer lapse when its time is over, and offers to another; the place in the line stays', async () => {
      const li = await on.agent('li');
      const { id } = await on.waits();
      const { dueAt } = await on.handoff(id);
      await on.desk.matchNow();
      // Busier than li, and still the next to be asked.
      const wang = await on.agent('wang', { capacity: 2 });
      await on.desk.accept((await on.waits()).id, wang);
      on.pass({ seconds: 29 });
      await on.desk.matchNow();
      expect(await on.handoff(id)).toMatchObject({ state: 'offered', offeredTo: 'li' });
      on.pass({ seconds: 1 });
      await on.connected(li, wang);
      await on.desk.matchNow();
      expect(await on.handoff(id)).toMatchObject({ state: 'offered', offeredTo: 'wang', dueAt });
      await expect(on.desk.accept(id, li)).rejects.toMatchObject({ code: 'offered-to-another-agent' });
    });
  });

  describe('leaving the line', () => {
    it('gives the bot control with nothing left to answer; asking again begins anew', async () => {
      await on.agent('li');
      const { id, conversation } = await on.waits();
      await on.writes(conversation, '继续问智能客服');
      await on.desk.leaveLine(conversation);
      await on.desk.leaveLine(conversation);
      expect(await on.handoff(id)).toMatchObject({ state: 'ended', how: 'withdrawn' });
      expect(await on.control(conversation)).toBe('bot');
      expect(await on.store.turns.begin(conversation, 40)).toBeNull();
      expect(await on.notices(conversation)).toEqual(['queued', 'line-left']);
      expect(await on.requests(conversation)).not.toBe(id);
    });

    it('is for those in the line: whoever talks to a person goes on doing so', async () => {
      const li = await on.agent('li');
      const { id, conversation } = await on.waits();
      await on.desk.accept(id, li);
      await on.desk.leaveLine(conversation);
      expect((await on.handoff(id)).state).toBe('held');
    });
  });

  describe('while nobody is on duty', () => {
    it('says so, takes messages, and says once that they were taken', async () => {
      const { id, conversation } = await on.waits();
      expect((await on.handoff(id)).unattended).toBe(true);
      const [said] = (await on.store.conversations.transcript(conversation, 1, 10)).map(({ content }) => content);
      expect(said).toMatchObject({ notice: 'nobody-on-duty', quickReplies: ['继续问智能客服'] });
      await on.writes(conversation, '请回电');
      await on.writes(conversation, '下午都在');
      await Promise.all([on.desk.leftMessage(conversation), on.desk.leftMessage(conversation)]);
      await on.desk.leftMessage(conversation);
      expect(await on.notices(conversation)).toEqual(['nobody-on-duty', 'message-left']);
    });

    it('goes by the skill: an agent of another line does not help', async () => {
      await on.agent('zhao', { skills: ['complaints'] });
      expect((await on.handoff((await on.waits()).id)).unattended).toBe(true);
      expect((await on.handoff((await on.waits({ skill: 'complaints' })).id)).unattended).toBe(false);
    });

    it('keeps who was told so in the line for as long as it takes, until somebody has looked', async () => {
      const { id, conversation } = await on.waits();
      on.pass({ minutes: 600 });
      await on.desk.sweep();
      const li = await on.agent('li', { capacity: 1, presence: 'offline' });
      await on.desk.setPresence(li, 'online');
      expect(await on.handoff(id)).toMatchObject({ state: 'waiting', unattended: false });
      await on.desk.leftMessage(conversation);
      await on.desk.sweep();
      await on.desk.matchNow();
      expect(await on.handoff(id)).toMatchObject({ state: 'offered', offeredTo: 'li' });
      expect(await on.notices(conversation)).toEqual(['nobody-on-duty']);
    });

    it('is noticed by the sweep when the last one leaves, and when one is back unannounced', async () => {
      const li = await on.agent('li', { capacity: 1 });
      await on.waits();
      await on.desk.matchNow();
      const { id, conversation } = await on.waits();
      await on.desk.setPresence(li, 'away');
      await on.desk.sweep();
      expect((await on.handoff(id)).unattended).toBe(true);
      await on.store.staff.setPresence(li.id, 'online', on.now);
      await on.desk.sweep();
      expect((await on.handoff(id)).unattended).toBe(false);
      await on.desk.setPresence(li, 'away');
      await on.desk.sweep();
      expect(await on.notices(conversation)).toEqual(['queued', 'nobody-on-duty']);
    });
  });

  describe('the sweep', () => {
    it('raises again what has lost its job, and leaves alone what is on its way', async () => {
      const id = await on.requests(await on.customer());
      await on.desk.raise(id);
      on.pass({ seconds: 1 });
      await on.desk.sweep();
      expect(on.initiated).toHaveLength(1);
      on.pass({ seconds: 2 });
      await on.desk.sweep();
      expect(on.initiated).toHaveLength(2);
    });

    it('lets go of a customer who has gone; they find a way to a person when they come back', async () => {
      const li = await on.agent('li', { capacity: 1 });
      const gone = await on.waits();
      const stays = await on.waits();
      on.pass({ minutes: 10, seconds: 1 });
      await on.connected(li);
      await on.store.conversations.seen([stays.conversation], on.now);
      await on.desk.sweep();
      expect(await on.handoff(gone.id)).toMatchObject({ state: 'ended', how: 'abandoned' });
      expect((await on.handoff(stays.id)).state).toBe('waiting');
      expect(await on.control(gone.conversation)).toBe('bot');

      const record = await on.store.conversations.transcript(gone.conversation, 0, 100);
      expect(record.at(-1)?.content).toMatchObject({ notice: 'line-left', quickReplies: ['转人工'] });
      await on.arrives(await on.requests(gone.conversation));
      expect(await on.control(gone.conversation)).toBe('waiting-line');
      expect((await on.sees(gone.conversation)).at(-1)).toContain('您前面还有 1 位');
    });

    it('takes customers back from an agent who is gone, to the place they had; the agent is named to them', async () => {
      const li = await on.agent('li');
      const { id, conversation } = await on.waits();
      const { dueAt } = await on.handoff(id);
      await on.desk.accept(id, li);
      on.pass({ seconds: 61 });
      const wang = await on.agent('wang');
      await on.desk.sweep();
      expect(await on.handoff(id)).toMatchObject({ state: 'waiting', heldBy: null, skill: 'general', dueAt });
      expect(await on.control(conversation)).toBe('waiting-line');
      expect((await on.sees(conversation)).at(-1)).toContain('客服li（工号 li）的连接中断了');
      await expect(on.desk.end(id, li, { note: '', returnToBot: false })).rejects.toMatchObject({
        code: 'not-yours-to-answer',
      });
      await on.desk.matchNow();
      await on.desk.accept(id, wang);
      await on.desk.sweep();
      expect(await on.handoff(id)).toMatchObject({ state: 'held', heldBy: 'wang' });
    });

    it('misses nobody before they had the time to come back after a restart', async () => {
      const li = await on.agent('li');
      const { id } = await on.waits();
      await on.desk.accept(id, li);
      on.pass({ minutes: 30 });
      const restarted = on.openAnotherDesk();
      await restarted.sweep();
      expect((await on.handoff(id)).state).toBe('held');
      on.pass({ seconds: 61 });
      await restarted.sweep();
      expect((await on.handoff(id)).state).toBe('waiting');
    });

    it('changes nothing when nothing is amiss, however often it runs', async () => {
      const [li] = [await on.agent('li'), await on.waits()];
      const held = await on.waits();
      await on.desk.accept(held.id, li);
      const before = await on.desk.line();
      await Promise.all([on.desk.sweep(), on.desk.sweep()]);
      expect(await on.desk.line()).toEqual(before);
    });
  });
}
