import type { Candidate } from '../knowledge-index.ts';
import { type Ranking, worth } from './ranking.ts';

export interface Ranked extends Candidate {
  worth: number;
}

/** Best first; equals by id. */
export function rank(candidates: readonly Candidate[], ranking: Ranking): readonly Ranked[] {
  return candidates
    .map((candidate) => ({ ...candidate, worth: worth(candidate, ranking) }))
    .sort((one, other) => other.worth - one.worth || (one.entry < other.entry ? -1 : 1));
}
