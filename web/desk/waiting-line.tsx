import { Skeleton } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { waitingLine } from './feed.ts';
import { useDeskState } from './use-desk.ts';
import { VirtualList } from './virtual-list.tsx';
import { WaitingCard } from './waiting-card.tsx';
import { useWords } from './words/use-words.ts';

/** Who waits for a person, in the order in which they are due. */
export function WaitingLine(): ReactNode {
  const { line } = useWords();
  const feed = useDeskState(({ feed }) => feed);
  const me = useDeskState(({ me }) => me);
  const waiting = useMemo(() => waitingLine(feed, me.id), [feed, me.id]);
  const away = feed.presence !== 'online' && me.roles.includes('agent');
  return (
    <section className="waiting" aria-label={line.label}>
      <h2>
        {line.title} {feed.revision !== null && waiting.length}
      </h2>
      {feed.revision === null && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {feed.revision !== null && waiting.length === 0 && (
        <p className="empty">{away ? line.emptyOffline : line.empty}</p>
      )}
      {waiting.length > 0 && (
        <VirtualList
          items={waiting}
          keyOf={({ id }) => id}
          estimate={72}
          label={line.label}
          draw={(handoff) => <WaitingCard handoff={handoff} />}
        />
      )}
    </section>
  );
}
