import type { EditionId } from '#conversation';
import { figures, type Published, plain } from '#inspection';
import type { Entry } from '#knowledge';
import type { Store } from '#store';

/** What inspections ask of the live edition, gathered once for each; null where none is live. */
export function openLiveAnswers({ editions }: Pick<Store, 'editions'>): () => Promise<Published | null> {
  let known: (Published & { edition: EditionId }) | null = null;
  return async () => {
    const edition = await editions.live();
    if (edition === null) return null;
    if (known?.edition !== edition) {
      const contents = await editions.contents(edition);
      const entries = (contents?.entries ?? []) as readonly Entry[];
      known = {
        edition,
        figures: new Set(entries.flatMap(({ answer }) => answer.match(figures) ?? []).map(plain)),
        categories: new Map(entries.map(({ id, category }) => [id, category])),
      };
    }
    return known;
  };
}
