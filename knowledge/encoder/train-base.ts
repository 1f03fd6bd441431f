/** `npm run train-base`: makes base/base.bin anew from the questions in base/*.jsonl. The same questions, the same file. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack } from '../learning/packed.ts';
import { BASE_FILE, BASE_KIND, BASE_VERSION } from './base.ts';
import { rowsFromGroups } from './from-groups.ts';
import { Rows } from './rows.ts';

interface QuestionGroup {
  id: string;
  questions: readonly string[];
  sibling?: readonly string[];
}

const DIMENSIONS = 128;
const folder = join(import.meta.dirname, 'base');

const groups = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .sort()
  .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as QuestionGroup);

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
const questions = createHash('sha256').update(JSON.stringify(groups)).digest('hex').slice(0, 16);
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
