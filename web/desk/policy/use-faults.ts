import { useEffect, useState } from 'react';
import type { PolicyFault, PolicyTable } from '#conversation/wire';
import { type DeskCalls, sentenceOf } from '../calls.ts';
import { useWords } from '../words/use-words.ts';

/** What the server finds wrong with a table; `checking` while its answer is on the way. */
export type Checked =
  | { at: 'checking'; faults: readonly PolicyFault[] }
  | { at: 'checked'; faults: readonly PolicyFault[] }
  | { at: 'failed'; why: string; faults: readonly PolicyFault[] };

/** Whoever types is waited for, in milliseconds. */
const PAUSE_MS = 350;

/** Checks a table whenever it is another, once its maker pauses. What was found last stands meanwhile. */
export function useFaults(calls: Pick<DeskCalls, 'checkPolicy'>, table: PolicyTable): Checked {
  const words = useWords();
  const [checked, setChecked] = useState<Checked>({ at: 'checking', faults: [] });
  useEffect(() => {
    let overtaken = false;
    setChecked(({ faults }) => ({ at: 'checking', faults }));
    const timer = setTimeout(() => {
      calls.checkPolicy(table).then(
        (faults) => !overtaken && setChecked({ at: 'checked', faults }),
        (failure) =>
          !overtaken && setChecked(({ faults }) => ({ at: 'failed', why: sentenceOf(words, failure), faults })),
      );
    }, PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [calls, table, words]);
  return checked;
}
