import { Alert, Button, Input, Tag } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { InspectionFindingView, InspectionView, StaffView } from '#conversation/wire';
import type { DeskCalls } from '../calls.ts';
import { useCarryingOut } from '../use-carrying-out.ts';
import { useWords } from '../words/use-words.ts';
import { ruleWords } from './rule-words.ts';

interface FindingItemProps {
  finding: InspectionFindingView;
  inspection: InspectionView;
  calls: DeskCalls;
  me: StaffView;
  changed: (inspection: InspectionView) => void;
}

const colours = { note: 'default', warning: 'warning', grave: 'error' } as const;

/** One finding: what, why, where; its appeal, and what was decided. */
export function FindingItem({ finding, inspection, calls, me, changed }: FindingItemProps): ReactNode {
  const words = useWords();
  const { quality } = words;
  const { rule, severity, points, seq, words: quote, appeal, number } = finding;
  const { what, why } = ruleWords(words, rule);
  const withdrawn = appeal?.decision?.outcome === 'withdrawn';
  const own = inspection.agent === me.id;
  const decides = me.roles.includes('supervisor') && appeal !== null && appeal.decision === null;
  return (
    <li className={withdrawn ? 'withdrawn' : ''}>
      <p className="row">
        <Tag color={colours[severity]}>{quality.severities[severity]}</Tag>
        <strong className="grow">{what}</strong>
        <span className="quiet">{withdrawn ? quality.notCounted : quality.points(points)}</span>
      </p>
      <p className="quiet">{why}</p>
      {seq === null ? (
        <p className="quiet">{quality.wholeConversation}</p>
      ) : (
        <button type="button" className="quote" onClick={() => document.getElementById(`inspected-${seq}`)?.focus()}>
          {quote === '' ? quality.seek : words.reason.evidence(quote)}
        </button>
      )}
      {appeal !== null && <p>{quality.appealed(appeal.reason)}</p>}
      {appeal !== null && appeal.decision === null && <p className="tone-warning">{quality.waiting}</p>}
      {appeal?.decision && (
        <p>
          {quality.decided[appeal.decision.outcome](appeal.decision.byName ?? quality.someone)}
          {appeal.decision.note !== '' && ` · ${quality.decisionNote(appeal.decision.note)}`}
        </p>
      )}
      {own && appeal === null && (
        <AppealForm send={(reason) => calls.appeal(inspection.id, number, reason)} changed={changed} />
      )}
      {decides && own && <p className="quiet">{quality.ownAppeal}</p>}
      {decides && !own && (
        <DecisionForm
          decide={(outcome, note) => calls.decideAppeal(inspection.id, number, { outcome, note })}
          changed={changed}
        />
      )}
    </li>
  );
}

interface AppealFormProps {
  send: (reason: string) => Promise<InspectionView>;
  changed: (inspection: InspectionView) => void;
}

function AppealForm({ send, changed }: AppealFormProps): ReactNode {
  const words = useWords();
  const { quality } = words;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { busy, refusal, carryOut } = useCarryingOut();
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {quality.appeal}
      </Button>
    );
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void carryOut(() => send(reason.trim()), changed);
      }}
    >
      {refusal !== '' && <Alert type="error" showIcon title={refusal} role="alert" />}
      <label htmlFor={id}>{quality.appealReason}</label>
      <Input.TextArea
        id={id}
        autoFocus
        rows={3}
        maxLength={1_000}
        value={reason}
        placeholder={quality.appealPlaceholder}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="row">
        <Button type="primary" size="small" htmlType="submit" loading={busy} disabled={reason.trim() === ''}>
          {quality.sendAppeal}
        </Button>
        <Button size="small" onClick={() => setOpen(false)}>
          {words.cancel}
        </Button>
      </p>
    </form>
  );
}

interface DecisionFormProps {
  decide: (outcome: 'upheld' | 'withdrawn', note: string) => Promise<InspectionView>;
  changed: (inspection: InspectionView) => void;
}

function DecisionForm({ decide, changed }: DecisionFormProps): ReactNode {
  const { quality } = useWords();
  const id = useId();
  const [note, setNote] = useState('');
  const { busy, refusal, carryOut } = useCarryingOut();
  return (
    <div className="fields">
      {refusal !== '' && <Alert type="error" showIcon title={refusal} role="alert" />}
      <label htmlFor={id}>{quality.note}</label>
      <Input id={id} maxLength={1_000} value={note} onChange={(event) => setNote(event.target.value)} />
      <p className="row">
        <Button size="small" loading={busy} onClick={() => carryOut(() => decide('upheld', note.trim()), changed)}>
          {quality.uphold}
        </Button>
        <Button size="small" loading={busy} onClick={() => carryOut(() => decide('withdrawn', note.trim()), changed)}>
          {quality.withdraw}
        </Button>
      </p>
    </div>
  );
}
