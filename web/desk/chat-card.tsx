import { Badge } from 'antd';
import type { ReactNode } from 'react';
import type { HandoffView } from '#conversation/wire';
import { Elapsed } from './elapsed.tsx';
import { nothingKnown, unansweredSince, unreadAfter } from './transcript.ts';
import { useDesk, useDeskState } from './use-desk.ts';
import { customerOf, reasonOf } from './words.ts';

/** A chat of mine: what is new in it, and how long the customer has waited for a word. */
export function ChatCard({ handoff }: { handoff: HandoffView }): ReactNode {
  const desk = useDesk();
  const id = handoff.conversationId;
  const known = useDeskState((state) => state.known[id] ?? nothingKnown);
  const unread = useDeskState((state) => unreadAfter(state.known[id] ?? nothingKnown, desk.readThrough(handoff)));
  const draft = useDeskState(() => desk.draft(id));
  const isOpen = useDeskState(({ open }) => open?.id === handoff.id);
  const since = unansweredSince(known, handoff.requestedAt);
  const last = known.messages.findLast(({ author }) => author !== 'notice');
  return (
    <li className={isOpen ? 'card is-open' : 'card'}>
      <button type="button" className="card-body" aria-current={isOpen} onClick={() => desk.show(handoff)}>
        <span className="row">
          <span className="who">{customerOf(handoff.customer)}</span>
          {unread > 0 && <Badge count={unread} title={`${unread} 条新消息`} />}
        </span>
        <span className="row">
          <span className="excerpt one-line grow">
            {draft !== '' && <em>[草稿] </em>}
            {draft || last?.text || reasonOf(handoff.reason).word}
          </span>
          {since !== null && (
            <span className="quiet unanswered">
              待回复 <Elapsed since={since} skill={handoff.skill} />
            </span>
          )}
        </span>
      </button>
    </li>
  );
}
