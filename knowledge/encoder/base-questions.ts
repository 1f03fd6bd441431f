import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Questions that ask the same thing, as base/README.md describes them. */
interface QuestionGroup {
  id: string;
  questions: readonly string[];
  sibling?: readonly string[];
}

const folder = join(import.meta.dirname, 'base');

export function readBaseQuestions(): { groups: readonly QuestionGroup[]; checksum: string } {
  const groups = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as QuestionGroup);
  return { groups, checksum: createHash('sha256').update(JSON.stringify(groups)).digest('hex').slice(0, 16) };
}
