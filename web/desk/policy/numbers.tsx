import { Checkbox, Input } from 'antd';
import type { ReactNode } from 'react';
import type { PolicyTable } from '#conversation/wire';
import { useWords } from '../words/use-words.ts';
import { Field, WholeNumber } from './fields.tsx';

interface NumbersProps {
  table: PolicyTable;
  edit: (table: PolicyTable) => void;
}

/** What holds for the whole table: minutes ahead, ages, office hours. */
export function Numbers({ table, edit }: NumbersProps): ReactNode {
  const words = useWords();
  const { policy } = words;
  const { numbers } = policy;
  const { priorities, tiers, officeHours, olderFrom } = table;
  return (
    <div className="policy-form policy-numbers">
      <fieldset>
        <legend>{numbers.ahead}</legend>
        <div className="policy-four">
          {(Object.keys(priorities) as (keyof typeof priorities)[]).map((name) => (
            <WholeNumber
              key={name}
              label={policy.priorities[name]}
              value={priorities[name]}
              min={0}
              max={240}
              change={(minutes) => edit({ ...table, priorities: { ...priorities, [name]: minutes ?? 0 } })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{numbers.tiers}</legend>
        <div className="policy-four">
          {(Object.keys(tiers) as (keyof typeof tiers)[]).map((name) => (
            <WholeNumber
              key={name}
              label={words.tiers[name]}
              value={tiers[name]}
              min={0}
              max={240}
              change={(minutes) => edit({ ...table, tiers: { ...tiers, [name]: minutes ?? 0 } })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{numbers.hours}</legend>
        <Checkbox.Group
          value={officeHours.days}
          onChange={(days) =>
            edit({ ...table, officeHours: { ...officeHours, days: days.toSorted((one, other) => one - other) } })
          }
          options={numbers.days.map((label, place) => ({ value: place + 1, label }))}
        />
        <div className="policy-four">
          {(['from', 'to'] as const).map((end) => (
            <Field key={end} label={numbers[end]}>
              {(id) => (
                <Input
                  id={id}
                  type="time"
                  value={officeHours[end]}
                  onChange={({ target }) => edit({ ...table, officeHours: { ...officeHours, [end]: target.value } })}
                />
              )}
            </Field>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{numbers.older}</legend>
        <div className="policy-four">
          <WholeNumber
            label={policy.form.age}
            value={olderFrom}
            min={50}
            max={100}
            change={(age) => edit({ ...table, olderFrom: age ?? olderFrom })}
          />
        </div>
      </fieldset>
    </div>
  );
}
