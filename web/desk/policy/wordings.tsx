import { Alert, Button, Drawer, Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { PolicyFault, PolicyTable } from '#conversation/wire';
import type { DeskCalls } from '../calls.ts';
import { languageOf, useWords } from '../words/use-words.ts';
import { sentenceOf } from './faults.tsx';
import { Field, One } from './fields.tsx';
import { useFaults } from './use-faults.ts';

type Wording = PolicyTable['wordings'][string];

interface WordingsProps {
  calls: DeskCalls;
  table: PolicyTable;
  faults: readonly PolicyFault[];
  edit: (table: PolicyTable) => void;
}

/** Everything that rows say, in both languages. */
export function Wordings({ calls, table, faults, edit }: WordingsProps): ReactNode {
  const words = useWords();
  const { policy } = words;
  const { wording: says } = policy;
  /** The name of the wording whose form is open; '' is a new one. */
  const [open, setOpen] = useState<string | null>(null);
  const used = (name: string) => table.rows.filter(({ say }) => say.includes(name)).length;

  return (
    <>
      <p className="row policy-about">
        <span className="quiet grow">{says.about}</span>
        <Button onClick={() => setOpen('')}>{says.add}</Button>
      </p>
      <table className="policy-rows">
        <thead>
          <tr>
            <th scope="col">{says.use}</th>
            <th scope="col">{says.zh}</th>
            <th scope="col">{says.en}</th>
            <th scope="col">{policy.columns.acts}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder(table.wordings).map(([name, { use, zh, en }]) => {
            const own = faults.filter((fault) => fault.wording === name);
            return (
              <tr key={name} className={own.length > 0 ? 'faulty' : ''}>
                <th scope="row">
                  <strong>{says.uses[use]}</strong>
                  <p className="quiet">{name}</p>
                  <p className="quiet">{says.usedBy(used(name))}</p>
                  {own.map((fault) => (
                    <p key={fault.zh} className="failed">
                      {sentenceOf(fault, languageOf(words))}
                    </p>
                  ))}
                </th>
                <td>{zh.map((text) => line(text))}</td>
                <td>{en.map((text) => line(text))}</td>
                <td className="acts">
                  <Button size="small" onClick={() => setOpen(name)} aria-label={policy.editThis(name)}>
                    {policy.edit}
                  </Button>
                  <Button
                    size="small"
                    type="text"
                    disabled={used(name) > 0}
                    onClick={() =>
                      edit({
                        ...table,
                        wordings: Object.fromEntries(Object.entries(table.wordings).filter(([each]) => each !== name)),
                      })
                    }
                    aria-label={policy.removeThis(name)}
                  >
                    {policy.remove}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {open !== null && (
        <WordingForm
          key={open}
          calls={calls}
          table={table}
          name={open}
          apply={(name, wording) => {
            edit({ ...table, wordings: { ...table.wordings, [name]: wording } });
            setOpen(null);
          }}
          close={() => setOpen(null)}
        />
      )}
    </>
  );
}

/** By what they are for, then by name: the record keeps no order of names. */
function inOrder(wordings: PolicyTable['wordings']): [string, Wording][] {
  const uses: readonly Wording['use'][] = ['safety', 'soothing', 'handing-over'];
  return Object.entries(wordings).toSorted(
    ([one, { use }], [other, { use: otherUse }]) =>
      uses.indexOf(use) - uses.indexOf(otherUse) || (one < other ? -1 : 1),
  );
}

function line(text: string): ReactNode {
  return <p key={text}>{text}</p>;
}

interface WordingFormProps {
  calls: DeskCalls;
  table: PolicyTable;
  name: string;
  apply: (name: string, wording: Wording) => void;
  close: () => void;
}

function WordingForm({ calls, table, name: given, apply, close }: WordingFormProps): ReactNode {
  const words = useWords();
  const { policy } = words;
  const { wording: says } = policy;
  const isNew = given === '';
  const [name, setName] = useState(given);
  const [wording, setWording] = useState<Wording>(table.wordings[given] ?? { use: 'soothing', zh: [], en: [] });
  const cleaned = useMemo(() => ({ ...wording, zh: linesOf(wording.zh), en: linesOf(wording.en) }), [wording]);
  const tried = useMemo(() => ({ ...table, wordings: { ...table.wordings, [name]: cleaned } }), [table, name, cleaned]);
  const own = useFaults(calls, tried).faults.filter((fault) => fault.wording === name);
  const taken = isNew && table.wordings[name] !== undefined;
  const isName = /^[a-z0-9][a-z0-9-]{0,47}$/.test(name);

  return (
    <Drawer
      open
      onClose={close}
      size={560}
      closable={{ 'aria-label': policy.close }}
      title={isNew ? says.newTitle : says.title(given)}
      footer={
        <p className="row policy-foot">
          <span className="grow" />
          <Button onClick={close}>{policy.cancel}</Button>
          <Button type="primary" disabled={taken || !isName} onClick={() => apply(name, cleaned)}>
            {policy.form.apply}
          </Button>
        </p>
      }
    >
      <div className="policy-form">
        {own.length > 0 && isName && (
          <Alert
            type="error"
            showIcon
            title={own.map((fault) => <p key={fault.zh}>{sentenceOf(fault, languageOf(words))}</p>)}
          />
        )}
        {isNew && (
          <Field label={says.name} hint={taken ? says.nameTaken : says.nameRule}>
            {(id) => <Input id={id} value={name} onChange={({ target }) => setName(target.value)} />}
          </Field>
        )}
        <One
          label={says.use}
          names={says.uses}
          chosen={wording.use}
          choose={(use) => setWording((before) => ({ ...before, use }))}
        />
        <Field label={says.zhLines}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 3, maxRows: 10 }}
              value={wording.zh.join('\n')}
              onChange={({ target }) => setWording((before) => ({ ...before, zh: target.value.split('\n') }))}
            />
          )}
        </Field>
        <Field label={says.enLines}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 3, maxRows: 10 }}
              value={wording.en.join('\n')}
              onChange={({ target }) => setWording((before) => ({ ...before, en: target.value.split('\n') }))}
            />
          )}
        </Field>
      </div>
    </Drawer>
  );
}

function linesOf(lines: readonly string[]): string[] {
  return lines.map((each) => each.trim()).filter((each) => each !== '');
}
