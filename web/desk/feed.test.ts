import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeskChange, HandoffView } from '#conversation/wire';
import {
  afterChange,
  afterSnapshot,
  emptyFeed,
  type Feed,
  heldBy,
  heldByOthers,
  waitingLine,
  withAnswer,
} from './feed.ts';
import { handoff } from './samples.ts';

const start = afterSnapshot({ revision: 0, handoffs: [handoff('a'), handoff('b')], presence: 'online', agents: null });

describe('the desk’s feed', () => {
  it('has the server’s view after any changes, with earlier ones heard again in between', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(changes, fc.nat(20)), { maxLength: 20 }), (made) => {
        let feed: Feed = afterSnapshot({ revision: 0, handoffs: [], presence: 'online', agents: null });
        const server = new Map<string, HandoffView>();
        const sent: DeskChange[] = [];
        for (const [{ changed, gone }, earlier] of made) {
          const change: DeskChange = { revision: sent.length + 1, changed, gone, presence: 'online', agents: null };
          sent.push(change);
          for (const one of changed) server.set(one.id, one);
          for (const id of gone) server.delete(id);
          for (const heard of [change, sent[earlier]]) {
            if (heard !== undefined) feed = afterChange(feed, heard) ?? emptyFeed;
          }
        }
        expect(feed.handoffs).toEqual(server);
        expect(feed.revision).toBe(made.length);
      }),
    );
  });

  it('asks for a snapshot when a change was missed', () => {
    expect(afterChange(start, { revision: 2, changed: [], gone: [], presence: 'online', agents: null })).toBeNull();
  });

  it('asks for a snapshot when there was none yet', () => {
    expect(afterChange(emptyFeed, { revision: 1, changed: [], gone: [], presence: 'online', agents: null })).toBeNull();
  });

  it('begins anew with every snapshot', () => {
    const again = afterSnapshot({ revision: 0, handoffs: [handoff('c')], presence: 'away', agents: null });
    expect([...again.handoffs.keys()]).toEqual(['c']);
  });

  it('keeps who is there until it is told otherwise', () => {
    const li = { id: 'li', name: '小李', presence: 'online', connected: true, skills: [], capacity: 5 } as const;
    const told = afterChange(start, {
      revision: 1,
      changed: [],
      gone: [],
      presence: 'online',
      agents: [{ ...li, skills: [] }],
    });
    const silent =
      told && afterChange(told, { revision: 2, changed: [], gone: ['a'], presence: 'online', agents: null });
    expect([start.agents, told?.agents, silent?.agents]).toEqual([[], [li], [li]]);
  });

  it('takes the answer of a call at once, and its change afterwards as the same', () => {
    const mine = handoff('a', { state: 'held', heldBy: 'li' });
    const accepted = withAnswer(start, mine);
    const heard = afterChange(accepted, { revision: 1, changed: [mine], gone: [], presence: 'online', agents: null });
    expect(heldBy(accepted, 'li')).toEqual([mine]);
    expect(heard?.handoffs).toEqual(accepted.handoffs);
  });

  it('drops what a call has ended', () => {
    expect([...withAnswer(start, handoff('a', { state: 'ended' })).handoffs.keys()]).toEqual(['b']);
  });
});

describe('the waiting line', () => {
  const feed = afterSnapshot({
    revision: 0,
    presence: 'online',
    agents: null,
    handoffs: [
      handoff('later', { dueAt: '2026-11-22T10:05:00Z' }),
      handoff('urgent', { dueAt: '2026-11-22T09:30:00Z' }),
      handoff('mine', { state: 'offered', offeredTo: 'li', dueAt: '2026-11-22T11:00:00Z' }),
      handoff('hers', { state: 'offered', offeredTo: 'wang', dueAt: '2026-11-22T09:00:00Z' }),
      handoff('second', { state: 'held', heldBy: 'li', heldAt: '2026-11-22T10:02:00Z' }),
      handoff('first', { state: 'held', heldBy: 'li', heldAt: '2026-11-22T10:01:00Z' }),
      handoff('elsewhere', { state: 'held', heldBy: 'wang', heldAt: '2026-11-22T10:00:00Z' }),
    ],
  });

  it('starts with what is offered to me, and goes on by the time that is due', () => {
    expect(waitingLine(feed, 'li').map(({ id }) => id)).toEqual(['mine', 'hers', 'urgent', 'later']);
  });

  it('is apart from my chats, which stand in the order in which I took them', () => {
    expect(heldBy(feed, 'li').map(({ id }) => id)).toEqual(['first', 'second']);
    expect(heldByOthers(feed, 'li').map(({ id }) => id)).toEqual(['elsewhere']);
  });
});

const ids = fc.constantFrom('a', 'b', 'c', 'd');
const changes = fc.record({
  changed: fc
    .uniqueArray(ids, { maxLength: 3 })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((id) =>
          fc.constantFrom<HandoffView['state']>('waiting', 'offered', 'held').map((state) => handoff(id, { state })),
        ),
      ),
    ),
  gone: fc.uniqueArray(fc.constantFrom('a', 'e'), { maxLength: 1 }),
});
