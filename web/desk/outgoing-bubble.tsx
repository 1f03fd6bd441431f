import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Outgoing } from './outgoing.ts';
import { useDesk } from './use-desk.ts';

/** What I wrote and the record does not show yet. */
export function OutgoingBubble({ outgoing, conversation }: { outgoing: Outgoing; conversation: string }): ReactNode {
  const desk = useDesk();
  const failed = outgoing.state === 'failed';
  return (
    <article className={failed ? 'message by-agent on-its-way failed' : 'message by-agent on-its-way'}>
      <p className="sender">
        <span>我</span>
        <span>{failed ? '未发送' : '发送中'}</span>
      </p>
      <div className="bubble">
        <p className="text">{outgoing.text}</p>
      </div>
      {failed && (
        <p className="why" role="alert">
          <span>{outgoing.why}</span>
          <Button size="small" onClick={() => desk.sendAgain(conversation)}>
            重试
          </Button>
          <Button size="small" type="text" onClick={() => desk.takeBack(conversation, outgoing)}>
            放回输入框
          </Button>
        </p>
      )}
    </article>
  );
}
