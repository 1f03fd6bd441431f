import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BURSTS_BEFORE, complaintGrades, dangers, emotions } from '#conversation';

export const DISPUTED = 'disputed';

/**
 * One customer turn as it should be heard. What is not named is not to be heard; without an emotion it is calm, and where
 * readers disagree whether it is, the emotion is disputed.
 */
const Turn = z.strictObject({
  text: z.string(),
  person: z.literal(true).optional(),
  complaint: z.enum(complaintGrades).optional(),
  danger: z.array(z.enum(dangers)).nonempty().optional(),
  emotion: z.enum([...emotions, DISPUTED]).optional(),
  strength: z.int().min(1).max(3).optional(),
  abuse: z.literal(true).optional(),
  vague: z.literal(true).optional(),
});
const Line = z.array(z.union([Turn, z.strictObject({ by: z.literal('bot'), text: z.string() })]));

/** A customer's turn, their turns before it, a line each, and what they were told since; null where nothing. */
export interface LabelledTurn extends z.infer<typeof Turn> {
  conversation: number;
  before: string | null;
  told: string | null;
}

const examplesFolder = join(import.meta.dirname, 'examples');

/** The beginning of the SHA-256 of all examples: weights learned from others are known by it. */
export function digestOfExamples(): string {
  const digest = createHash('sha256');
  for (const file of readdirSync(examplesFolder).sort()) digest.update(readFileSync(join(examplesFolder, file)));
  return digest.digest('hex').slice(0, 16);
}

/** The conversations written to learn from: one JSON line each. */
export function readExamples(): readonly LabelledTurn[] {
  const turns: LabelledTurn[] = [];
  let conversation = 0;
  for (const file of readdirSync(examplesFolder).sort()) {
    for (const line of readFileSync(join(examplesFolder, file), 'utf8').trim().split('\n')) {
      const earlier: string[] = [];
      let told: string | null = null;
      for (const turn of Line.parse(JSON.parse(line))) {
        if ('by' in turn) {
          told = turn.text;
          continue;
        }
        const before = earlier.length === 0 ? null : earlier.slice(-BURSTS_BEFORE).join('\n');
        turns.push({ ...turn, conversation, before, told });
        earlier.push(turn.text);
        told = null;
      }
      conversation++;
    }
  }
  return turns;
}
