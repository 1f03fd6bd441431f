import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { EntryId } from '#conversation';
import type { Entry } from '#knowledge';

/** The forms in which public and private sets are measured with: JSON lines, one folder a set. */
const KnowledgeLine = z.object({
  id: z.string(),
  question: z.string().default(''),
  similar: z.array(z.string()).default([]),
  answer: z.string().default(''),
});
const QueryLine = z.object({
  text: z.string(),
  /** Empty: must not be answered. */
  relevant: z.array(z.string()),
  kind: z.string().default('answerable'),
});
const PairLine = z.object({ a: z.string(), b: z.string(), same: z.boolean() });

export type EvalQuery = z.infer<typeof QueryLine>;
export type Pair = z.infer<typeof PairLine>;

export function readKnowledge(folder: string): readonly Entry[] {
  return readLines(join(folder, 'knowledge.jsonl'), KnowledgeLine).map(({ id, question, similar, answer }) => ({
    id: id as EntryId,
    question,
    similar: [...new Set(similar)].filter((text) => text !== question),
    answer,
    category: '',
    source: '',
    effectiveFrom: null,
    effectiveTo: null,
  }));
}

export function readQueries(folder: string): readonly EvalQuery[] {
  return readLines(join(folder, 'queries.jsonl'), QueryLine);
}

/** A file of pairs, or the folder of one. */
export function readPairs(path: string): readonly Pair[] {
  return readLines(path.endsWith('.jsonl') ? path : join(path, 'pairs.jsonl'), PairLine);
}

/** Stops with a sentence where the file is not there or a line has another form. */
export function readLines<T extends z.ZodType>(path: string, form: T): z.output<T>[] {
  if (!existsSync(path)) throw new NotPresent(path);
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, place) => {
      if (line.trim() === '') return [];
      const read = form.safeParse(JSON.parse(line));
      if (!read.success) throw new Error(`${path}, line ${place + 1}: ${z.prettifyError(read.error)}`);
      return [read.data];
    });
}

export class NotPresent extends Error {
  constructor(path: string) {
    super(`${path}: not present`);
  }
}
