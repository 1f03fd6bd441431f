import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HandoffView } from '#conversation/wire';
import { ConversationHeader } from './conversation-header.tsx';
import { HandoffReason } from './handoff-reason.tsx';
import { ReplyBox } from './reply-box.tsx';
import { TranscriptView } from './transcript-view.tsx';
import { useDeskState } from './use-desk.ts';
import { endings } from './words.ts';

/** One conversation: why it is here, what was said, and the answer. */
export function Conversation({ handoff, close }: { handoff: HandoffView; close: () => void }): ReactNode {
  const me = useDeskState(({ me }) => me);
  /** The message whose evidence was asked for; `times` makes asking again another asking. */
  const [sought, setSought] = useState({ seq: 0, times: 0 });
  const mine = handoff.state === 'held' && handoff.heldBy === me.id;
  return (
    <article className="conversation" aria-label="会话">
      <ConversationHeader handoff={handoff} mine={mine} close={close} />
      <HandoffReason handoff={handoff} seek={(seq) => setSought(({ times }) => ({ seq, times: times + 1 }))} />
      <TranscriptView handoff={handoff} sought={sought} />
      {mine ? <ReplyBox conversation={handoff.conversationId} /> : <WhyNotMine handoff={handoff} close={close} />}
    </article>
  );
}

/** Why there is no reply box, and what can be done. */
function WhyNotMine({ handoff, close }: { handoff: HandoffView; close: () => void }): ReactNode {
  const agent = handoff.heldByName ?? '另一位客服';
  if (handoff.state === 'ended') {
    const ending = handoff.how === null ? '会话已结束，或已转给他人' : endings[handoff.how];
    return <Alert type="info" title={`${ending}，不能再回复。`} action={<Button onClick={close}>关闭</Button>} />;
  }
  if (handoff.state === 'held')
    return <Alert type="info" title={`这位客户正由${agent}接待，您在旁听，客户看不到您。`} />;
  return <Alert type="info" title="客户正在等待。接入后才能回复。" />;
}
