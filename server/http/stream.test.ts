import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ConversationHead, DeskChange, DeskSnapshot } from '#conversation/wire';
import { asking } from './asking.ts';
import type { FeedPace } from './desk/feed.ts';
import { openReader, type Reader } from './reading-events.ts';
import { openSmallBank, type Session } from './small-bank.ts';

const bank = await openSmallBank();
const never = 3_600_000;
/** Looks only where a signal says so. */
const bySignal: FeedPace = { look: never, sessions: never, seen: never, keepAlive: never, apart: 1 };
/** Looks only by itself. */
const byItself: FeedPace = { look: 20, sessions: 20, seen: 20, keepAlive: 20, apart: 1 };
const signalled = (await bank.serve({ pace: bySignal })).address;
const watching = (await bank.serve({ pace: byItself })).address;

const agent = await bank.hire('agent', ['agent'], ['general']);
const other = await bank.hire('other', ['agent'], ['complaints']);
const supervisor = await bank.hire('supervisor', ['supervisor']);
const administrator = await bank.hire('administrator', ['administrator']);
const session = await bank.signedIn(agent);
const { handoff: handoffs } = bank.parts;

const readers: Reader[] = [];
async function open(address: string, as: Session = session): Promise<Reader> {
  const reader = await openReader(address, as);
  readers.push(reader);
  return reader;
}
async function snapshotOf(reader: Reader) {
  return DeskSnapshot.parse(await reader.next('snapshot'));
}
/** Reads changes until one speaks of this handoff. */
async function changeOf(reader: Reader, id: string) {
  for (;;) {
    const change = DeskChange.parse(await reader.next('change'));
    if (change.gone.includes(id) || change.changed.some((handoff) => handoff.id === id)) return change;
  }
}
function say(conversation: string, text: string, address = signalled) {
  const body = { clientId: randomUUID(), text };
  return asking(address)(`POST /api/conversations/${conversation}/messages`, { as: session, body });
}

afterEach(() => {
  bank.signals.delivered = true;
  for (const reader of readers.splice(0)) reader.leave();
});
afterAll(() => bank.close());

describe('the live feed of the desk', () => {
  it('begins with what its reader may see, and with the presence they have', async () => {
    const mine = await bank.heldBy(agent);
    const waiting = await bank.waiting();
    const ids = async (as: Session) => {
      const { handoffs: seen, presence } = await snapshotOf(await open(signalled, as));
      return { presence, seen: [mine, waiting].map(({ handoff }) => seen.some(({ id }) => id === handoff)) };
    };
    // Who takes a customer is there, but asks for no more.
    expect(await ids(session)).toEqual({ presence: 'away', seen: [true, true] });
    expect(await ids(await bank.signedIn(other))).toEqual({ presence: 'offline', seen: [false, false] });
    expect((await ids(await bank.signedIn(supervisor))).seen).toEqual([true, true]);
    expect((await ids(await bank.signedIn(administrator))).seen).toEqual([false, false]);
  });

  it('goes on with changes, each one revision further: a customer comes, is taken, and is gone', async () => {
    const colleague = await bank.hire(randomUUID(), ['agent'], ['general']);
    const reader = await open(signalled, await bank.signedIn(colleague));
    const { revision } = await snapshotOf(reader);
    const { handoff } = await bank.waiting();
    const came = await changeOf(reader, handoff);
    expect(came.changed.find(({ id }) => id === handoff)).toMatchObject({
      state: 'waiting',
      summary: '客户要求人工。',
    });
    await handoffs.accept(handoff, agent);
    const taken = await changeOf(reader, handoff);
    expect(taken.gone).toEqual([handoff]);
    expect(came.revision).toBeGreaterThan(revision);
    expect(taken.revision).toBeGreaterThan(came.revision);
  });

  it('leaves no revision out', async () => {
    const reader = await open(signalled);
    let { revision } = await snapshotOf(reader);
    const follow = async (id: string) => {
      for (let found = false; !found; ) {
        const change = DeskChange.parse(await reader.next('change'));
        revision += 1;
        expect(change.revision).toBe(revision);
        found = change.gone.includes(id) || change.changed.some((handoff) => handoff.id === id);
      }
    };
    const { handoff } = await bank.waiting();
    await follow(handoff);
    await handoffs.accept(handoff, agent);
    await follow(handoff);
    await handoffs.end(handoff, agent, { note: '', returnToBot: false });
    await follow(handoff);
  });

  it('tells who holds a customer by the name of the agent', async () => {
    const { handoff } = await bank.heldBy(agent);
    const { handoffs: seen } = await snapshotOf(await open(signalled, await bank.signedIn(supervisor)));
    expect(seen.find(({ id }) => id === handoff)).toMatchObject({ heldBy: agent.id, heldByName: 'agent' });
  });

  it('says where a held conversation stands as soon as something is said in it', async () => {
    const { conversation } = await bank.heldBy(agent);
    const reader = await open(signalled);
    const { json } = await say(conversation, '您好，我来帮您。');
    const { seq } = json as { seq: number };
    for (;;) {
      const head = ConversationHead.parse(await reader.next('conversation'));
      if (head.id === conversation && head.lastSeq >= seq) break;
    }
  });

  it('says that the customer of a held conversation is writing, to whoever holds it and nobody else', async () => {
    const { conversation } = await bank.heldBy(agent);
    const [mine, another] = [await open(signalled), await open(signalled, await bank.signedIn(supervisor))];
    await Promise.all([snapshotOf(mine), snapshotOf(another)]);
    bank.parts.jobs.signals.publish({ about: 'typing', id: conversation, by: 'agent', name: 'agent' });
    bank.parts.jobs.signals.publish({ about: 'typing', id: conversation, by: 'customer', name: null });
    expect(await mine.next('typing')).toEqual({ id: conversation });
    expect(another.waiting.filter(({ event }) => event === 'typing')).toEqual([]);
  });

  it('shows supervisors who is there, and tells them when that changes; agents are not shown it', async () => {
    const colleague = await bank.hire(randomUUID(), ['agent'], ['urgent']);
    const [watched, own] = [
      await open(signalled, await bank.signedIn(supervisor)),
      await open(signalled, await bank.signedIn(colleague)),
    ];
    expect((await snapshotOf(own)).agents).toBeNull();
    const { agents } = await snapshotOf(watched);
    expect(agents?.find(({ id }) => id === colleague.id)).toMatchObject({ presence: 'offline' });
    await handoffs.setPresence(colleague, 'online');
    for (;;) {
      const change = DeskChange.parse(await watched.next('change'));
      const seen = change.agents?.find(({ id }) => id === colleague.id);
      if (seen?.presence !== 'online') continue;
      expect(seen).toMatchObject({ name: colleague.name, connected: true, skills: ['urgent'] });
      break;
    }
  });

  it('says nothing of conversations that somebody else holds', async () => {
    const { conversation } = await bank.heldBy(agent);
    const reader = await open(signalled, await bank.signedIn(supervisor));
    await snapshotOf(reader);
    await say(conversation, '您好');
    const { handoff } = await bank.waiting();
    await changeOf(reader, handoff);
    expect(reader.waiting.filter(({ event }) => event === 'conversation')).toEqual([]);
  });

  it('catches up by itself when every signal is lost', async () => {
    const reader = await open(watching);
    await snapshotOf(reader);
    bank.signals.delivered = false;
    const { handoff, conversation } = await bank.heldBy(agent);
    const isHeld = async () =>
      (await changeOf(reader, handoff)).changed.some(({ id, state }) => id === handoff && state === 'held');
    // A look may come between the two steps.
    while (!(await isHeld()));
    const { json } = await say(conversation, '您好', watching);
    const { seq } = json as { seq: number };
    for (;;) {
      const head = ConversationHead.parse(await reader.next('conversation'));
      if (head.id === conversation && head.lastSeq >= seq) break;
    }
  });

  it('goes on after the record was away for a while', async () => {
    const flaky = { ...handoffs, line: handoffs.line };
    const { address } = await bank.serve({ pace: byItself }, { handoff: flaky });
    const reader = await open(address);
    await snapshotOf(reader);
    flaky.line = async () => {
      throw new Error('the record is away');
    };
    await expect.poll(() => bank.logged.some((line) => line.includes('the record is away'))).toBe(true);
    const { handoff } = await bank.waiting();
    flaky.line = handoffs.line;
    expect((await changeOf(reader, handoff)).changed.map(({ id }) => id)).toContain(handoff);
  });

  it('is no stream for a request that asks for its head only', async () => {
    const cookie = `xianting_session=${session.token}`;
    const { status } = await fetch(`${signalled}/api/stream`, { method: 'HEAD', headers: { cookie } });
    expect(status).toBe(200);
  });

  it('begins anew with a snapshot for a reader that comes back', async () => {
    const first = await open(signalled);
    await snapshotOf(first);
    first.leave();
    const { handoff } = await bank.waiting();
    const again = await snapshotOf(await open(signalled));
    expect(again.handoffs.map(({ id }) => id)).toContain(handoff);
  });

  it('shows the presence that its reader has set elsewhere', async () => {
    const colleague = await bank.hire(randomUUID(), ['agent'], ['urgent']);
    const reader = await open(signalled, await bank.signedIn(colleague));
    expect((await snapshotOf(reader)).presence).toBe('offline');
    await handoffs.setPresence(colleague, 'online');
    expect(DeskChange.parse(await reader.next('change'))).toMatchObject({ presence: 'online', changed: [], gone: [] });
  });

  it('notes that its reader is there', async () => {
    const colleague = await bank.hire(randomUUID(), ['agent'], ['urgent']);
    await bank.store.staff.setPresence(colleague.id, 'online', new Date(0));
    const since = new Date();
    expect(await bank.store.staff.onDuty('urgent', since)).toBe(0);
    await open(signalled, await bank.signedIn(colleague));
    expect(await bank.store.staff.onDuty('urgent', since)).toBe(1);
  });
});

describe('a stream whose session is over', () => {
  it.each([
    ['signed out', async (token: string) => bank.parts.accounts.signOut(token)],
    [
      'was given a new password',
      (_token: string, id: typeof agent.id) =>
        bank.parts.accounts.change(administrator, id, { password: 'a new long password' }),
    ],
    [
      'was closed',
      (_token: string, id: typeof agent.id) => bank.parts.accounts.change(administrator, id, { active: false }),
    ],
  ])('says so and ends when its account %s', async (_what, happen) => {
    const colleague = await bank.hire(randomUUID(), ['agent'], ['general']);
    const as = await bank.signedIn(colleague);
    const reader = await open(signalled, as);
    await snapshotOf(reader);
    await happen(as.token, colleague.id);
    expect(await reader.next('signed-out')).toEqual({});
    expect(await reader.ended()).toBe(true);
  });

  it('is found out without any signal', async () => {
    const as = await bank.signedIn(await bank.hire(randomUUID(), ['agent']));
    const reader = await open(watching, as);
    await snapshotOf(reader);
    bank.signals.delivered = false;
    await bank.parts.accounts.signOut(as.token);
    expect(await reader.next('signed-out')).toEqual({});
    expect(await reader.ended()).toBe(true);
  });

  it('shows from then on what is left, when only a role was taken away', async () => {
    const colleague = await bank.hire(randomUUID(), ['agent', 'editor'], ['general']);
    const { handoff } = await bank.waiting();
    const reader = await open(signalled, await bank.signedIn(colleague));
    await snapshotOf(reader);
    await bank.parts.accounts.change(administrator, colleague.id, { roles: ['editor'] });
    expect((await changeOf(reader, handoff)).gone).toContain(handoff);
  });
});
