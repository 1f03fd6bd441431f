import { bm25 } from './bm25.ts';
import { hashed } from './hashed.ts';
import { miniSearch } from './minisearch.ts';
import { nlpJs } from './nlpjs.ts';
import { orama } from './orama.ts';
import { ours } from './ours.ts';
import type { Peer } from './peer.ts';
import { regression } from './regression.ts';

/** By the names that stay in the bench's JSON. */
export const peers: Readonly<Record<string, Peer>> = {
  ours,
  bm25,
  tf_idf: hashed,
  minisearch_jieba: miniSearch,
  orama,
  nlpjs: nlpJs,
  logistic_regression: regression,
};
