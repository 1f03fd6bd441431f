import type { Entry } from '#knowledge';
import { figuresIn } from './figures.ts';
import { linksIn } from './links.ts';
import { plainly } from './plain.ts';

/** Approved entries, read for what an answer may rest on. */
export interface Evidence {
  entry: Entry;
  /** Question and answer, plainly. */
  text: string;
  figures: ReadonlySet<string>;
  links: ReadonlySet<string>;
  /** Of the answer. */
  sentences: readonly string[];
  clauses: readonly Clause[];
}

/** A part of an answer, with what it is about. */
export interface Clause {
  figures: ReadonlySet<string>;
  characters: ReadonlySet<string>;
}

export function readEvidence(entry: Entry): Evidence {
  const { question, answer } = entry;
  const text = plainly(`${question}\n${answer}`);
  const asked = charactersIn(question);
  const clauses = answer.split(/[，；。！？\n]|[,;](?!\d)/u).map((clause) => ({
    figures: new Set(figuresIn(clause).map(({ canonical }) => canonical)),
    // What it is about stands in the question, too.
    characters: new Set([...charactersIn(clause), ...asked]),
  }));
  return {
    entry,
    text,
    figures: new Set(figuresIn(text).map(({ canonical }) => canonical)),
    links: new Set(linksIn(text)),
    sentences: answer.match(/[^。！？\n]+[。！？]?/gu) ?? [],
    clauses,
  };
}

/** Characters that carry meaning: every sentence has 您, 的 and 可以, and they ground nothing. Numerals are figures. */
export function charactersIn(text: string): readonly string[] {
  return (plainly(text).match(/\p{Script=Han}/gu) ?? []).filter((character) => !empty.has(character));
}

const empty = new Set(
  '您的了在和与及或是有会将就也都请可以能把被为对于从由到这那其之而并且则该此若如果如需后前时中内零〇一二两三四五六七八九十百千万亿',
);
