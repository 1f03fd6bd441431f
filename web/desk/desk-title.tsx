import { useEffect } from 'react';
import { heldBy, isOfferedTo } from './feed.ts';
import { nothingKnown, unreadAfter } from './transcript.ts';
import { useDesk, useDeskState } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

/** Says in the browser's tab how much waits for this agent: new messages, and customers offered. */
export function DeskTitle(): null {
  const desk = useDesk();
  const { title } = useWords();
  const count = useDeskState(({ feed, me, known }) => {
    const offered = [...feed.handoffs.values()].filter((handoff) => isOfferedTo(handoff, me.id)).length;
    return heldBy(feed, me.id).reduce(
      (sum, handoff) => sum + unreadAfter(known[handoff.conversationId] ?? nothingKnown, desk.readThrough(handoff)),
      offered,
    );
  });
  useEffect(() => {
    document.title = count > 0 ? `(${count}) ${title}` : title;
  }, [count, title]);
  return null;
}
