import { Badge } from 'antd';
import { memo, type ReactNode } from 'react';
import type { HandoffView } from '#conversation/wire';
import { Elapsed } from './elapsed.tsx';
import { customerOf, reasonOf } from './naming.ts';
import { nothingKnown, unansweredSince, unreadAfter } from './transcript.ts';
import { useDesk, useDeskState } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

/** A chat of mine: what is new in it, and how long the customer has waited for a word. */
export const ChatCard = memo(({ handoff }: { handoff: HandoffView }): ReactNode => {
  const desk = useDesk();
  const words = useWords();
  const id = handoff.conversationId;
  const known = useDeskState((state) => state.known[id] ?? nothingKnown);
  const unread = useDeskState((state) => unreadAfter(state.known[id] ?? nothingKnown, desk.readThrough(handoff)));
  const draft = useDeskState(() => desk.draft(id));
  const typing = useDeskState(({ typing }) => typing[id] ?? false);
  const isOpen = useDeskState(({ open }) => open?.id === handoff.id);
  const since = unansweredSince(known, handoff.requestedAt);
  const last = known.messages.findLast(({ author }) => author !== 'notice');
  return (
    <div className={isOpen ? 'card is-open' : 'card'}>
      <button type="button" className="card-body" aria-current={isOpen} onClick={() => desk.show(handoff)}>
        <span className="row">
          <span className="who one-line grow">{customerOf(words, handoff.customer)}</span>
          {unread > 0 && <Badge count={unread} title={words.mine.unread(unread)} />}
        </span>
        <span className="row">
          <span className="excerpt one-line grow">
            {typing && <em className="is-typing">{words.mine.typing}</em>}
            {!typing && draft !== '' && <em>{words.mine.draft} </em>}
            {!typing && (draft || last?.text || reasonOf(words, handoff.reason).word)}
          </span>
          {since !== null && (
            <span className="quiet unanswered">
              {words.mine.unanswered} <Elapsed since={since} limited={handoff} />
            </span>
          )}
        </span>
      </button>
    </div>
  );
});
