import { Button, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HandoffView } from '#conversation/wire';
import { clockTime, timeOf } from './durations.ts';
import { findingOf, reasonOf } from './naming.ts';
import { ToneTag } from './tone-tag.tsx';
import { useNow } from './use-now.ts';
import { useWords } from './words/use-words.ts';
import type { Words } from './words/words.ts';

interface HandoffReasonProps {
  handoff: HandoffView;
  /** Goes to a message of the transcript. */
  seek: (seq: number) => void;
}

/** How pressing it is, until when a complaint is to be acknowledged and answered, and which row of the policy says so. */
function rulingOf({ policy }: Words, { ruling, requestedAt }: HandoffView, now: number): string {
  if (ruling === null) return '';
  const until = (hours: number) => clockTime(new Date(Date.parse(requestedAt) + hours * 3_600_000).toISOString(), now);
  const { complaint } = ruling;
  return [
    policy.ahead(policy.priorities[ruling.priority], 0),
    ...(complaint
      ? [
          policy.ruling.acknowledge(until(complaint.acknowledgeWithinHours)),
          policy.ruling.answer(until(complaint.answerWithinHours)),
        ]
      : []),
    policy.ruling.by(ruling.policy, ruling.row),
  ].join(' · ');
}

/** The first thing an agent reads: why the customer is here, what it is about, and the very words that say so. */
export function HandoffReason({ handoff, seek }: HandoffReasonProps): ReactNode {
  const words = useWords();
  const { reason: says } = words;
  const [folded, setFolded] = useState(false);
  const now = useNow(30);
  return (
    <section className="reason" aria-label={says.label}>
      <p className="row">
        <strong>{says.title}</strong>
        <ToneTag {...reasonOf(words, handoff.reason)} />
        <span className="quiet grow">
          {says.from(words.skills[handoff.skill])} ·{' '}
          <time dateTime={handoff.requestedAt}>{timeOf(words, handoff.requestedAt, now)}</time> {says.asked}
        </span>
        <Button size="small" type="text" aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          {folded ? words.transcript.unfold : words.transcript.fold}
        </Button>
      </p>
      {handoff.note !== null && handoff.note !== '' && (
        <p className="note">{handoff.state === 'ended' ? says.note(handoff.note) : says.handoverNote(handoff.note)}</p>
      )}
      {!folded && handoff.ruling !== null && <p className="quiet">{rulingOf(words, handoff, now)}</p>}
      {!folded && handoff.summary !== '' && <p className="summary">{handoff.summary}</p>}
      {!folded && handoff.findings.length > 0 && (
        <ul className="findings">
          {handoff.findings.map((finding) => {
            const found = findingOf(words, finding);
            return (
              <li key={`${found.word} ${finding.evidence.map(({ seq, from }) => `${seq}:${from}`).join()}`}>
                <ToneTag {...found} />
                {finding.evidence.map(({ seq, from, words: quote }) => (
                  <Tooltip key={`${seq}:${from}`} title={says.seek}>
                    <button type="button" className="quote" onClick={() => seek(seq)}>
                      {says.evidence(quote)}
                    </button>
                  </Tooltip>
                ))}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
