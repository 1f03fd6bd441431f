import { Button, Popover, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { type ToneFinding, type ToneSeverity, toneRule, toneSeverities } from '#tone';
import { usePopover } from './use-popover.ts';
import { languageOf, useWords } from './words/use-words.ts';

interface ToneLineProps {
  findings: readonly ToneFinding[];
  /** Sending was tried, and refused for this. */
  refused: boolean;
  replace: (finding: ToneFinding) => void;
}

const marks: Readonly<Record<ToneSeverity, string>> = { note: '', warning: 'tone-warning', never: 'tone-danger' };

/** What is not said as the house speaks, and how to say it. Its place is kept while there is nothing, so that nothing moves. */
export function ToneLine({ findings, refused, replace }: ToneLineProps): ReactNode {
  const words = useWords();
  const language = languageOf(words);
  const { open, setOpen, opener, content } = usePopover();
  const finding = worst(findings);
  if (finding === null)
    return (
      <section className="tone-line" aria-label={words.tone.label}>
        <span role="status" />
      </section>
    );
  const { rewriting, severity } = finding;
  const { what, why, example } = toneRule(finding.rule);
  const better = rewriting ? words.tone.better(rewriting.text.trim()) : words.tone.example(example[language]);
  return (
    <section className="tone-line" aria-label={words.tone.label}>
      <span className="says row" role={refused ? 'alert' : 'status'}>
        <span className={marks[severity]}>{refused ? words.tone.notSent : words.tone.severities[severity]}</span>
        <Popover
          open={open}
          onOpenChange={setOpen}
          trigger="click"
          placement="topLeft"
          content={
            <section ref={content} className="tone-why" aria-label={words.tone.why}>
              <p>{why[language]}</p>
              <p>{better}</p>
            </section>
          }
        >
          <button ref={opener} type="button" className="quote one-line" aria-expanded={open}>
            {words.tone.found(finding.words, what[language])}
          </button>
        </Popover>
      </span>
      <span className="grow one-line" title={better}>
        {better}
      </span>
      {findings.length > 1 && <span className="quiet">{words.tone.others(findings.length - 1)}</span>}
      {rewriting && (
        <Tooltip title="Alt + S">
          <Button id="replace-sentence" size="small" onClick={() => replace(finding)}>
            {words.tone.replace}
          </Button>
        </Tooltip>
      )}
    </section>
  );
}

/** The first of those that weigh most. */
function worst(findings: readonly ToneFinding[]): ToneFinding | null {
  const weight = ({ severity }: ToneFinding) => toneSeverities.indexOf(severity);
  return findings.reduce<ToneFinding | null>(
    (first, each) => (first && weight(first) >= weight(each) ? first : each),
    null,
  );
}
