import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationId, Skill } from '#conversation';
import type { Handoff, HandoffState } from '#store';
import { placesIn, waitOf } from './places.ts';

describe('how long the wait is likely to be', () => {
  it.each([
    // Two chats of ten minutes: one ends every five.
    ['the next, two chats under way', 1, 2, 600, { from: 0, to: 10 }],
    ['the fourth, two chats under way', 4, 2, 600, { from: 10, to: 30 }],
    // Five chats of five minutes: one ends each minute.
    ['the ninth, five short chats under way', 9, 5, 300, { from: 6, to: 12 }],
    ['the next, many short chats under way', 1, 40, 60, { from: 0, to: 1 }],
  ])('%s', (_case, position, held, seconds, minutes) => {
    expect(waitOf(position, held, seconds)).toEqual(minutes);
  });

  it('is not said where nobody knows: no chat has ended yet, or none is under way', () => {
    expect(waitOf(1, 3, null)).toBeNull();
    expect(waitOf(1, 0, 600)).toBeNull();
  });

  it('is never shorter further back in the line', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 7_200 }), (at, held, s) => {
        const [nearer, further] = [waitOf(at + 1, held, s), waitOf(at + 2, held, s)];
        if (!nearer || !further) throw new Error('There is a wait to tell.');
        expect(further.to).toBeGreaterThanOrEqual(nearer.to);
        expect(further.from).toBeGreaterThanOrEqual(nearer.from);
        expect(nearer.to).toBeGreaterThan(nearer.from);
      }),
    );
  });
});

describe('the places in the line', () => {
  const handoff = (conversation: string, state: HandoffState, skill: Skill = 'general', unattended = false) =>
    ({ conversation: conversation as ConversationId, state, skill, unattended }) as Handoff;

  it('are counted for each skill by itself, whoever is being offered included', () => {
    const places = placesIn(
      [
        handoff('a', 'offered'),
        handoff('b', 'waiting', 'complaints'),
        handoff('c', 'waiting'),
        handoff('d', 'held'),
        handoff('e', 'waiting'),
      ],
      [],
    );
    expect([...places].map(([id, { position }]) => [id, position])).toEqual([
      ['a', 1],
      ['c', 2],
      ['e', 3],
      ['b', 1],
    ]);
  });

  it('are not told to whoever was told that nobody is on duty', () => {
    expect(placesIn([handoff('a', 'waiting', 'general', true)], []).size).toBe(0);
  });

  it('come with a range once three chats of the skill have ended', () => {
    const line = [handoff('a', 'held'), handoff('b', 'waiting')];
    const rangeAfter = (samples: number) =>
      placesIn(line, [{ skill: 'general', samples, seconds: 240 }]).get('b' as ConversationId)?.minutes;
    expect(rangeAfter(2)).toBeNull();
    expect(rangeAfter(3)).toEqual({ from: 0, to: 8 });
  });
});
