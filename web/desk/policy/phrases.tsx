import { Alert, Button, Drawer, Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { PolicyFault, PolicyTable } from '#conversation/wire';
import type { DeskCalls } from '../calls.ts';
import { languageOf, useWords } from '../words/use-words.ts';
import { sentenceOf } from './faults.tsx';
import { Field, One } from './fields.tsx';
import { useFaults } from './use-faults.ts';

type Phrase = PolicyTable['phrases'][string];

interface PhrasesProps {
  calls: DeskCalls;
  table: PolicyTable;
  faults: readonly PolicyFault[];
  edit: (table: PolicyTable) => void;
}

/** Everything that rows say, in both languages. */
export function Phrases({ calls, table, faults, edit }: PhrasesProps): ReactNode {
  const words = useWords();
  const { policy } = words;
  const { phrase: says } = policy;
  /** The name of the phrase whose form is open; '' is a new one. */
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
          {inOrder(table.phrases).map(([name, { use, zh, en }]) => {
            const own = faults.filter((fault) => fault.phrase === name);
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
                        phrases: Object.fromEntries(Object.entries(table.phrases).filter(([each]) => each !== name)),
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
        <PhraseForm
          key={open}
          calls={calls}
          table={table}
          name={open}
          apply={(name, phrase) => {
            edit({ ...table, phrases: { ...table.phrases, [name]: phrase } });
            setOpen(null);
          }}
          close={() => setOpen(null)}
        />
      )}
    </>
  );
}

/** By what they are for, then by name: the record keeps no order of names. */
function inOrder(phrases: PolicyTable['phrases']): [string, Phrase][] {
  const uses: readonly Phrase['use'][] = ['safety', 'soothing', 'handing-over'];
  return Object.entries(phrases).toSorted(
    ([one, { use }], [other, { use: otherUse }]) =>
      uses.indexOf(use) - uses.indexOf(otherUse) || (one < other ? -1 : 1),
  );
}

function line(text: string): ReactNode {
  return <p key={text}>{text}</p>;
}

interface PhraseFormProps {
  calls: DeskCalls;
  table: PolicyTable;
  name: string;
  apply: (name: string, phrase: Phrase) => void;
  close: () => void;
}

function PhraseForm({ calls, table, name: given, apply, close }: PhraseFormProps): ReactNode {
  const words = useWords();
  const { policy } = words;
  const { phrase: says } = policy;
  const isNew = given === '';
  const [name, setName] = useState(given);
  const [phrase, setPhrase] = useState<Phrase>(table.phrases[given] ?? { use: 'soothing', zh: [], en: [] });
  const cleaned = useMemo(() => ({ ...phrase, zh: linesOf(phrase.zh), en: linesOf(phrase.en) }), [phrase]);
  const tried = useMemo(() => ({ ...table, phrases: { ...table.phrases, [name]: cleaned } }), [table, name, cleaned]);
  const own = useFaults(calls, tried).faults.filter((fault) => fault.phrase === name);
  const taken = isNew && table.phrases[name] !== undefined;
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
          chosen={phrase.use}
          choose={(use) => setPhrase((before) => ({ ...before, use }))}
        />
        <Field label={says.zhLines}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 3, maxRows: 10 }}
              value={phrase.zh.join('\n')}
              onChange={({ target }) => setPhrase((before) => ({ ...before, zh: target.value.split('\n') }))}
            />
          )}
        </Field>
        <Field label={says.enLines}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 3, maxRows: 10 }}
              value={phrase.en.join('\n')}
              onChange={({ target }) => setPhrase((before) => ({ ...before, en: target.value.split('\n') }))}
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
