/** `npm run train-listening`: learns listening.bin anew from examples/*.jsonl. The same examples, the same file. */
import { writeFileSync } from 'node:fs';
import { MODEL_FILE, write } from '../learned/model.ts';
import { digestOfExamples, readExamples } from './examples.ts';
import { train } from './training.ts';

const started = performance.now();
const turns = readExamples();
const { figures, ...learned } = await train(turns);
console.log(`${''.padEnd(48)} 准确   召回   F1`);
for (const { name, counted } of figures) {
  const { precision, recall, f1 } = counted;
  console.log(`${name.padEnd(48)} ${[precision, recall, f1].map((value) => value.toFixed(3)).join('  ')}`);
}
const bytes = write({ ...learned, examples: { count: turns.length, digest: digestOfExamples() } });
writeFileSync(MODEL_FILE, bytes);
const seconds = ((performance.now() - started) / 1_000).toFixed(1);
console.log(`${turns.length} 句，${learned.vocabulary.hashes.length} 个特征，${bytes.length} 字节，${seconds} 秒`);
