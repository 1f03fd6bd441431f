import type { HandoffView } from '#conversation/wire';

/** A handoff as the wire has it, written once for every stream. */
export interface Written {
  view: HandoffView;
  json: string;
}

/** What a reader has: each handoff, by id, as it was written. */
export type Shown = ReadonlyMap<string, string>;

export function shown(handoffs: readonly Written[]): Shown {
  return new Map(handoffs.map(({ view, json }) => [view.id, json]));
}

/** What turns a reader's view of the desk into the next: what is new or different, and what is no longer there. */
export function difference(before: Shown, now: readonly Written[]): { changed: HandoffView[]; gone: string[] } {
  const stays = new Set(now.map(({ view }) => view.id));
  return {
    changed: now.flatMap(({ view, json }) => (before.get(view.id) === json ? [] : [view])),
    gone: [...before.keys()].filter((id) => !stays.has(id)),
  };
}
