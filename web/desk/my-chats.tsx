import { type ReactNode, useMemo } from 'react';
import { ChatCard } from './chat-card.tsx';
import { heldBy } from './feed.ts';
import { useDeskState } from './use-desk.ts';
import { VirtualList } from './virtual-list.tsx';
import { useWords } from './words/use-words.ts';

/** The chats that I hold. */
export function MyChats(): ReactNode {
  const { mine } = useWords();
  const feed = useDeskState(({ feed }) => feed);
  const me = useDeskState(({ me }) => me);
  const chats = useMemo(() => heldBy(feed, me.id), [feed, me.id]);
  if (feed.revision === null || !me.roles.includes('agent')) return null;
  return (
    <section className="mine" aria-label={mine.title}>
      <h2>
        {mine.title} {chats.length}
      </h2>
      {chats.length === 0 ? (
        <p className="empty">{mine.empty}</p>
      ) : (
        <VirtualList
          items={chats}
          keyOf={({ id }) => id}
          estimate={62}
          label={mine.title}
          draw={(handoff) => <ChatCard handoff={handoff} />}
        />
      )}
    </section>
  );
}
