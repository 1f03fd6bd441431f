/** `npm run train-base`: makes base/base.bin anew from the questions in base/*.jsonl. The same questions, the same file. */
import { writeFileSync } from 'node:fs';
import { pack } from '../learning/packed.ts';
import { BASE_FILE, BASE_KIND, BASE_VERSION } from './base.ts';
import { readBaseQuestions } from './base-questions.ts';
import { rowsFromGroups } from './from-groups.ts';
import { Rows } from './rows.ts';

const DIMENSIONS = 128;
const { groups, checksum: questions } = readBaseQuestions();
const places = new Map(groups.map(({ id }, place) => [id, place]));
const siblings = new Map(
  groups.map(({ sibling = [] }, place) => [place, sibling.flatMap((id) => places.get(id) ?? [])]),
);
const started = performance.now();
const rows = rowsFromGroups(
  groups.map(({ questions }) => questions),
  { base: Rows.none(DIMENSIONS), siblings, rounds: 20, seed: 1, rate: 0.3 },
);
const { dimensions, buckets, scales, values } = rows;
const bytes = pack({
  kind: BASE_KIND,
  version: BASE_VERSION,
  head: { dimensions, questions },
  parts: { buckets, scales, values },
});
writeFileSync(BASE_FILE, bytes);
const count = groups.reduce((sum, group) => sum + group.questions.length, 0);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`${groups.length} 组 ${count} 个问法，${buckets.length} 行，${bytes.length} 字节，${seconds} 秒`);
