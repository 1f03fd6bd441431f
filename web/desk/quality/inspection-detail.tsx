import { Alert, Button, Drawer, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import type { InspectionView, MessageView, StaffView } from '#conversation/wire';
import type { DeskCalls } from '../calls.ts';
import { clockTime } from '../durations.ts';
import { stretchesOf } from '../evidence.ts';
import { authorOf } from '../naming.ts';
import { useAsked } from '../use-asked.ts';
import { useWords } from '../words/use-words.ts';
import { FindingItem } from './finding-item.tsx';
import { ruleWords } from './rule-words.ts';
import { scoreTone } from './score-tone.ts';

interface InspectionDetailProps {
  id: string;
  calls: DeskCalls;
  me: StaffView;
  changed: (inspection: InspectionView) => void;
  close: () => void;
}

/** One inspection: what was found, and the conversation with the words marked. */
export function InspectionDetail({ id, calls, me, changed, close }: InspectionDetailProps): ReactNode {
  const words = useWords();
  const { quality } = words;
  const [read, again] = useAsked(`inspection ${id}`, () => calls.inspection(id));
  /** After an appeal or a decision. */
  const [newer, setNewer] = useState<InspectionView | null>(null);
  const inspection = newer ?? (read.at === 'there' ? read.answer.inspection : null);
  const take = (changedOne: InspectionView) => {
    setNewer(changedOne);
    changed(changedOne);
  };
  const name = inspection && (inspection.agent === null ? quality.bot : (inspection.agentName ?? inspection.agent));
  return (
    <Drawer
      open
      onClose={close}
      size={960}
      closable={{ 'aria-label': words.close }}
      title={
        inspection && name ? (
          <span>
            {quality.of(name, inspection.score)}{' '}
            <time className="quiet" dateTime={inspection.endedAt}>
              {clockTime(inspection.endedAt, Date.now())}
            </time>
          </span>
        ) : (
          quality.title
        )
      }
    >
      {read.at === 'asking' && <Skeleton active paragraph={{ rows: 8 }} />}
      {read.at === 'failed' && (
        <Alert type="error" showIcon title={read.why} action={<Button onClick={again}>{quality.tryAgain}</Button>} />
      )}
      {read.at === 'there' && inspection && (
        <div className="inspection">
          <section aria-label={quality.findings}>
            <h2>
              {quality.findings} <span className={scoreTone(inspection.score)}>{inspection.score}</span>
            </h2>
            {inspection.findings.length === 0 && <p className="empty">{quality.nothing}</p>}
            <ol className="found">
              {inspection.findings.map((finding) => (
                <FindingItem
                  key={finding.number}
                  finding={finding}
                  inspection={inspection}
                  calls={calls}
                  me={me}
                  changed={take}
                />
              ))}
            </ol>
          </section>
          <section aria-label={quality.said} className="earlier">
            <h2>{quality.said}</h2>
            {read.answer.messages.length === 0 && <p className="empty">{quality.noMessages}</p>}
            {read.answer.messages.map((message) => (
              <InspectedMessage key={message.seq} message={message} inspection={inspection} />
            ))}
          </section>
        </div>
      )}
    </Drawer>
  );
}

/** A message with the words marked that something was found in. */
function InspectedMessage({ message, inspection }: { message: MessageView; inspection: InspectionView }): ReactNode {
  const words = useWords();
  const { seq, author, text, at } = message;
  if (author === 'notice') return <p className="notice">{text}</p>;
  const found = inspection.findings
    .filter((finding) => finding.seq === seq && finding.to > finding.from)
    .map(({ rule, from, to }) => ({ rule, evidence: [{ seq, from, to }] }));
  return (
    <article id={`inspected-${seq}`} tabIndex={-1} className={`message by-${author}`}>
      <p className="sender">
        <span>{authorOf(words, message, '')}</span>
        <time dateTime={at}>{clockTime(at, Date.now())}</time>
      </p>
      <div className="bubble">
        <p className="text">
          {stretchesOf(text, seq, found).map((stretch) =>
            stretch.findings.length === 0 ? (
              stretch.text
            ) : (
              <mark
                key={stretch.from}
                title={stretch.findings.map(({ rule }) => ruleWords(words, rule).what).join(words.listComma)}
              >
                {stretch.text}
              </mark>
            ),
          )}
        </p>
      </div>
    </article>
  );
}
