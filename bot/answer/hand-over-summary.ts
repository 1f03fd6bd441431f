import type { Message } from '#conversation';
import { type AnswerModel, ModelFailure } from '#models';
import { mask } from '#privacy';
import { renderPrompt } from '#prompts';
import { figuresIn } from './grounds/figures.ts';
import { linksIn } from './grounds/links.ts';
import { plainly } from './grounds/plain.ts';

/** A handover to be told in a model's words. The record so far, and what the rules made of it. */
export interface SummaryOrder {
  messages: readonly Message[];
  byRules: string;
}

export type Summarised = { summary: string } | { refused: string; detail: string };

export interface SummaryParts {
  model: AnswerModel;
  newMark(): string;
  /** Milliseconds in which it must have come; the rules' summary stands already. */
  within: number;
}

const lines = ['情境', '任务', '行动', '结果'] as const;
const longestLine = 90;
/** Messages that the model is told, the last ones. */
const messagesTold = 30;
const longestTold = 300;

/**
 * A handover in situation, task, action and result, in a model's words: four lines in which every figure and link stands
 * in what was said. Never throws: what was refused is told, and the rules' summary stays.
 */
export async function summariseByModel(
  { messages, byRules }: SummaryOrder,
  { model, newMark, within }: SummaryParts,
): Promise<Summarised> {
  const conversation = messages
    .filter(({ author }) => author.by !== 'notice')
    .slice(-messagesTold)
    .map(
      ({ author, text }) =>
        `${author.by === 'customer' ? '客户' : '客服'}：${mask(text).text.slice(0, longestTold).toWellFormed()}`,
    )
    .join('\n');
  const mark = newMark();
  const reason = byRules.split('\n').at(-1) ?? byRules;
  let text = '';
  try {
    const prompt = renderPrompt('handoff-summary', { mark, reason, conversation });
    for await (const piece of model.write(prompt, { firstWithin: within, allWithin: within }))
      if ('text' in piece) text += piece.text;
  } catch (error) {
    if (error instanceof ModelFailure) return { refused: error.kind, detail: mask(error.message).text };
    throw error;
  }
  return checked(text, { mark, known: plainly(`${conversation}\n${byRules}`) });
}

function checked(text: string, { mark, known }: { mark: string; known: string }): Summarised {
  const refuse = (refused: string, words: string) => ({ refused, detail: hidden(words) });
  const written = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isFourLines = written.length === 4 && written.every((line, at) => line.startsWith(`${lines[at]}：`));
  if (!isFourLines || written.some((line) => line.length > longestLine)) return refuse('not-four-lines', text);
  const summary = written.join('\n');
  if (summary.includes(mark)) return refuse('prompt-leak', '…');
  if (/[<>{}|`#~\\^]|[^\P{C}\n]/u.test(summary)) return refuse('not-plain', summary);
  const figures = new Set(figuresIn(known).map(({ canonical }) => canonical));
  const figure = figuresIn(summary).find(({ canonical, words }) => words !== '' && !figures.has(canonical));
  if (figure) return refuse('unknown-figure', figure.words);
  const links = new Set(linksIn(known));
  const link = linksIn(summary).find((one) => !links.has(one));
  if (link !== undefined) return refuse('unknown-link', link);
  if (mask(summary).changed) return refuse('personal-data', summary);
  return { summary: `${summary}\n（AI 概括，以对话记录为准）` };
}

function hidden(words: string): string {
  return mask(words).text.slice(0, 80);
}
