import { openHashedEncoder } from '#knowledge';
import { documentsOf, FOUND_AT_MOST, type Peer } from './peer.ts';

/** Our port's other encoder, alone: cosines of hashed TF-IDF, each entry as near as its nearest wording. */
export const hashed: Peer = {
  name: 'TF-IDF, hashed',
  async open(entries) {
    const documents = documentsOf(entries);
    const encoder = openHashedEncoder(documents.map(({ text }) => text));
    const vectors = await encoder.encode(documents.map(({ text }) => text));
    const owners = new Map(entries.map(({ id }, place) => [id as string, place]));
    const owner = Uint32Array.from(documents, ({ entry }) => owners.get(entry) ?? 0);
    return async (question) => {
      const [asked = new Float32Array()] = await encoder.encode([question]);
      const best = new Float64Array(entries.length);
      for (const [place, vector] of vectors.entries()) {
        let cosine = 0;
        for (let at = 0; at < asked.length; at++) cosine += (vector[at] ?? 0) * (asked[at] ?? 0);
        const of = owner[place] ?? 0;
        if (cosine > (best[of] ?? 0)) best[of] = cosine;
      }
      return entries
        .map(({ id }, place) => ({ id, score: best[place] ?? 0 }))
        .sort((one, other) => other.score - one.score)
        .slice(0, FOUND_AT_MOST)
        .map(({ id }) => id);
    };
  },
};
