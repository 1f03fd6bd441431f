import { type ReactNode, useMemo } from 'react';
import { Elapsed } from './elapsed.tsx';
import { heldByOthers } from './feed.ts';
import { useDesk, useDeskState } from './use-desk.ts';
import { customerOf, reasonOf } from './words.ts';

/** What other agents hold: a supervisor listens in, and does not speak. */
export function OthersChats(): ReactNode {
  const desk = useDesk();
  const feed = useDeskState(({ feed }) => feed);
  const me = useDeskState(({ me }) => me);
  const openId = useDeskState(({ open }) => open?.id);
  const chats = useMemo(() => heldByOthers(feed, me.id), [feed, me.id]);
  if (feed.revision === null) return null;
  return (
    <section aria-label="其他坐席的会话">
      <h2>其他坐席的会话 {chats.length}</h2>
      {chats.length === 0 && <p className="empty">其他坐席没有接待中的会话。</p>}
      <ul>
        {chats.map((handoff) => (
          <li key={handoff.id} className={openId === handoff.id ? 'card is-open' : 'card'}>
            <button
              type="button"
              className="card-body"
              aria-current={openId === handoff.id}
              onClick={() => desk.show(handoff)}
            >
              <span className="row">
                <span className="who">{customerOf(handoff.customer)}</span>
                <span className="grow" />
                <span className="quiet">
                  已接待 <Elapsed since={handoff.heldAt ?? handoff.requestedAt} skill={null} />
                </span>
              </span>
              <span className="excerpt one-line">
                {handoff.heldByName ?? '坐席'} 接待中 · {reasonOf(handoff.reason).word}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
