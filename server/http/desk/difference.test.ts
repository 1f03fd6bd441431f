import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HandoffView } from '#conversation/wire';
import { difference, shown, type Written } from './difference.ts';

/** A desk: which handoffs there are, and in which state. */
const desk = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('waiting', 'offered', 'held'))
  .map((states) =>
    Object.entries(states).map(([id, state]): Written => {
      const view = { id, state } as HandoffView;
      return { view, json: JSON.stringify(view) };
    }),
  );

it('a reader who applies every difference has what there is', () => {
  fc.assert(
    fc.property(fc.array(desk, { minLength: 1 }), (desks) => {
      const reader = new Map<string, HandoffView>();
      let before = shown([]);
      for (const now of desks) {
        const { changed, gone } = difference(before, now);
        for (const id of gone) reader.delete(id);
        for (const handoff of changed) reader.set(handoff.id, handoff);
        expect(Object.fromEntries(reader)).toEqual(Object.fromEntries(now.map(({ view }) => [view.id, view])));
        before = shown(now);
      }
    }),
  );
});

it('there is no difference between a desk and itself', () => {
  fc.assert(
    fc.property(desk, (now) => {
      expect(difference(shown(now), now)).toEqual({ changed: [], gone: [] });
    }),
  );
});
