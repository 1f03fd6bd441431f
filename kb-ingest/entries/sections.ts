import type { CleanLine } from '../cleaning/clean-text.ts';
import { type Heading, headingIn, numberAt } from './headings.ts';
import { piecesOf, RUNNING_TEXT } from './running-text.ts';

/** What stands under one heading. */
export interface Section {
  /** The headings above it, the outermost first; empty before the first heading. A question stands alone. */
  path: readonly string[];
  /** The line of its first sentence. */
  line: number;
  paragraphs: readonly string[];
}

/** The sections of a text that have anything in them, in their order. */
export function sectionsOf(lines: readonly CleanLine[], documentTitle: string | null): readonly Section[] {
  const sections: { path: readonly string[]; line: number; paragraphs: string[] }[] = [];
  let above: readonly Heading[] = [];
  let isNew = true;
  for (const block of blocksOf(lines, documentTitle)) {
    if ('title' in block) {
      above = [...above.filter(({ rank }) => rank < block.rank), block];
      isNew = true;
      continue;
    }
    const asked = above.find(({ isAsked }) => isAsked);
    if (isNew) {
      const path = asked ? [asked.title] : above.map(({ title }) => title);
      sections.push({ path, line: block.line, paragraphs: [] });
    }
    sections.at(-1)?.paragraphs.push(asked && isNew ? block.body.replace(ANSWER, '') : block.body);
    isNew = false;
  }
  return sections;
}

/** What an answer is introduced with. */
const ANSWER = /^(?:答|A)\s*\d{0,3}\s*[:：.、]\s*/u;

type Block = Heading | { body: string; line: number };

function blocksOf(lines: readonly CleanLine[], documentTitle: string | null): readonly Block[] {
  const written = lines.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  return written.flatMap(({ number, text }, place): readonly Block[] => {
    const heading = headingIn(text, isLone(text, written[place - 1]?.text, written[place + 1]?.text));
    if (heading) return heading.title === documentTitle ? [] : [heading];
    if (text === documentTitle) return [];
    if (text.length < RUNNING_TEXT) return [{ body: text, line: number }];
    return piecesOf(text, documentTitle).map((piece) =>
      'body' in piece
        ? { body: piece.body, line: number }
        : { rank: numberAt(piece.number)?.rank ?? RANK_WITHOUT_NUMBER, title: piece.title, isAsked: false },
    );
  });
}

/** Under a chapter, above what is numbered 一、 and below. */
const RANK_WITHOUT_NUMBER = 8;

/** A numbered line with something under it and no neighbour of its kind is a heading; with one, a step of a list. */
function isLone(text: string, before: string | undefined, after: string | undefined): boolean {
  const rank = numberAt(text)?.rank;
  return after !== undefined && ![before, after].some((line) => line !== undefined && numberAt(line)?.rank === rank);
}
