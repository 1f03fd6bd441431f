import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Outgoing } from './outgoing.ts';
import { useDesk } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

/** What I wrote and the record does not show yet. */
export function OutgoingBubble({ outgoing, conversation }: { outgoing: Outgoing; conversation: string }): ReactNode {
  const desk = useDesk();
  const { authors, transcript: says } = useWords();
  const failed = outgoing.state === 'failed';
  return (
    <article className={failed ? 'message by-agent on-its-way failed' : 'message by-agent on-its-way'}>
      <p className="sender">
        <span>{authors.me}</span>
        <span>{failed ? says.unsent : says.sending}</span>
      </p>
      <div className="bubble">
        <p className="text">{outgoing.text}</p>
      </div>
      {failed && (
        <p className="why" role="alert">
          <span>{outgoing.why}</span>
          <Button size="small" onClick={() => desk.sendAgain(conversation)}>
            {says.tryAgain}
          </Button>
          <Button size="small" type="text" onClick={() => desk.takeBack(conversation, outgoing)}>
            {says.takeBack}
          </Button>
        </p>
      )}
    </article>
  );
}
