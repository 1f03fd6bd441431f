import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fenced } from './fence.ts';
import { inputPlace, type ModelHints, type PromptFile, readPromptFile } from './prompt-file.ts';

/** Every prompt there is, and what it is filled with. The files say whose words each input carries. */
export interface PromptInputs {
  answer: {
    /** The bank's day, YYYY-MM-DD. */
    today: string;
    /** What must never come back: an answer that has it was talked out of its rules. */
    mark: string;
    /** Numbered: [1] question, answer. */
    entries: string;
    conversation: string;
    question: string;
  };
  'handoff-summary': { mark: string; reason: string; conversation: string };
  /** What was said before, and the customer's messages of this turn, one a line. */
  listening: { before: string; turn: string };
}

export type PromptId = keyof PromptInputs;

/** A prompt as it is sent, and what to remember of it. */
export interface RenderedPrompt {
  id: PromptId;
  version: number;
  digest: string;
  messages: readonly { role: 'system' | 'user'; content: string }[];
  hints: ModelHints;
}

const read = new Map<PromptId, PromptFile>();

/** Fills a prompt. Throws for an input that is missing, unknown or empty: a prompt with a hole is never sent. */
export function renderPrompt<Id extends PromptId>(id: Id, inputs: PromptInputs[Id]): RenderedPrompt {
  const file = promptFile(id);
  const given: Readonly<Record<string, unknown>> = { ...inputs };
  for (const name of Object.keys(given))
    if (!file.inputs.has(name)) throw new Error(`The prompt "${id}" takes no input "${name}".`);
  const filled = new Map<string, string>();
  for (const [name, origin] of file.inputs) {
    const text = given[name];
    if (typeof text !== 'string' || text.trim() === '')
      throw new Error(`The prompt "${id}" needs its input "${name}".`);
    filled.set(name, origin === 'house' ? text : fenced(text, origin));
  }
  const messages = file.sections.map(({ role, template }) => ({
    role,
    content: template.replace(inputPlace, (_place, name: string) => filled.get(name) ?? ''),
  }));
  return { id, version: file.version, digest: file.digest, messages, hints: file.hints };
}

function promptFile(id: PromptId): PromptFile {
  const known = read.get(id);
  if (known) return known;
  const file = readPromptFile(readFileSync(join(import.meta.dirname, `${id}.md`), 'utf8'));
  if (file.id !== id) throw new Error(`The prompt file ${id}.md calls itself "${file.id}".`);
  read.set(id, file);
  return file;
}
