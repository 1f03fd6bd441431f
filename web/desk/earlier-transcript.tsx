import { Alert, Button, Drawer, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { EarlierConversations } from '#conversation/wire';
import type { DeskCalls } from './calls.ts';
import { clockTime } from './durations.ts';
import { MessageBubble } from './message-bubble.tsx';
import { channelOf } from './naming.ts';
import { useAsked } from './use-asked.ts';
import { useWords } from './words/use-words.ts';

/** The end of an earlier conversation, as much as the server gives at once. */
const shown = 200;

interface EarlierTranscriptProps {
  calls: DeskCalls;
  /** `messages`: how many it has, where that is known. */
  earlier: Pick<EarlierConversations['conversations'][number], 'id' | 'channel' | 'openedAt'> & {
    messages: number | null;
  };
  close: () => void;
}

/** An earlier conversation of the same customer, to be read and left. */
export function EarlierTranscript({ calls, earlier, close }: EarlierTranscriptProps): ReactNode {
  const words = useWords();
  const [read, again] = useAsked(`transcript ${earlier.id} ${earlier.messages}`, () =>
    calls.messages(earlier.id, { before: 2_147_483_647, limit: shown }),
  );
  return (
    <Drawer
      open
      onClose={close}
      size={560}
      closable={{ 'aria-label': words.close }}
      title={[
        clockTime(earlier.openedAt, Date.now()),
        channelOf(words, earlier.channel),
        ...(earlier.messages === null ? [] : [words.history.messages(earlier.messages)]),
      ].join(' · ')}
    >
      {read.at === 'asking' && <Skeleton active paragraph={{ rows: 8 }} />}
      {read.at === 'failed' && (
        <Alert
          type="error"
          showIcon
          title={read.why}
          action={<Button onClick={again}>{words.history.tryAgain}</Button>}
        />
      )}
      {read.at === 'there' && (
        <div className="earlier">
          {read.answer.messages.map((message) => (
            <MessageBubble
              key={message.seq}
              // Originals are for whoever holds the conversation itself.
              message={{ ...message, masked: false }}
              conversation={earlier.id}
              findings={[]}
              marked={false}
            />
          ))}
        </div>
      )}
    </Drawer>
  );
}
