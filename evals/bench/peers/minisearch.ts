import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import MiniSearch from 'minisearch';
import { documentsOf, entriesOf, type Peer } from './peer.ts';

/** MiniSearch with its defaults, fed with the words that jieba cuts for search. */
export const miniSearch: Peer = {
  name: 'MiniSearch + jieba',
  async open(entries) {
    const jieba = Jieba.withDict(dict);
    const index = new MiniSearch<{ id: number; text: string; entry: string }>({
      fields: ['text'],
      storeFields: ['entry'],
      tokenize: (text) => jieba.cutForSearch(text, true).filter((word) => /[\p{L}\p{N}]/u.test(word)),
    });
    index.addAll(documentsOf(entries).map((document, id) => ({ id, ...document })));
    return (question) => entriesOf(index.search(question).map(({ entry }) => ({ entry: entry as string })));
  },
};
