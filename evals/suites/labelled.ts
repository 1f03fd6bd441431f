import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { NotPresent, readLines } from './open-data.ts';

/**
 * One customer message as it should be heard, after what the customer said before, a line for each message, and what they
 * were told since. A label that is missing is not scored.
 */
const ListeningLine = z.object({
  text: z.string(),
  before: z.string().nullish(),
  told: z.string().nullish(),
  human: z.boolean().nullish(),
  complaint: z.boolean().nullish(),
  urgent: z.boolean().nullish(),
  emotion: z.string().nullish(),
  abuse: z.boolean().nullish(),
  vague: z.boolean().nullish(),
  grade: z.string().nullish(),
  danger: z.string().nullish(),
});
const EmotionLine = z.object({ text: z.string(), emotion: z.string() });
const AbuseLine = z.object({ text: z.string(), abuse: z.boolean() });

export type ListeningRow = z.infer<typeof ListeningLine>;
export type EmotionRow = z.infer<typeof EmotionLine>;
export type AbuseRow = z.infer<typeof AbuseLine>;

export const readListening = (path: string): readonly ListeningRow[] => readAll(path, ListeningLine);
export const readEmotion = (path: string): readonly EmotionRow[] => readAll(path, EmotionLine);
export const readAbuse = (path: string): readonly AbuseRow[] => readAll(path, AbuseLine);

/** A file, or all files of a folder. */
export function readAll<T extends z.ZodType>(path: string, form: T): z.output<T>[] {
  if (path.endsWith('.jsonl')) return readLines(path, form);
  if (!existsSync(path)) throw new NotPresent(path);
  const files = readdirSync(path)
    .filter((file) => file.endsWith('.jsonl'))
    .sort();
  if (files.length === 0) throw new NotPresent(join(path, '*.jsonl'));
  return files.flatMap((file) => readLines(join(path, file), form));
}
