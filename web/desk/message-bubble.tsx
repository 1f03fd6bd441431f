import { Tag } from 'antd';
import { memo, type ReactNode } from 'react';
import type { FindingView, MessageView } from '#conversation/wire';
import { MarkedText } from './marked-text.tsx';
import { MessageTime } from './message-time.tsx';
import { authorOf, undeliveredOf } from './naming.ts';
import { Original } from './original.tsx';
import { useDeskState } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

interface MessageBubbleProps {
  message: MessageView;
  conversation: string;
  findings: readonly FindingView[];
  /** Whether some of the findings are about this message. */
  marked: boolean;
}

/** One message of the record. */
export const MessageBubble = memo(({ message, conversation, findings, marked }: MessageBubbleProps): ReactNode => {
  const words = useWords();
  const { transcript: says } = words;
  const myName = useDeskState(({ me }) => me.name);
  const { seq, author, text, at, delivery, answer, masked } = message;
  const undelivered = undeliveredOf(words, message);
  if (author === 'notice')
    return <p className="notice">{undelivered === null ? text : says.notice(text, undelivered)}</p>;
  const superseded = delivery === 'superseded';
  const source = answer?.entries[0]?.source;
  return (
    <article id={`message-${seq}`} tabIndex={-1} className={`message by-${author}${superseded ? ' superseded' : ''}`}>
      <p className="sender">
        <span>{authorOf(words, message, myName)}</span>
        {author === 'bot' && <Tag>{says.machineMade}</Tag>}
        <MessageTime at={at} />
        {delivery === 'pending' && <span>{says.pending}</span>}
        {undelivered !== null && <span className="failed">{undelivered}</span>}
        {superseded && <span>{says.superseded}</span>}
      </p>
      <div className="bubble">
        <p className="text">{marked ? <MarkedText text={text} seq={seq} findings={findings} /> : text}</p>
        {source !== undefined && <p className="source">{says.according(source)}</p>}
      </div>
      {masked && <Original conversation={conversation} seq={seq} />}
    </article>
  );
});
