/** What must hold of taking, ending and passing on customers, on every record and queue. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffId } from '#conversation';
import type { Jobs } from '#jobs';
import type { Store } from '#store';
import { present, Rehearsal } from './rehearsal.ts';

export function holdingHolds(house: () => { store: Store; jobs: Jobs }): void {
  let on: Rehearsal;
  beforeEach(async () => {
    on = await Rehearsal.on(house());
  });

  const refusal = (code: string, particulars?: unknown) =>
    expect.objectContaining(particulars === undefined ? { code } : { code, particulars });

  describe('taking a customer', () => {
    it('gives the agent control and tells the customer who is there, once however often it is tried', async () => {
      const li = await on.agent('li');
      const { id, conversation } = await on.waits();
      await on.desk.accept(id, li);
      await on.desk.accept(id, li);
      expect(await on.handoff(id)).toMatchObject({ state: 'held', heldBy: 'li', heldAt: on.now, offeredTo: null });
      expect(await on.control(conversation)).toBe('agent');
      expect(await on.notices(conversation)).toEqual(['queued', 'agent-joined']);
      expect(on.audited).toEqual([`li handoff-accepted ${id}`]);
    });

    it('has one winner among twenty who try at once; the others are told who it is', async () => {
      const agents = await Promise.all(Array.from({ length: 20 }, (_, i) => on.agent(`agent-${i}`)));
      const { id, conversation } = await on.waits();
      const tries = await Promise.allSettled(agents.map((agent) => on.desk.accept(id, agent)));
      const winner = present((await on.handoff(id)).heldBy);
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const lost of tries.filter((one) => one.status === 'rejected'))
        expect(lost.reason).toEqual(refusal('held-by-another-agent', { agent: winner }));
      expect(await on.notices(conversation)).toEqual(['queued', 'agent-joined']);
      expect(on.audited).toEqual([`${winner} handoff-accepted ${id}`]);
    });

    it('is for whom it is offered to, or for a supervisor', async () => {
      const li = await on.agent('li');
      const { id } = await on.waits();
      await on.desk.matchNow();
      const wang = await on.agent('wang');
      const chen = await on.agent('chen', { roles: ['supervisor'], skills: [], presence: 'offline' });
      await expect(on.desk.accept(id, wang)).rejects.toEqual(refusal('offered-to-another-agent'));
      await on.desk.accept(id, chen);
      expect(await on.handoff(id)).toMatchObject({ state: 'held', heldBy: 'chen' });
      await expect(on.desk.accept(id, li)).rejects.toEqual(refusal('held-by-another-agent', { agent: 'chen' }));
    });

    it('brings whoever takes a customer while offline on duty, so that the next sweep leaves the customer there', async () => {
      const chen = await on.agent('chen', { roles: ['supervisor'], presence: 'offline' });
      await on.agent('li');
      const { id } = await on.waits();
      await on.desk.accept(id, chen);
      await on.desk.sweep();
      expect(await on.handoff(id)).toMatchObject({ state: 'held', heldBy: 'chen' });
      expect((await on.member(chen.id)).presence).toBe('away');
    });

    it('is refused to whoever has not the skill, as if there were nobody', async () => {
      const zhao = await on.agent('zhao', { skills: ['complaints'] });
      const { id } = await on.waits();
      await expect(on.desk.accept(id, zhao)).rejects.toEqual(refusal('unknown-handoff'));
      await expect(on.desk.accept('nobody' as typeof id, zhao)).rejects.toEqual(refusal('unknown-handoff'));
    });

    it('is refused to whoever does not work at the desk', async () => {
      const editor = await on.agent('editor', { roles: ['editor'] });
      const { id } = await on.waits();
      const acts = [
        on.desk.accept(id, editor),
        on.desk.end(id, editor, { note: '', returnToBot: false }),
        on.desk.transfer(id, editor, { skill: 'urgent', note: '' }),
      ];
      for (const act of acts)
        await expect(act).rejects.toEqual(refusal('role-missing', { roles: 'agent, supervisor' }));
    });

    it('is refused once it is over, and before it has come through its queue', async () => {
      const li = await on.agent('li');
      const conversation = await on.customer();
      const id = await on.requests(conversation);
      await expect(on.desk.accept(id, li)).rejects.toEqual(refusal('unknown-handoff'));
      await on.arrives(id);
      await on.desk.leaveLine(conversation);
      await expect(on.desk.accept(id, li)).rejects.toEqual(refusal('handoff-over'));
    });
  });

  describe('the bot, while a person takes over', () => {
    it('commits nothing it was still composing when the customer asked for a person', async () => {
      const li = await on.agent('li');
      const conversation = await on.customer();
      await on.writes(conversation, '年费多少');
      const answer = await on.composes(conversation, ['年费 100 元。']);
      const id = await on.requests(conversation);
      await on.arrives(id);
      expect(await on.store.turns.commit(answer)).toBe('overtaken');
      await on.desk.accept(id, li);
      expect(await on.store.turns.commit(answer)).toBe('overtaken');
      expect(await on.sees(conversation)).not.toContain('年费 100 元。');
    });

    it('has what was committed but not delivered superseded: never shown, and visible to the agent', async () => {
      const li = await on.agent('li');
      const conversation = await on.customer();
      await on.writes(conversation, '转人工');
      const turn = await on.composes(conversation, ['正在为您转接。'], {});
      await on.store.turns.commit(turn);
      const id = present(turn.handOver).id;
      await on.arrives(id);
      await on.desk.accept(id, li);
      expect(await on.sees(conversation)).not.toContain('正在为您转接。');
      const record = await on.store.conversations.transcript(conversation, 0, 100);
      expect(record.find(({ text }) => text === '正在为您转接。')).toMatchObject({
        delivery: 'superseded',
        shown: null,
      });
    });

    it('has shown what was delivered before, in its place', async () => {
      const li = await on.agent('li');
      const conversation = await on.customer();
      await on.writes(conversation, '转人工');
      const turn = await on.composes(conversation, ['正在为您转接。'], {});
      await on.store.turns.commit(turn);
      await on.store.deliveries.show(conversation);
      await on.arrives(present(turn.handOver).id);
      await on.desk.accept(present(turn.handOver).id, li);
      const [asked, answered, ...notices] = await on.sees(conversation);
      expect([asked, answered]).toEqual(['转人工', '正在为您转接。']);
      expect(notices).toHaveLength(2);
    });

    it('has nothing to answer of what was said to the person', async () => {
      const li = await on.agent('li');
      const { id, conversation } = await on.waits();
      await on.desk.accept(id, li);
      await on.writes(conversation, '谢谢，再见');
      await on.desk.end(id, li, { note: '已解决', returnToBot: true });
      expect(await on.store.turns.begin(conversation, 40)).toBeNull();
      await on.writes(conversation, '再问一下年费');
      expect(await on.store.turns.begin(conversation, 40)).not.toBeNull();
    });
  });

  describe('ending a chat', () => {
    it.each([
      [false, 'finished'],
      [true, 'returned-to-bot'],
    ])('gives the bot control and keeps the note for colleagues (back to the bot: %s)', async (returnToBot, how) => {
      const li = await on.agent('li');
      const { id, conversation } = await on.waits();
      await on.desk.accept(id, li);
      expect(await on.desk.end(id, li, { note: '客户满意', returnToBot })).toMatchObject({ state: 'ended', how });
      expect(await on.handoff(id)).toMatchObject({ how, note: '客户满意', heldBy: 'li', endedAt: on.now });
      expect(await on.control(conversation)).toBe('bot');
      expect(await on.sees(conversation)).not.toContain('客户满意');
      expect(await on.notices(conversation)).toEqual(['queued', 'agent-joined', 'agent-left']);
      expect(on.audited.at(-1)).toBe(`li handoff-ended ${id}`);
      await expect(on.desk.end(id, li, { note: '', returnToBot })).rejects.toEqual(refusal('handoff-over'));
    });

    it("is not anybody else's to do, nor a supervisor's, nor before taking it", async () => {
      const [li, wang] = [await on.agent('li'), await on.agent('wang')];
      const chen = await on.agent('chen', { roles: ['supervisor'] });
      const { id } = await on.waits();
      const ending = { note: '', returnToBot: false };
      await expect(on.desk.end(id, li, ending)).rejects.toEqual(refusal('not-yours-to-answer'));
      await on.desk.accept(id, li);
      for (const other of [wang, chen])
        await expect(on.desk.end(id, other, ending)).rejects.toEqual(refusal('held-by-another-agent', { agent: 'li' }));
      expect((await on.handoff(id)).state).toBe('held');
    });
  });

  describe('passing a customer on', () => {
    it('asks for them anew in the other line, at the place they had earned, with everything said', async () => {
      const li = await on.agent('li');
      await on.agent('zhao', { skills: ['complaints'] });
      const { id, conversation } = await on.waits({ summary: '重复扣款。' });
      const { dueAt } = await on.handoff(id);
      on.pass({ minutes: 5 });
      await on.connected(li);
      await on.desk.accept(id, li);
      await on.desk.transfer(id, li, { skill: 'complaints', note: '客户要求书面答复' });

      const next = present(await on.store.handoffs.ofConversation(conversation));
      expect(next).toMatchObject({
        skill: 'complaints',
        state: 'requested',
        dueAt,
        reason: { because: 'transferred' },
      });
      expect(next.summary).toContain('客户要求书面答复');
      expect(next.summary).toContain('重复扣款。');
      expect(await on.handoff(id)).toMatchObject({ state: 'ended', how: 'transferred', note: '客户要求书面答复' });
      expect(await on.control(conversation)).toBe('waiting-line');
      expect(on.audited.at(-1)).toBe(`li handoff-transferred ${id}`);
      expect(on.initiated.at(-1)?.handoff.id).toBe(next.id);
      expect(on.initiated.at(-1)?.texts).toHaveLength(next.throughSeq);

      const later = await on.waits({ skill: 'complaints' });
      await on.arrives(next.id);
      expect((await on.desk.line()).map((handoff) => handoff.id)).toEqual([next.id, later.id]);
    });

    it('within the same skill does not bring them back to the same agent while another has room', async () => {
      const li = await on.agent('li');
      const { id, conversation } = await on.waits();
      await on.desk.accept(id, li);
      await on.desk.transfer(id, li, { skill: 'general', note: '' });
      await on.arrives(present(await on.store.handoffs.ofConversation(conversation)).id);
      await on.agent('wang', { capacity: 1 });
      await on.desk.matchNow();
      expect(await on.store.handoffs.ofConversation(conversation)).toMatchObject({
        state: 'offered',
        offeredTo: 'wang',
      });
    });
  });

  describe('an agent who comes and goes', () => {
    it('does not go offline while holding somebody', async () => {
      const li = await on.agent('li');
      const { id } = await on.waits();
      await on.desk.accept(id, li);
      await expect(on.desk.setPresence(li, 'offline')).rejects.toEqual(refusal('still-holding', { count: 1 } as const));
      expect((await on.member(li.id)).presence).toBe('online');
      await on.desk.end(id, li, { note: '', returnToBot: false });
      await on.desk.setPresence(li, 'offline');
      expect((await on.member(li.id)).presence).toBe('offline');
    });

    it('gives back at once what was only offered', async () => {
      const li = await on.agent('li');
      await on.agent('wang', { capacity: 1 });
      const [one, other] = [await on.waits(), await on.waits()];
      await on.desk.matchNow();
      await on.desk.setPresence(li, 'offline');
      await on.desk.matchNow();
      const offers = await Promise.all([one, other].map(({ id }) => on.handoff(id)));
      expect(offers.map(({ state }) => state).sort()).toEqual(['offered', 'waiting']);
      expect(offers.map(({ offeredTo, state }) => state === 'offered' && offeredTo)).toContain('wang' as StaffId);
    });
  });
}
