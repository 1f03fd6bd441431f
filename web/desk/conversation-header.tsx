import { App, Button, Tag, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Course, HandoffView } from '#conversation/wire';
import { sentenceOf } from './calls.ts';
import { EmotionCourse } from './emotion-course.tsx';
import { EndDialog } from './end-dialog.tsx';
import { isOfferedTo } from './feed.ts';
import { ageOf, assuranceOf, channelOf, customerOf } from './naming.ts';
import { TransferDialog } from './transfer-dialog.tsx';
import type { Asked } from './use-asked.ts';
import { useDesk, useDeskState } from './use-desk.ts';
import { useNow } from './use-now.ts';
import { useWords } from './words/use-words.ts';

interface ConversationHeaderProps {
  handoff: HandoffView;
  mine: boolean;
  course: Asked<Course>;
  seek: (seq: number) => void;
  close: () => void;
}

/** Who the customer is, how they feel, and what can be done with the conversation. */
export function ConversationHeader({ handoff, mine, course, seek, close }: ConversationHeaderProps): ReactNode {
  const desk = useDesk();
  const words = useWords();
  const { head } = words;
  const { message } = App.useApp();
  const me = useDeskState(({ me }) => me);
  const [dialog, setDialog] = useState<'none' | 'end' | 'transfer'>('none');
  const age = ageOf(handoff.customer, useNow(3_600));
  const acceptable = handoff.state === 'waiting' || isOfferedTo(handoff, me.id);

  async function accept() {
    await desk.accept(handoff.id).catch((failure) => message.error(sentenceOf(words, failure)));
  }

  return (
    <header className="conversation-head">
      <Button className="back" type="text" onClick={close} aria-label={head.back}>
        ←
      </Button>
      <span className="identity">
        <h1>{customerOf(words, handoff.customer)}</h1>
        <span className="quiet">{channelOf(words, handoff.channel)}</span>
        <Tag color={handoff.customer.assurance === 'stepped-up' ? 'success' : 'default'}>
          {assuranceOf(words, handoff.customer)}
        </Tag>
        {age?.older && (
          <Tooltip title={head.olderWhy(age.years)}>
            <Tag>{head.older}</Tag>
          </Tooltip>
        )}
      </span>
      <EmotionCourse course={course} seek={seek} />
      <span className="acts">
        {acceptable && me.roles.includes('agent') && (
          <Tooltip title="Alt+A">
            <Button type="primary" onClick={accept}>
              {head.accept}
            </Button>
          </Tooltip>
        )}
        {mine && (
          <>
            <Tooltip title="Alt+T">
              <Button id="transfer-chat" onClick={() => setDialog('transfer')}>
                {head.transfer}
              </Button>
            </Tooltip>
            <Tooltip title="Alt+E">
              <Button id="end-chat" onClick={() => setDialog('end')}>
                {head.end}
              </Button>
            </Tooltip>
          </>
        )}
      </span>
      {dialog === 'end' && <EndDialog handoff={handoff} close={() => setDialog('none')} />}
      {dialog === 'transfer' && <TransferDialog handoff={handoff} close={() => setDialog('none')} />}
    </header>
  );
}
