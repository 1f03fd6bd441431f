import { z } from 'zod';
import {
  complaintGrades,
  complaintsAgainst,
  dangers,
  type Evidence,
  emotions,
  type Finding,
  type Message,
} from '#conversation';
import { type AnswerModel, ModelFailure } from '#models';
import { mask } from '#privacy';
import { renderPrompt } from '#prompts';
import type { Said } from '../hearing.ts';

const words = z.string().min(1).max(300);
const Heard = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('asks-for-person'), words }),
  z.strictObject({
    what: z.literal('complaint'),
    grade: z.enum(complaintGrades),
    against: z.enum(complaintsAgainst),
    words,
  }),
  z.strictObject({ what: z.literal('danger'), danger: z.enum(dangers), words }),
  z.strictObject({
    what: z.literal('emotion'),
    emotion: z.enum(emotions),
    strength: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    words,
  }),
  z.strictObject({ what: z.literal('abuse'), words }),
  z.strictObject({ what: z.literal('vagueness'), words }),
]);
/** What a model may answer with, and nothing else. */
const Answer = z.strictObject({ heard: z.array(Heard).max(12) });

/** What a model heard, or why it is not taken. `detail` is masked, for the log. */
export type HeardByModel = { heard: readonly Finding[] } | { refused: string; detail: string };

/** A turn's messages, and what was said before them. */
export interface ModelHearing {
  said: readonly Said[];
  before: readonly Message[];
}

const messagesTold = 6;
const longestTold = 300;
const longestTurn = 2_000;
/** Assumed, until it is measured on one's own conversations: no model was at hand to calibrate one. */
const RIGHT_SO_OFTEN = 0.8;

/**
 * What a language model hears in a turn, as findings whose words stand in it: words that do not are no evidence, and
 * their finding is left out. It is told masked words only. Never throws: what was late, broken or outside of the form
 * is refused, and told.
 */
export async function hearByModel(
  { said, before }: ModelHearing,
  { model, within }: { model: AnswerModel; within: number },
): Promise<HeardByModel> {
  const turn = said
    .map(({ text }) => mask(text).text)
    .join('\n')
    .slice(0, longestTurn);
  if (turn.trim() === '') return { refused: 'nothing-said', detail: '' };
  let text = '';
  try {
    const prompt = renderPrompt('listening', { turn: turn.toWellFormed(), before: told(before) });
    for await (const piece of model.write(prompt, { firstWithin: within, allWithin: within }))
      if ('text' in piece) text += piece.text;
  } catch (error) {
    if (error instanceof ModelFailure) return { refused: error.kind, detail: mask(error.message).text };
    throw error;
  }
  const answer = readAnswer(text);
  if (answer === null) return { refused: 'not-in-form', detail: mask(text).text.slice(0, 80) };
  return { heard: answer.heard.flatMap((one) => findingOf(one, said)) };
}

function told(before: readonly Message[]): string {
  const lines = before
    .filter(({ author }) => author.by !== 'notice')
    .slice(-messagesTold)
    .map(
      ({ author, text }) => `${author.by === 'customer' ? '客户' : '客服'}：${mask(text).text.slice(0, longestTold)}`,
    );
  return lines.join('\n').toWellFormed().trim() || '（无）';
}

/** Models like to put their JSON between three backticks; anything else around it is not the form. */
function readAnswer(text: string): z.infer<typeof Answer> | null {
  const [, inside = text] = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?```\s*$/u.exec(text) ?? [];
  try {
    return Answer.safeParse(JSON.parse(inside)).data ?? null;
  } catch {
    return null;
  }
}

function findingOf(heard: z.infer<typeof Heard>, said: readonly Said[]): Finding[] {
  const evidence = evidenceFor(heard.words, said);
  if (evidence === null) return [];
  const found = { evidence: [evidence], probability: RIGHT_SO_OFTEN, by: 'model' } as const;
  switch (heard.what) {
    case 'complaint':
      return [{ kind: 'complaint', grade: heard.grade, against: heard.against, ...found }];
    case 'danger':
      return [{ kind: 'danger', danger: heard.danger, ...found }];
    case 'emotion':
      return [{ kind: 'emotion', emotion: heard.emotion, strength: heard.strength, ...found }];
    default:
      return [{ kind: heard.what, ...found }];
  }
}

function evidenceFor(quoted: string, said: readonly Said[]): Evidence | null {
  for (const { seq, text } of said) {
    const from = text.indexOf(quoted);
    if (from >= 0) return { seq, from, to: from + quoted.length, words: quoted };
  }
  return null;
}
