import { type ReactNode, useMemo } from 'react';
import { ChatCard } from './chat-card.tsx';
import { heldBy } from './feed.ts';
import { useDeskState } from './use-desk.ts';

/** The chats that I hold. */
export function MyChats(): ReactNode {
  const feed = useDeskState(({ feed }) => feed);
  const me = useDeskState(({ me }) => me);
  const chats = useMemo(() => heldBy(feed, me.id), [feed, me.id]);
  if (feed.revision === null || !me.roles.includes('agent')) return null;
  return (
    <section aria-label="我的会话">
      <h2>我的会话 {chats.length}</h2>
      {chats.length === 0 && <p className="empty">您还没有接待中的会话。</p>}
      <ul>
        {chats.map((handoff) => (
          <ChatCard key={handoff.id} handoff={handoff} />
        ))}
      </ul>
    </section>
  );
}
