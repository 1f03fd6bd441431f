import { Bm25Field, gramsOf } from '#knowledge';
import { documentsOf, FOUND_AT_MOST, type Peer } from './peer.ts';

/** Our own BM25 over single characters and pairs, by itself. */
export const bm25: Peer = {
  name: 'BM25, characters',
  async open(entries) {
    const documents = documentsOf(entries);
    const field = new Bm25Field(documents.map(({ text }) => gramsOf(text)));
    const owners = new Map(entries.map(({ id }, place) => [id as string, place]));
    const owner = Uint32Array.from(documents, ({ entry }) => owners.get(entry) ?? 0);
    return (question) => {
      const best = new Float64Array(entries.length);
      for (const [place, score] of field.scores(gramsOf(question)).entries()) {
        const of = owner[place] ?? 0;
        if (score > (best[of] ?? 0)) best[of] = score;
      }
      const found = entries.flatMap(({ id }, place) =>
        (best[place] ?? 0) > 0 ? [{ id, score: best[place] ?? 0 }] : [],
      );
      return found
        .sort((one, other) => other.score - one.score)
        .slice(0, FOUND_AT_MOST)
        .map(({ id }) => id);
    };
  },
};
