import type { EditionId } from '#conversation';
import { openEmbeddedIndex, openKnowledge, openLearning } from '#knowledge';
import { FOUND_AT_MOST, type Peer } from './peer.ts';

const edition = 1 as EditionId;

/** The product's search, as it serves customers: learned from the entries, in memory, ranked and calibrated. */
export const ours: Peer = {
  name: 'Xianting',
  async open(entries) {
    const knowledge = openKnowledge({
      editions: {
        live: async () => edition,
        contents: async (id) => ({ id, entries }),
        artefact: async () => null,
        keepArtefact: async (_edition, _name, bytes) => bytes,
        forgetArtefact: async () => {},
      },
      index: openEmbeddedIndex(),
      learn: openLearning(),
    });
    await knowledge.refresh();
    const at = new Date();
    return async (text) =>
      (await knowledge.search({ edition, text, at, limit: FOUND_AT_MOST })).map(({ entry }) => entry);
  },
};
