import { Button, Tag, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { PolicyFault, PolicyRow, PolicyTable } from '#conversation/wire';
import type { DeskCalls } from '../calls.ts';
import { languageOf, useWords } from '../words/use-words.ts';
import type { Difference } from './differences.ts';
import { newRow, placed } from './draft.ts';
import { sentenceOf } from './faults.tsx';
import { caseOf, saidOf, thenOf, titleOf } from './in-words.ts';
import { RowForm } from './row-form.tsx';

interface RowsProps {
  calls: DeskCalls;
  table: PolicyTable;
  faults: readonly PolicyFault[];
  different: readonly Difference[];
  edit: (table: PolicyTable) => void;
  /** The row whose form is open. */
  editing: string | null;
  setEditing: (id: string | null) => void;
}

/** The table as people read it, from above. */
export function Rows({ calls, table, faults, different, edit, editing, setEditing }: RowsProps): ReactNode {
  const words = useWords();
  const { policy } = words;
  const [adding, setAdding] = useState<PolicyRow | null>(null);
  const edited = table.rows.find(({ id }) => id === editing);

  const put = (rows: PolicyRow[]) => edit({ ...table, rows });
  const move = (place: number, by: -1 | 1) => {
    const [row] = table.rows.slice(place, place + 1);
    if (row) put(table.rows.toSpliced(place, 1).toSpliced(place + by, 0, row));
  };

  return (
    <>
      <p className="row policy-about">
        <span className="quiet grow">{policy.about}</span>
        <Button onClick={() => setAdding(newRow(table))}>{policy.add}</Button>
      </p>
      <table className="policy-rows">
        <thead>
          <tr>
            <th scope="col">{policy.columns.place}</th>
            <th scope="col">{policy.columns.when}</th>
            <th scope="col">{policy.columns.says}</th>
            <th scope="col">{policy.columns.next}</th>
            <th scope="col">{policy.columns.acts}</th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, place) => {
            const title = titleOf(words, row);
            const own = faults.filter((fault) => fault.row === row.id);
            const change = different.find(({ of, id }) => of === 'row' && id === row.id);
            const [first, ...rest] = thenOf(words, row, table);
            return (
              <tr key={row.id} className={own.length > 0 ? 'faulty' : ''}>
                <td className="place">{place + 1}</td>
                <th scope="row">
                  <strong>{caseOf(words, row, table)}</strong>
                  {change && <Tag color="processing">{change.kind === 'added' ? policy.added : policy.changed}</Tag>}
                  <p className="quiet">{title}</p>
                  {own.map((fault) => (
                    <p key={fault.zh} className="failed">
                      {sentenceOf(fault, languageOf(words))}
                    </p>
                  ))}
                </th>
                <td>
                  {row.say.length === 0 ? (
                    <span className="quiet">{policy.silent}</span>
                  ) : (
                    saidOf(words, row, table).map((said) => (
                      <Tooltip key={said} title={said}>
                        <p className="policy-said">{said}</p>
                      </Tooltip>
                    ))
                  )}
                </td>
                <td>
                  <strong>{first}</strong>
                  {rest.map((line) => (
                    <p key={line} className="quiet">
                      {line}
                    </p>
                  ))}
                </td>
                <td className="acts">
                  <Button size="small" onClick={() => setEditing(row.id)} aria-label={policy.editThis(title)}>
                    {policy.edit}
                  </Button>
                  <Button
                    size="small"
                    type="text"
                    disabled={place === 0}
                    onClick={() => move(place, -1)}
                    aria-label={policy.upThis(title)}
                  >
                    {policy.up}
                  </Button>
                  <Button
                    size="small"
                    type="text"
                    disabled={place === table.rows.length - 1}
                    onClick={() => move(place, 1)}
                    aria-label={policy.downThis(title)}
                  >
                    {policy.down}
                  </Button>
                  <Button
                    size="small"
                    type="text"
                    disabled={table.rows.length === 1}
                    onClick={() => put(table.rows.toSpliced(place, 1))}
                    aria-label={policy.removeThis(title)}
                  >
                    {policy.remove}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {edited && (
        <RowForm
          key={edited.id}
          calls={calls}
          table={table}
          row={edited}
          isNew={false}
          apply={(row) => {
            put(table.rows.map((each) => (each.id === edited.id ? row : each)));
            setEditing(null);
          }}
          close={() => setEditing(null)}
        />
      )}
      {adding && (
        <RowForm
          calls={calls}
          table={table}
          row={adding}
          isNew
          apply={(row) => {
            put(placed(table.rows, row));
            setAdding(null);
          }}
          close={() => setAdding(null)}
        />
      )}
    </>
  );
}
