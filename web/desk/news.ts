import type { HandoffView } from '#conversation/wire';
import type { DeskState } from './desk-store.ts';
import { heldBy, isOfferedTo } from './feed.ts';
import { nothingKnown } from './transcript.ts';

/** Something that an agent should hear of when looking elsewhere. */
export interface News {
  kind: 'offered' | 'message';
  handoff: HandoffView;
}

type Seen = Pick<DeskState, 'me' | 'feed' | 'known' | 'live'>;

/**
 * What came between two moments: customers offered to me, and customers' messages in my chats. Nothing is news that
 * was there when the desk opened, or that a reconnection brought back.
 */
export function newsBetween(before: Seen, after: Seen): News[] {
  if (before.feed.revision === null || before === after) return [];
  const { me } = after;
  const news: News[] = [];
  if (before.feed !== after.feed)
    for (const handoff of after.feed.handoffs.values()) {
      const was = before.feed.handoffs.get(handoff.id);
      const again = was !== undefined && isOfferedTo(was, me.id) && was.offerUntil === handoff.offerUntil;
      if (isOfferedTo(handoff, me.id) && !again) news.push({ kind: 'offered', handoff });
    }
  if (before.known !== after.known)
    for (const handoff of heldBy(after.feed, me.id)) {
      const id = handoff.conversationId;
      const [earlier, now] = [before.known[id] ?? nothingKnown, after.known[id] ?? nothingKnown];
      if (earlier === now || earlier.messages.length === 0) continue;
      const place = Math.max(earlier.messages.at(-1)?.seq ?? 0, handoff.throughSeq);
      if (now.messages.some(({ seq, author }) => author === 'customer' && seq > place))
        news.push({ kind: 'message', handoff });
    }
  return news;
}
