import { create, insertMultiple, search } from '@orama/orama';
import { createTokenizer } from '@orama/tokenizers/mandarin';
import { documentsOf, entriesOf, FOUND_AT_MOST, type Peer } from './peer.ts';

/** Orama's full text with its own tokenizer for Mandarin. */
export const orama: Peer = {
  name: 'Orama (mandarin)',
  async open(entries) {
    const index = create({
      schema: { text: 'string', entry: 'string' },
      components: { tokenizer: createTokenizer() },
    });
    await insertMultiple(index, [...documentsOf(entries)]);
    // Several wordings of one entry stand among the first: as many are asked for as ten entries are likely to need.
    const limit = 6 * FOUND_AT_MOST;
    return async (question) => {
      const { hits } = await search(index, { term: question, properties: ['text'], limit });
      return entriesOf(hits.map(({ document }) => document));
    };
  },
};
