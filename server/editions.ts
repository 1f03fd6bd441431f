import { type EditionId, Refusal } from '#conversation';
import type { EditionContents, Entry, PublishedEditions } from '#knowledge';
import type { Store } from '#store';
import type { Settings } from './env.ts';

/** The editions of the record as the knowledge room reads them: a sample only where that may answer customers. */
export function editionsOf(
  store: Pick<Store, 'editions'>,
  { sampleKnowledge }: Pick<Settings, 'sampleKnowledge'>,
): PublishedEditions {
  return {
    live: () => store.editions.live(),
    async contents(id: EditionId): Promise<EditionContents | null> {
      const contents = await store.editions.contents(id);
      if (contents?.sample && !sampleKnowledge) throw new Refusal('sample-knowledge', { edition: id });
      return contents && { id, entries: contents.entries as readonly Entry[] };
    },
    artefact: store.editions.artefact,
    keepArtefact: store.editions.keepArtefact,
    forgetArtefact: store.editions.forgetArtefact,
  };
}
