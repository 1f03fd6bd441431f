import { describe, expect, it } from 'vitest';
import type { HandoffView, MessageView, StaffView } from '#conversation/wire';
import { afterSnapshot, emptyFeed } from './feed.ts';
import { newsBetween } from './news.ts';
import { handoff, message } from './samples.ts';

const me: StaffView = {
  id: 'li',
  account: 'li',
  name: '小李',
  roles: ['agent'],
  skills: ['general'],
  capacity: 5,
  active: true,
  presence: 'online',
};
const held = handoff('a', { state: 'held', heldBy: 'li', throughSeq: 2 });
const offered = handoff('b', { state: 'offered', offeredTo: 'li', offerUntil: '2026-11-22T10:00:30Z' });

function desk(handoffs: HandoffView[], messages: MessageView[] = []) {
  const feed = afterSnapshot({ revision: 0, handoffs, presence: 'online', agents: null });
  const known = { [held.conversationId]: { messages, lastSeq: messages.length } };
  return { me, feed, known, live: 'open' as const };
}
const told = (...args: Parameters<typeof newsBetween>) =>
  newsBetween(...args).map(({ kind, handoff: { id } }) => `${kind} ${id}`);

describe('what an agent should hear of', () => {
  it('is a customer who is offered to me, once for each offer', () => {
    expect(told(desk([held]), desk([held, offered]))).toEqual(['offered b']);
    expect(told(desk([held, offered]), desk([held, offered]))).toEqual([]);
    const anew = { ...offered, offerUntil: '2026-11-22T10:02:00Z' };
    expect(told(desk([held, offered]), desk([held, anew]))).toEqual(['offered b']);
  });

  it('is no customer who is offered to somebody else', () => {
    expect(told(desk([]), desk([{ ...offered, offeredTo: 'wang' }]))).toEqual([]);
  });

  it('is a customer’s new message in a chat of mine, and nobody else’s message', () => {
    const before = [message(1), message(2), message(3, { author: 'agent' })];
    expect(told(desk([held], before), desk([held], [...before, message(4)]))).toEqual(['message a']);
    expect(told(desk([held], before), desk([held], [...before, message(4, { author: 'notice' })]))).toEqual([]);
    expect(told(desk([held], before.slice(1)), desk([held], before))).toEqual([]);
  });

  it('is nothing that was there when the desk opened', () => {
    const opening = { ...desk([]), feed: emptyFeed, known: {} };
    expect(told(opening, desk([held, offered], [message(1), message(2), message(3)]))).toEqual([]);
    expect(told({ ...desk([held]), known: {} }, desk([held], [message(1), message(2), message(3)]))).toEqual([]);
  });
});
