import type { Entry } from '#knowledge';
import { type EvalQuery, readKnowledge, readQueries } from '../../suites/open-data.ts';
import { madeUpBank } from './made-up-bank.ts';

/** A folder in the form of the evaluations, or a bank of that size made up for the purpose. */
export type MeasuredSet = { folder: string } | { entries: number; wordings: number };

export function askedOf(set: MeasuredSet): { entries: readonly Entry[]; queries: readonly EvalQuery[] } {
  if ('entries' in set) return madeUpBank(set.entries, set.wordings);
  return {
    entries: readKnowledge(set.folder),
    queries: readQueries(set.folder).filter(({ relevant }) => relevant.length > 0),
  };
}
