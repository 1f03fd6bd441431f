import type { ReactNode } from 'react';
import type { HandoffView } from '#conversation/wire';
import { timeOf } from './durations.ts';
import { ToneTag } from './tone-tag.tsx';
import { useNow } from './use-now.ts';
import { findingOf, reasonOf, skillWords } from './words.ts';

interface HandoffReasonProps {
  handoff: HandoffView;
  /** Goes to a message of the transcript. */
  seek: (seq: number) => void;
}

/** The first thing an agent reads: why the customer is here, what it is about, and the very words that say so. */
export function HandoffReason({ handoff, seek }: HandoffReasonProps): ReactNode {
  const { word, tone } = reasonOf(handoff.reason);
  return (
    <section className="reason" aria-label="转接原因">
      <p className="row">
        <strong>为什么转来</strong>
        <ToneTag word={word} tone={tone} />
        <span className="quiet">
          {skillWords[handoff.skill]}队列 · <When at={handoff.requestedAt} /> 请求人工
        </span>
      </p>
      {handoff.note !== null && handoff.note !== '' && (
        <p className="note">
          {handoff.state === 'ended' ? '备注' : '交接说明'}：{handoff.note}
        </p>
      )}
      {handoff.summary !== '' && <p className="summary">{handoff.summary}</p>}
      {handoff.findings.length > 0 && (
        <ul className="findings">
          {handoff.findings.map((finding) => {
            const found = findingOf(finding);
            return (
              <li key={`${found.word} ${finding.evidence.map(({ seq, from }) => `${seq}:${from}`).join()}`}>
                <ToneTag word={found.word} tone={found.tone} />
                {finding.evidence.map(({ seq, from, words }) => (
                  <button key={`${seq}:${from}`} type="button" className="quote" onClick={() => seek(seq)}>
                    “{words}”
                  </button>
                ))}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function When({ at }: { at: string }): ReactNode {
  return <time dateTime={at}>{timeOf(at, useNow())}</time>;
}
