import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import type { PolicyFault, PolicyTable } from '#conversation/wire';
import { languageOf, useWords } from '../words/use-words.ts';
import { titleOf } from './in-words.ts';
import type { Checked } from './use-faults.ts';

interface FaultsProps {
  checked: Checked;
  table: PolicyTable;
  toRow: (id: string) => void;
  toPhrases: () => void;
}

/** Everything that keeps the draft from being published, each with the way to where it is mended. */
export function Faults({ checked, table, toRow, toPhrases }: FaultsProps): ReactNode {
  const words = useWords();
  const { policy } = words;
  if (checked.at === 'failed') return <Alert type="warning" showIcon title={policy.notChecked + checked.why} />;
  if (checked.faults.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={policy.faults(checked.faults.length)}
      description={
        <ul className="policy-faults">
          {checked.faults.map((fault) => {
            const row = table.rows.find(({ id }) => id === fault.row);
            return (
              <li key={`${fault.row} ${fault.phrase} ${fault.zh}`}>
                {row && <strong>{titleOf(words, row)}</strong>} {sentenceOf(fault, languageOf(words))}{' '}
                {(row || fault.phrase !== null) && (
                  <Button size="small" type="link" onClick={() => (row ? toRow(row.id) : toPhrases())}>
                    {policy.toRow}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      }
    />
  );
}

export function sentenceOf(fault: PolicyFault, language: 'zh' | 'en'): string {
  return fault[language];
}
