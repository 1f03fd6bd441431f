import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { clockTime } from './durations.ts';
import { nothingKnown } from './transcript.ts';
import { useDeskState } from './use-desk.ts';
import { useNow } from './use-now.ts';
import { useWords } from './words/use-words.ts';

interface ChannelLinesProps {
  conversation: string;
  seek: (seq: number) => void;
}

/** What the agent must know of the channel before writing on: what did not arrive, and how much it still lets through. */
export function ChannelLines({ conversation, seek }: ChannelLinesProps): ReactNode {
  const { reply } = useWords();
  const { messages, sendsLeft } = useDeskState(({ known }) => known[conversation] ?? nothingKnown);
  const now = useNow(30);
  const failed = messages.filter(({ delivery, author }) => delivery === 'failed' && author === 'agent');
  const last = failed.at(-1);
  return (
    <>
      {last !== undefined && (
        <Alert
          className="channel-line"
          type="error"
          showIcon
          title={reply.undelivered(failed.length)}
          action={
            <Button size="small" onClick={() => seek(last.seq)}>
              {reply.see}
            </Button>
          }
        />
      )}
      {sendsLeft !== undefined && (
        <p className={sendsLeft.sends > 1 ? 'channel-line quiet' : 'channel-line soon'} role="status">
          {sendsLeft.sends === 0 || sendsLeft.until === null
            ? reply.noSends
            : reply.sendsLeft(sendsLeft.sends, clockTime(sendsLeft.until, now))}
        </p>
      )}
    </>
  );
}
