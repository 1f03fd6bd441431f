import { Skeleton } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { waitingLine } from './feed.ts';
import { useDeskState } from './use-desk.ts';
import { WaitingCard } from './waiting-card.tsx';

/** Who waits for a person, in the order in which they are due. */
export function WaitingLine(): ReactNode {
  const feed = useDeskState(({ feed }) => feed);
  const me = useDeskState(({ me }) => me);
  const waiting = useMemo(() => waitingLine(feed, me.id), [feed, me.id]);
  return (
    <section aria-label="等待中的客户">
      <h2>等待 {feed.revision !== null && waiting.length}</h2>
      {feed.revision === null && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {feed.revision !== null && waiting.length === 0 && (
        <p className="empty">
          {feed.presence === 'online' || !me.roles.includes('agent')
            ? '没有客户在等待。'
            : '没有客户在等待。状态设为“在线”后，系统会为您分配客户。'}
        </p>
      )}
      <ul>
        {waiting.map((handoff) => (
          <WaitingCard key={handoff.id} handoff={handoff} />
        ))}
      </ul>
    </section>
  );
}
