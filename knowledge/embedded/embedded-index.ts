import { type EditionId, Refusal } from '#conversation';
import { bankDay } from '../in-force.ts';
import type { KnowledgeIndex } from '../knowledge-index.ts';
import { SearchableEdition } from './searchable-edition.ts';

/**
 * The index in this process's memory: BM25 over single characters and pairs, and vectors; rebuilt from the record at
 * every start.
 * Ten thousand wordings take a fraction of a second to prepare, and well under a millisecond to search.
 */
export function openEmbeddedIndex(): KnowledgeIndex {
  const editions = new Map<EditionId, SearchableEdition>();
  return {
    async prepare({ id, entries }, encoder) {
      if (!editions.has(id)) editions.set(id, await SearchableEdition.of(entries, encoder));
    },
    async search({ edition, text, at, limit }) {
      const searchable = editions.get(edition);
      if (!searchable) throw new Refusal('edition-not-ready', { edition });
      return searchable.search(text, bankDay(at), limit);
    },
    async forget(edition) {
      editions.delete(edition);
    },
  };
}
