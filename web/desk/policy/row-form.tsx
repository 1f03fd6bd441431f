import { Alert, Button, Checkbox, Drawer, Input, Radio, Select } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { PolicyRow, PolicyTable } from '#conversation/wire';
import type { DeskCalls } from '../calls.ts';
import { languageOf, useWords } from '../words/use-words.ts';
import { placed, without } from './draft.ts';
import { sentenceOf } from './faults.tsx';
import { Field, Many, One, WholeNumber } from './fields.tsx';
import { HeardForm } from './heard-form.tsx';
import { titleOf } from './in-words.ts';
import { useFaults } from './use-faults.ts';

interface RowFormProps {
  calls: DeskCalls;
  table: PolicyTable;
  row: PolicyRow;
  isNew: boolean;
  apply: (row: PolicyRow) => void;
  close: () => void;
}

/** One row in a form; what is wrong with it is said while it is written. */
export function RowForm({ calls, table, row: given, isNew, apply, close }: RowFormProps): ReactNode {
  const words = useWords();
  const { policy } = words;
  const { form } = policy;
  const [row, setRow] = useState(given);
  const tried = useMemo(
    () => ({
      ...table,
      rows: isNew ? placed(table.rows, row) : table.rows.map((each) => (each.id === given.id ? row : each)),
    }),
    [table, row, given.id, isNew],
  );
  const checked = useFaults(calls, tried);
  const own = checked.faults.filter((fault) => fault.row === row.id);
  const set = (change: Partial<PolicyRow>) => setRow((before) => ({ ...before, ...change }));
  const setWhen = (change: Partial<PolicyRow['when']>) => set({ when: without({ ...row.when, ...change }) });

  return (
    <Drawer
      open
      onClose={close}
      size={640}
      closable={{ 'aria-label': policy.close }}
      title={isNew ? form.newRow : form.title(titleOf(words, given))}
      footer={
        <p className="row policy-foot">
          <span className="grow" role="status">
            {checked.at === 'checking' && <span className="quiet">{policy.checking}</span>}
          </span>
          <Button onClick={close}>{policy.cancel}</Button>
          <Button type="primary" onClick={() => apply(row)}>
            {form.apply}
          </Button>
        </p>
      }
    >
      <div className="policy-form">
        {own.length > 0 && (
          <Alert
            type="error"
            showIcon
            title={own.map((fault) => <p key={fault.zh}>{sentenceOf(fault, languageOf(words))}</p>)}
          />
        )}
        {isNew && (
          <Field label={form.name} hint={form.nameHint}>
            {(id) => <Input id={id} value={row.id} onChange={({ target }) => set({ id: target.value })} />}
          </Field>
        )}
        <Field label={form.says}>
          {(id) => (
            <Input
              id={id}
              value={row.says.zh}
              maxLength={300}
              onChange={({ target }) => set({ says: { ...row.says, zh: target.value } })}
            />
          )}
        </Field>
        <Field label={form.saysEn}>
          {(id) => (
            <Input
              id={id}
              value={row.says.en}
              maxLength={300}
              onChange={({ target }) => set({ says: { ...row.says, en: target.value } })}
            />
          )}
        </Field>

        <fieldset>
          <legend>{form.heard}</legend>
          <HeardForm heard={row.when.heard} change={(heard) => setWhen({ heard })} />
        </fieldset>

        <fieldset>
          <legend>{form.customer}</legend>
          <div className="policy-two">
            <Many
              label={form.tiers}
              any={form.any}
              names={words.tiers}
              chosen={row.when.tiers}
              choose={(tiers) => setWhen({ tiers })}
            />
            <One
              label={form.age}
              names={{ any: form.any, yes: policy.older(table.olderFrom), no: policy.notOlder(table.olderFrom) }}
              chosen={row.when.older === undefined ? 'any' : row.when.older ? 'yes' : 'no'}
              choose={(age) => setWhen({ older: age === 'any' ? undefined : age === 'yes' })}
            />
            <Many
              label={form.channels}
              any={form.any}
              names={channelNames(words.channels, row.when.channels)}
              chosen={row.when.channels}
              choose={(channels) => setWhen({ channels })}
            />
          </div>
        </fieldset>

        <fieldset>
          <legend>{form.time}</legend>
          <div className="policy-two">
            <One
              label={form.hours}
              names={{ any: form.any, ...policy.hours }}
              chosen={row.when.hours ?? 'any'}
              choose={(hours) => setWhen({ hours: hours === 'any' ? undefined : hours })}
            />
            <WholeNumber
              label={form.times}
              any={form.any}
              value={row.when.times}
              min={2}
              max={10}
              change={(times) => setWhen({ times })}
            />
          </div>
        </fieldset>

        <fieldset>
          <legend>{form.say}</legend>
          <p className="quiet">{form.sayHint}</p>
          <Says table={table} say={row.say} change={(say) => set({ say })} />
        </fieldset>

        <fieldset>
          <legend>{form.next}</legend>
          <Next row={row} set={set} />
        </fieldset>
      </div>
    </Drawer>
  );
}

/** Up to three phrases; the first that is empty ends them. */
function Says({ table, say, change }: { table: PolicyTable; say: readonly string[]; change: (say: string[]) => void }) {
  const words = useWords();
  const { form, phrase } = words.policy;
  const language = languageOf(words);
  const options = Object.entries(table.phrases).map(([name, each]) => ({
    value: name,
    label: `${phrase.uses[each.use]} · ${each[language][0] ?? name}`,
  }));
  return [0, 1, 2].slice(0, say.length + 1).map((place) => (
    <Field key={place} label={form.sayNth(place + 1)}>
      {(id) => (
        <Select
          id={id}
          allowClear
          value={say[place] ?? null}
          placeholder={form.nothing}
          options={options}
          onChange={(name: string | undefined) =>
            change(name === undefined ? say.toSpliced(place, 1) : say.toSpliced(place, 1, name))
          }
        />
      )}
    </Field>
  ));
}

function Next({ row, set }: { row: PolicyRow; set: (change: Partial<PolicyRow>) => void }): ReactNode {
  const words = useWords();
  const { policy } = words;
  const { form } = policy;
  const { handOver } = row;
  const setHandOver = (change: Partial<NonNullable<PolicyRow['handOver']>>) =>
    set({ handOver: handOver && { ...handOver, ...change } });
  const complaint = handOver?.complaint ?? null;
  return (
    <>
      <Radio.Group
        aria-label={form.next}
        value={handOver !== null}
        onChange={({ target }) =>
          set(
            target.value === true
              ? { handOver: { skill: 'general', priority: 'normal', acceptWithinMinutes: 3, complaint: null } }
              : { handOver: null },
          )
        }
        options={[
          { value: true, label: form.handOver },
          { value: false, label: form.answer },
        ]}
      />
      {handOver === null ? (
        <Checkbox checked={row.offersPerson} onChange={({ target }) => set({ offersPerson: target.checked })}>
          {form.offersPerson}
        </Checkbox>
      ) : (
        <>
          <div className="policy-two">
            <One
              label={form.skill}
              names={words.skills}
              chosen={handOver.skill}
              choose={(skill) => setHandOver({ skill })}
            />
            <One
              label={policy.priority}
              names={policy.priorities}
              chosen={handOver.priority}
              choose={(priority) => setHandOver({ priority })}
            />
            <WholeNumber
              label={form.within}
              value={handOver.acceptWithinMinutes}
              min={1}
              max={60}
              change={(minutes) => setHandOver({ acceptWithinMinutes: minutes ?? 1 })}
            />
          </div>
          <Checkbox
            checked={complaint !== null}
            onChange={({ target }) =>
              setHandOver({
                complaint: target.checked
                  ? { grade: 'as-heard', acknowledgeWithinHours: 24, answerWithinHours: 72 }
                  : null,
              })
            }
          >
            {form.isComplaint}
          </Checkbox>
          {complaint && (
            <div className="policy-two">
              <One
                label={form.complaintGrade}
                names={{ 'as-heard': policy.asHeard, ...policy.grades }}
                chosen={complaint.grade}
                choose={(grade) => setHandOver({ complaint: { ...complaint, grade } })}
              />
              <WholeNumber
                label={form.acknowledge}
                value={complaint.acknowledgeWithinHours}
                min={1}
                max={24}
                change={(hours) => setHandOver({ complaint: { ...complaint, acknowledgeWithinHours: hours ?? 24 } })}
              />
              <WholeNumber
                label={form.answerWithin}
                value={complaint.answerWithinHours}
                min={1}
                max={72}
                change={(hours) => setHandOver({ complaint: { ...complaint, answerWithinHours: hours ?? 72 } })}
              />
            </div>
          )}
        </>
      )}
    </>
  );
}

/** Those the house knows, and those the row names. */
function channelNames(known: Readonly<Record<string, string>>, named: readonly string[] = []): Record<string, string> {
  return { ...Object.fromEntries(named.map((name) => [name, name])), ...known };
}
