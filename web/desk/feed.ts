import type { AgentView, DeskChange, DeskSnapshot, HandoffView } from '#conversation/wire';

/** The open handoffs as the server last showed them. */
export interface Feed {
  /** Null before the first snapshot. */
  revision: number | null;
  handoffs: ReadonlyMap<string, HandoffView>;
  presence: string;
  /** Who takes chats: known to supervisors, empty to others. */
  agents: readonly AgentView[];
}

export const emptyFeed: Feed = { revision: null, handoffs: new Map(), presence: 'offline', agents: [] };

/** A snapshot replaces everything: revisions count within one stream. */
export function afterSnapshot({ revision, handoffs, presence, agents }: DeskSnapshot): Feed {
  const byId = new Map(handoffs.map((handoff) => [handoff.id, handoff]));
  return { revision, handoffs: byId, presence, agents: agents ?? [] };
}

/** Null where a change was missed, so that only a new snapshot helps. A change that is known already changes nothing. */
export function afterChange(feed: Feed, { revision, changed, gone, presence, agents }: DeskChange): Feed | null {
  if (feed.revision === null || revision > feed.revision + 1) return null;
  if (revision <= feed.revision) return feed;
  const handoffs = new Map(feed.handoffs);
  for (const handoff of changed) handoffs.set(handoff.id, handoff);
  for (const id of gone) handoffs.delete(id);
  return { revision, handoffs, presence, agents: agents ?? feed.agents };
}

/** What a call answered is newer than the feed; the feed's own change comes and says the same. */
export function withAnswer(feed: Feed, handoff: HandoffView): Feed {
  const handoffs = new Map(feed.handoffs);
  if (handoff.state === 'ended') handoffs.delete(handoff.id);
  else handoffs.set(handoff.id, handoff);
  return { ...feed, handoffs };
}

/** Who waits: first what is offered to me, then by the time it is due. */
export function waitingLine(feed: Feed, me: string): HandoffView[] {
  const waiting = [...feed.handoffs.values()].filter(({ state }) => state !== 'held' && state !== 'ended');
  return waiting.sort(
    (one, other) =>
      Number(isOfferedTo(other, me)) - Number(isOfferedTo(one, me)) ||
      Date.parse(one.dueAt) - Date.parse(other.dueAt) ||
      (one.id < other.id ? -1 : 1),
  );
}

/** In the order in which they were taken, which does not change under the cursor. */
export function heldBy(feed: Feed, me: string): HandoffView[] {
  return held(feed).filter((handoff) => handoff.heldBy === me);
}

export function heldByOthers(feed: Feed, me: string): HandoffView[] {
  return held(feed).filter((handoff) => handoff.heldBy !== me);
}

export function isOfferedTo(handoff: HandoffView, me: string): boolean {
  return handoff.state === 'offered' && handoff.offeredTo === me;
}

function held(feed: Feed): HandoffView[] {
  return [...feed.handoffs.values()]
    .filter(({ state }) => state === 'held')
    .sort(
      (one, other) => Date.parse(one.heldAt ?? '') - Date.parse(other.heldAt ?? '') || (one.id < other.id ? -1 : 1),
    );
}
