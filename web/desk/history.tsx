import { Alert, Button, Skeleton, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import type { EarlierConversations, HandoffView } from '#conversation/wire';
import type { DeskCalls } from './calls.ts';
import { clockTime } from './durations.ts';
import { EarlierTranscript } from './earlier-transcript.tsx';
import { channelOf, endingOf, reasonOf } from './naming.ts';
import { ToneTag } from './tone-tag.tsx';
import { useAsked } from './use-asked.ts';
import { useWords } from './words/use-words.ts';

type Earlier = EarlierConversations['conversations'][number];

/** What the same customer came with before. */
export function History({ calls, handoff }: { calls: DeskCalls; handoff: HandoffView }): ReactNode {
  const { history: says } = useWords();
  const named = handoff.customer.bankId !== null;
  // Who serves the customer may read more than who sees them wait.
  const [earlier, again] = useAsked(named ? `earlier ${handoff.id} ${handoff.state} ${handoff.heldBy}` : null, () =>
    calls.earlier(handoff.conversationId),
  );
  const [reading, setReading] = useState<Earlier | null>(null);

  if (!named) return <p className="empty">{says.visitor}</p>;
  if (earlier.at === 'asking') return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  if (earlier.at === 'failed') {
    const tryAgain = (
      <Button size="small" onClick={again}>
        {says.tryAgain}
      </Button>
    );
    return <Alert type="error" showIcon title={earlier.why} action={tryAgain} />;
  }
  const { conversations } = earlier.answer;
  if (conversations.length === 0) return <p className="empty">{says.empty}</p>;
  return (
    <>
      <ul className="hits" aria-label={says.title}>
        {conversations.map((each) => (
          <EarlierConversation key={each.id} earlier={each} read={() => setReading(each)} />
        ))}
      </ul>
      {reading !== null && <EarlierTranscript calls={calls} earlier={reading} close={() => setReading(null)} />}
    </>
  );
}

function EarlierConversation({ earlier, read }: { earlier: Earlier; read: () => void }): ReactNode {
  const words = useWords();
  const { history: says } = words;
  const { openedAt, channel, messages, readable, handoff } = earlier;
  return (
    <li className="hit">
      <h3>
        <time dateTime={openedAt}>{clockTime(openedAt, Date.now())}</time> · {channelOf(words, channel)} ·{' '}
        {says.messages(messages)}
      </h3>
      {handoff === null ? (
        <p className="quiet">{readable ? says.botOnly : says.hidden}</p>
      ) : (
        <>
          <p className="row">
            <ToneTag {...reasonOf(words, handoff.reason)} />
            <span className="quiet">
              {handoff.open ? says.open : endingOf(words, handoff.how)}
              {handoff.heldByName !== null && ` · ${says.by(handoff.heldByName)}`}
            </span>
          </p>
          {handoff.summary !== '' && <p className="text clamped">{handoff.summary}</p>}
          {handoff.note !== null && handoff.note !== '' && <p className="text clamped">{says.note(handoff.note)}</p>}
        </>
      )}
      {readable && (
        <Tooltip title={says.readWhy}>
          <Button size="small" type="text" onClick={read}>
            {says.read}
          </Button>
        </Tooltip>
      )}
    </li>
  );
}
