import { Alert, Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { HandoffView } from '#conversation/wire';
import type { DeskCalls } from './calls.ts';
import { ChannelLines } from './channel-lines.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { HandoffReason } from './handoff-reason.tsx';
import { endingOf } from './naming.ts';
import { ReplyBox } from './reply-box.tsx';
import { TranscriptView } from './transcript-view.tsx';
import { useAsked } from './use-asked.ts';
import { useDeskState } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

interface ConversationProps {
  handoff: HandoffView;
  calls: DeskCalls;
  close: () => void;
}

/** One conversation: why it is here, what was said, and the answer. */
export function Conversation({ handoff, calls, close }: ConversationProps): ReactNode {
  const { regions } = useWords();
  const me = useDeskState(({ me }) => me);
  /** The message that was asked for; `times` makes asking again another asking. */
  const [sought, setSought] = useState({ seq: 0, times: 0 });
  const seek = (seq: number) => setSought(({ times }) => ({ seq, times: times + 1 }));
  const [asked] = useAsked(handoff.state === 'ended' ? null : `course ${handoff.id} ${handoff.lastCustomerAt}`, () =>
    calls.course(handoff.conversationId),
  );
  /** What was drawn last stands until the next is there: nothing flickers while the customer writes. */
  const drawn = useRef(asked);
  if (asked.at === 'there') drawn.current = asked;
  const course = drawn.current;
  const rounds = course.at === 'there' ? course.answer.turns.filter(({ to }) => to === 'bot').length : 0;
  const mine = handoff.state === 'held' && handoff.heldBy === me.id;
  return (
    <article className="conversation" aria-label={regions.conversation}>
      <ConversationHeader handoff={handoff} mine={mine} course={course} seek={seek} close={close} />
      <HandoffReason handoff={handoff} seek={seek} />
      <TranscriptView handoff={handoff} sought={sought} rounds={rounds} />
      {/* Above the reply stands what it should be written in view of. */}
      <ChannelLines conversation={handoff.conversationId} seek={seek} />
      {mine ? <ReplyBox conversation={handoff.conversationId} /> : <WhyNotMine handoff={handoff} close={close} />}
    </article>
  );
}

/** Why there is no reply box, and what can be done. */
function WhyNotMine({ handoff, close }: Pick<ConversationProps, 'handoff' | 'close'>): ReactNode {
  const words = useWords();
  const { notMine } = words;
  if (handoff.state === 'ended') {
    const title = notMine.ended(endingOf(words, handoff.how));
    return <Alert type="info" title={title} action={<Button onClick={close}>{notMine.close}</Button>} />;
  }
  if (handoff.state === 'held')
    return <Alert type="info" title={notMine.listening(handoff.heldByName ?? notMine.another)} />;
  return <Alert type="info" title={notMine.waiting} />;
}
