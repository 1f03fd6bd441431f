import { Alert, App, Button, Skeleton, Tabs } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { PolicyTable, PolicyView } from '#conversation/wire';
import { type DeskCalls, sentenceOf } from '../calls.ts';
import { timeOf } from '../durations.ts';
import { useNow } from '../use-now.ts';
import { useWords } from '../words/use-words.ts';
import { Compare } from './compare.tsx';
import { differences } from './differences.ts';
import { Faults } from './faults.tsx';
import { History } from './history.tsx';
import { Numbers } from './numbers.tsx';
import { Phrases } from './phrases.tsx';
import { Publish } from './publish.tsx';
import { Rows } from './rows.tsx';
import { Simulation } from './simulation.tsx';
import { useFaults } from './use-faults.ts';

/** For supervisors: the policy of listening, read, changed, tried on the past, and published. */
export function PolicyPage({ calls }: { calls: DeskCalls }): ReactNode {
  const words = useWords();
  const [inForce, setInForce] = useState<PolicyView | null>(null);
  const [failed, setFailed] = useState('');

  const load = useCallback(async () => {
    setFailed('');
    try {
      setInForce(await calls.policy());
    } catch (failure) {
      setFailed(sentenceOf(words, failure));
    }
  }, [calls, words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is no reason to read it again.
  useEffect(() => void load(), [calls]);

  if (failed !== '' && inForce === null)
    return (
      <Alert
        type="error"
        showIcon
        title={words.policy.failed}
        description={failed}
        action={<Button onClick={load}>{words.policy.tryAgain}</Button>}
      />
    );
  if (inForce === null) return <Skeleton active paragraph={{ rows: 8 }} />;
  return <Editor calls={calls} inForce={inForce} changed={setInForce} />;
}

/** What is being made, and from which version; `restores`: the old version that it is again, as long as it is. */
interface Draft {
  table: PolicyTable;
  restores: { version: number; table: PolicyTable } | null;
}

interface EditorProps {
  calls: DeskCalls;
  inForce: PolicyView;
  changed: (inForce: PolicyView) => void;
}

function Editor({ calls, inForce, changed }: EditorProps): ReactNode {
  const words = useWords();
  const { policy } = words;
  const { message, modal } = App.useApp();
  const [draft, setDraft] = useState<Draft>({ table: inForce.table, restores: null });
  const [tab, setTab] = useState('rows');
  const [publishing, setPublishing] = useState(false);
  const [editing, setEditing] = useState<string | null>(null);
  const [overtaken, setOvertaken] = useState(false);
  const checked = useFaults(calls, draft.table);
  const different = useMemo(() => differences(words, inForce.table, draft.table), [words, inForce.table, draft.table]);
  const now = useNow(30);

  const edit = useCallback((table: PolicyTable) => setDraft((before) => ({ ...before, table })), []);
  const restores = draft.restores?.table === draft.table ? draft.restores.version : null;

  async function publish(reason: string) {
    try {
      const published = await calls.publishPolicy({
        table: draft.table,
        reason,
        basedOn: inForce.version,
        restores,
      });
      changed(published);
      setDraft({ table: published.table, restores: null });
      setPublishing(false);
      setOvertaken(false);
      message.success(policy.published(published.version));
    } catch (failure) {
      // Somebody else published meanwhile: what they made is what this is compared with from now on.
      const newer = await calls.policy().catch(() => null);
      if (newer !== null && newer.version !== inForce.version) {
        changed(newer);
        setOvertaken(true);
        setPublishing(false);
        setTab('compare');
      } else throw failure;
    }
  }
  function discard() {
    modal.confirm({
      title: policy.discardTitle,
      content: policy.discardWhy,
      okText: policy.discard,
      onOk: () => setDraft({ table: inForce.table, restores: null }),
    });
  }
  const by = inForce.publishedBy === 'xianting' ? policy.program : inForce.publishedBy;

  return (
    <div className="policy">
      <header className="policy-head">
        <div className="grow">
          <h1>{policy.title}</h1>
          <p className="quiet one-line" title={inForce.reason}>
            {policy.inForce(inForce.version, by, timeOf(words, inForce.publishedAt, now))}
            {inForce.version > 1 && ` · ${policy.reasonOf(inForce.reason)}`}
          </p>
        </div>
        <span className={different.length > 0 ? 'policy-changes' : 'quiet'} role="status">
          {policy.changes(different.length)}
          {checked.faults.length > 0 && <strong className="failed"> {policy.faulty(checked.faults.length)}</strong>}
        </span>
        <Button disabled={different.length === 0} onClick={discard}>
          {policy.discard}
        </Button>
        <Button
          type="primary"
          disabled={different.length === 0 || checked.at !== 'checked' || checked.faults.length > 0}
          onClick={() => setPublishing(true)}
        >
          {policy.publish}
        </Button>
      </header>
      {overtaken && <Alert type="warning" showIcon title={policy.overtaken} />}
      <Faults
        checked={checked}
        table={draft.table}
        toRow={(row) => {
          setTab('rows');
          setEditing(row);
        }}
        toPhrases={() => setTab('phrases')}
      />
      <Tabs
        className="policy-tabs"
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'rows',
            label: policy.tabs.rows,
            children: (
              <Rows
                calls={calls}
                table={draft.table}
                faults={checked.faults}
                different={different}
                edit={edit}
                editing={editing}
                setEditing={setEditing}
              />
            ),
          },
          {
            key: 'phrases',
            label: policy.tabs.phrases,
            children: <Phrases calls={calls} table={draft.table} faults={checked.faults} edit={edit} />,
          },
          { key: 'numbers', label: policy.tabs.numbers, children: <Numbers table={draft.table} edit={edit} /> },
          {
            key: 'compare',
            label: different.length === 0 ? policy.tabs.compare : policy.compareCount(different.length),
            children: (
              <Compare
                different={different}
                before={policy.compare.before}
                after={policy.compare.after}
                none={policy.compare.none}
              />
            ),
          },
          {
            key: 'simulation',
            label: policy.tabs.simulation,
            children: <Simulation calls={calls} table={draft.table} faulty={checked.faults.length > 0} />,
          },
          {
            key: 'history',
            label: policy.tabs.history,
            children: (
              <History
                calls={calls}
                inForce={inForce}
                use={({ version, table }) => {
                  setDraft({ table, restores: { version, table } });
                  setTab('compare');
                  message.info(policy.history.hasUsed(version));
                }}
              />
            ),
          },
        ]}
      />
      {publishing && (
        <Publish restores={restores} different={different} publish={publish} close={() => setPublishing(false)} />
      )}
    </div>
  );
}
