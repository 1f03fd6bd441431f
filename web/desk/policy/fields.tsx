import { InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useId } from 'react';

/** A label with its control, read together. */
export function Field({
  label,
  hint,
  children,
}: {
  label: string;
  hint?: string;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="policy-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <p className="quiet">{hint}</p>}
    </div>
  );
}

interface ManyProps<Name extends string> {
  label: string;
  names: Readonly<Record<Name, string>>;
  /** Undefined: any. */
  chosen: readonly Name[] | undefined;
  choose: (names: Name[] | undefined) => void;
  any: string;
}

/** Some of several; none chosen is any. */
export function Many<Name extends string>({ label, names, chosen, choose, any }: ManyProps<Name>): ReactNode {
  return (
    <Field label={label}>
      {(id) => (
        <Select<Name[]>
          id={id}
          mode="multiple"
          value={[...(chosen ?? [])]}
          placeholder={any}
          showSearch={false}
          options={optionsOf(names)}
          onChange={(some) => choose(some.length === 0 ? undefined : some)}
        />
      )}
    </Field>
  );
}

interface OneProps<Name extends string> {
  label: string;
  names: Readonly<Record<Name, string>>;
  chosen: Name;
  choose: (name: Name) => void;
}

export function One<Name extends string>({ label, names, chosen, choose }: OneProps<Name>): ReactNode {
  return (
    <Field label={label}>
      {(id) => <Select<Name> id={id} value={chosen} options={optionsOf(names)} onChange={choose} />}
    </Field>
  );
}

interface NumberProps {
  label: string;
  value: number | undefined;
  min: number;
  max: number;
  /** Undefined where nothing stands there. */
  change: (value: number | undefined) => void;
  any?: string;
}

/** A whole number. */
export function WholeNumber({ label, value, min, max, change, any }: NumberProps): ReactNode {
  return (
    <Field label={label}>
      {(id) => (
        <InputNumber
          id={id}
          min={min}
          max={max}
          precision={0}
          value={value ?? null}
          placeholder={any ?? ''}
          onChange={(given) => change(given ?? undefined)}
        />
      )}
    </Field>
  );
}

function optionsOf<Name extends string>(names: Readonly<Record<Name, string>>): { value: Name; label: string }[] {
  return Object.entries<string>(names).map(([value, label]) => ({ value: value as Name, label }));
}
