import { Segmented, Skeleton } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { HandoffView } from '#conversation/wire';
import { clockFace } from './durations.ts';
import { heldByOthers, waitingLine } from './feed.ts';
import { heat, pressedOf } from './hurry.ts';
import { useDeskState } from './use-desk.ts';
import { useNow } from './use-now.ts';
import { VirtualList } from './virtual-list.tsx';
import { WallAgents } from './wall-agents.tsx';
import { WallChat } from './wall-chat.tsx';
import { useWords } from './words/use-words.ts';

/** The supervisor's view: who waits by skill, who is there, and every chat with the most pressing first. */
export function Wall(): ReactNode {
  const { wall } = useWords();
  const opening = useDeskState(({ feed }) => feed.revision === null);
  return (
    <div className="wall">
      <h1>{wall.title}</h1>
      {opening ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <>
          <div className="wall-tables">
            <Lines />
            <WallAgents />
          </div>
          <Chats />
        </>
      )}
    </div>
  );
}

function Lines(): ReactNode {
  const words = useWords();
  const { wall } = words;
  const feed = useDeskState(({ feed }) => feed);
  const me = useDeskState(({ me }) => me);
  const now = useNow();
  const waiting = useMemo(() => waitingLine(feed, me.id), [feed, me.id]);
  return (
    <section aria-label={wall.lines}>
      <h2>{wall.lines}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{wall.skill}</th>
            <th scope="col">{wall.waiting}</th>
            <th scope="col">{wall.longest}</th>
            <th scope="col">{wall.overdue}</th>
          </tr>
        </thead>
        <tbody>
          {(Object.keys(words.skills) as HandoffView['skill'][]).map((skill) => {
            const line = waiting.filter((each) => each.skill === skill);
            const longest = Math.max(0, ...line.map(({ requestedAt }) => now - Date.parse(requestedAt)));
            const over = line.filter((each) => pressedOf(each, now).hurry === 'over').length;
            return (
              <tr key={skill}>
                <th scope="row">{words.skills[skill]}</th>
                <td>{line.length}</td>
                <td>{line.length === 0 ? '—' : clockFace(longest)}</td>
                <td className={over > 0 ? 'over' : ''}>{over}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

type Order = 'deadline' | 'emotion';

/** Every chat that somebody else holds, in an order that stays while nothing changes. */
function Chats(): ReactNode {
  const { wall } = useWords();
  const feed = useDeskState(({ feed }) => feed);
  const me = useDeskState(({ me }) => me);
  const [order, setOrder] = useState<Order>('deadline');
  const chats = useMemo(() => inOrder(heldByOthers(feed, me.id), order), [feed, me.id, order]);
  return (
    <section className="wall-chats" aria-label={wall.chats}>
      <p className="row">
        <h2 className="grow">
          {wall.chats} {chats.length}
        </h2>
        <Segmented<Order>
          aria-label={wall.sort}
          value={order}
          onChange={setOrder}
          options={[
            { value: 'deadline', label: wall.byDeadline },
            { value: 'emotion', label: wall.byEmotion },
          ]}
        />
      </p>
      {chats.length === 0 ? (
        <p className="empty">{wall.noChats}</p>
      ) : (
        <VirtualList
          items={chats}
          keyOf={({ id }) => id}
          estimate={52}
          label={wall.chats}
          draw={(handoff) => <WallChat handoff={handoff} />}
        />
      )}
    </section>
  );
}

/** By what is left of each one's time, the answered last; or by anger, and then by what is left. */
function inOrder(chats: readonly HandoffView[], order: Order): HandoffView[] {
  // What is left runs down for all alike: the order is the same at any moment.
  const left = (handoff: HandoffView) => pressedOf(handoff, 0).left;
  const byDeadline = (one: HandoffView, other: HandoffView) => {
    const [mine, its] = [left(one), left(other)];
    return mine === its ? (one.id < other.id ? -1 : 1) : mine - its;
  };
  return [...chats].sort((one, other) =>
    order === 'emotion' ? heat(other) - heat(one) || byDeadline(one, other) : byDeadline(one, other),
  );
}
