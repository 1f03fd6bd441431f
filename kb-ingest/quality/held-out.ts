import type { EditionId } from '#conversation';
import { type Entry, openEmbeddedIndex } from '#knowledge';

const FOLDS = 10;
/** Enough to find the best by BM25 even where the index ranks by more than that. */
const HITS = 10;

/**
 * The share of similar questions for which BM25 finds their entry first when the question itself is not among its
 * wordings: each is held out once, in ten folds. Near 1, people are said to type what somebody composed from a template.
 */
export async function heldOutRecall(entries: readonly Entry[], at: Date): Promise<number> {
  const index = openEmbeddedIndex();
  let asked = 0;
  let found = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const edition = (fold + 1) as EditionId;
    const isHeldOut = (place: number): boolean => place % FOLDS === fold;
    const kept = entries.map((entry) => ({ ...entry, similar: entry.similar.filter((_, place) => !isHeldOut(place)) }));
    await index.prepare({ id: edition, entries: kept });
    for (const { id, similar } of entries) {
      for (const text of similar.filter((_, place) => isHeldOut(place))) {
        const hits = await index.search({ edition, text, at, limit: HITS });
        const best = hits.toSorted((one, other) => other.scores.bm25 - one.scores.bm25)[0];
        asked += 1;
        if (best?.entry === id) found += 1;
      }
    }
    await index.forget(edition);
  }
  return found / Math.max(1, asked);
}
