import { createHash } from 'node:crypto';

/**
 * Whose words an input carries. `house`: our own. `approved`: from the knowledge base. `said`: from a conversation;
 * whatever stands in it is matter, never an instruction. The last two are fenced and cannot leave their fence.
 */
const origins = ['house', 'approved', 'said'] as const;
export type Origin = (typeof origins)[number];

/** A prompt as its file has it. */
export interface PromptFile {
  id: string;
  version: number;
  /** The first 12 hexadecimal digits of the SHA-256 of the whole file: what was sent can be told to the letter. */
  digest: string;
  hints: ModelHints;
  inputs: ReadonlyMap<string, Origin>;
  sections: readonly Section[];
}

export interface ModelHints {
  maxTokens: number;
  temperature: number;
}

interface Section {
  role: 'system' | 'user';
  template: string;
}

/** Reads a prompt file. Strict: what it does not know, what is missing and what is never used stops the start. */
export function readPromptFile(text: string): PromptFile {
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(text) ?? [];
  if (head === undefined || body === undefined) throw new Error('A prompt begins with its front matter between ---.');
  const facts = readFrontMatter(head);
  const sections = readSections(body);
  const used = new Set(sections.flatMap(({ template }) => inputsIn(template)));
  for (const name of used)
    if (!facts.inputs.has(name)) throw new Error(`The prompt uses {{${name}}} and names no such input.`);
  for (const name of facts.inputs.keys())
    if (!used.has(name)) throw new Error(`The prompt never uses its input "${name}".`);
  return { ...facts, sections, digest: createHash('sha256').update(text).digest('hex').slice(0, 12) };
}

/** Where an input stands in a template. */
export const inputPlace = /\{\{([a-z-]+)\}\}/gu;

function inputsIn(template: string): string[] {
  return [...template.matchAll(inputPlace)].map(([, name = '']) => name);
}

function readFrontMatter(head: string): Omit<PromptFile, 'sections' | 'digest'> {
  const facts = new Map<string, string>();
  const inputs = new Map<string, Origin>();
  for (const line of head.split('\n')) {
    const [, indent = '', name, value = ''] = /^( {2})?([a-z-]+):(?: (.+))?$/u.exec(line) ?? [];
    if (name === undefined) throw new Error(`The front matter has a line that is no "name: value": ${line}`);
    if (indent === '') facts.set(name, value);
    else if (origins.includes(value as Origin)) inputs.set(name, value as Origin);
    else throw new Error(`The input "${name}" is ${value || 'nothing'}; it may be ${origins.join(', ')}.`);
  }
  const unknown = [...facts.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`The front matter knows no "${unknown}"; there are ${known.join(', ')}.`);
  const number = (name: string) => {
    const value = Number(facts.get(name) ?? '');
    if (!facts.get(name) || !Number.isFinite(value)) throw new Error(`The front matter needs a number for "${name}".`);
    return value;
  };
  const id = facts.get('id');
  if (!id) throw new Error('The front matter needs an "id".');
  const hints = { maxTokens: number('max-tokens'), temperature: number('temperature') };
  return { id, version: number('version'), hints, inputs };
}

const known = ['id', 'version', 'max-tokens', 'temperature', 'inputs'];

function readSections(body: string): Section[] {
  const [before = '', ...parts] = body.split(/^# (system|user)\n/mu);
  if (before.trim() !== '' || parts.length === 0)
    throw new Error('A prompt consists of "# system" and "# user" parts.');
  const sections: Section[] = [];
  for (let at = 0; at < parts.length; at += 2)
    sections.push({ role: parts[at] as Section['role'], template: (parts[at + 1] ?? '').trim() });
  return sections;
}
