import type { EntryId } from '#conversation';
import type { Candidate } from '../knowledge-index.ts';
import { type Ranking, worth } from './ranking.ts';

export interface Ranked extends Candidate {
  worth: number;
}

/** Best first; equals by id. `favour`: what is added to an entry's worth besides its evidence. */
export function rank(
  candidates: readonly Candidate[],
  ranking: Ranking,
  favour: ReadonlyMap<EntryId, number> = new Map(),
): readonly Ranked[] {
  return candidates
    .map((candidate) => ({ ...candidate, worth: worth(candidate, ranking) + (favour.get(candidate.entry) ?? 0) }))
    .sort((one, other) => other.worth - one.worth || (one.entry < other.entry ? -1 : 1));
}
