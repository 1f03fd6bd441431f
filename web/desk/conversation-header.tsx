import { App, Button, Tag, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HandoffView } from '#conversation/wire';
import { sentenceOf } from './calls.ts';
import { EndDialog } from './end-dialog.tsx';
import { isOfferedTo } from './feed.ts';
import { TransferDialog } from './transfer-dialog.tsx';
import { useDesk, useDeskState } from './use-desk.ts';
import { assuranceOf, channelOf, customerOf, leftOf } from './words.ts';

interface ConversationHeaderProps {
  handoff: HandoffView;
  mine: boolean;
  close: () => void;
}

/** Who the customer is, and what can be done with the conversation. */
export function ConversationHeader({ handoff, mine, close }: ConversationHeaderProps): ReactNode {
  const desk = useDesk();
  const { message } = App.useApp();
  const me = useDeskState(({ me }) => me);
  const sendsLeft = useDeskState(({ known }) => known[handoff.conversationId]?.sendsLeft ?? null);
  const [dialog, setDialog] = useState<'none' | 'end' | 'transfer'>('none');
  const acceptable = handoff.state === 'waiting' || isOfferedTo(handoff, me.id);

  async function accept() {
    await desk.accept(handoff.id).catch((failure) => message.error(sentenceOf(failure)));
  }

  return (
    <header className="conversation-head">
      <Button className="back" type="text" onClick={close} aria-label="返回列表">
        ←
      </Button>
      <h1>{customerOf(handoff.customer)}</h1>
      <span className="quiet">{channelOf(handoff.channel)}</span>
      {sendsLeft && <Tag color={sendsLeft.sends > 1 ? 'default' : 'warning'}>{leftOf(sendsLeft)}</Tag>}
      <Tag color={handoff.customer.assurance === 'stepped-up' ? 'success' : 'default'}>
        {assuranceOf(handoff.customer)}
      </Tag>
      <span className="grow" />
      {acceptable && me.roles.includes('agent') && (
        <Button type="primary" onClick={accept}>
          接入
        </Button>
      )}
      {mine && (
        <>
          <Tooltip title="Alt+T">
            <Button id="transfer-chat" onClick={() => setDialog('transfer')}>
              转接
            </Button>
          </Tooltip>
          <Tooltip title="Alt+E">
            <Button id="end-chat" onClick={() => setDialog('end')}>
              结束
            </Button>
          </Tooltip>
        </>
      )}
      {dialog === 'end' && <EndDialog handoff={handoff} close={() => setDialog('none')} />}
      {dialog === 'transfer' && <TransferDialog handoff={handoff} close={() => setDialog('none')} />}
    </header>
  );
}
