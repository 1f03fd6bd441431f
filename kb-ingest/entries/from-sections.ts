import { createHash } from 'node:crypto';
import type { EntryId } from '#conversation';
import { type CleanLine, cleanText } from '../cleaning/clean-text.ts';
import type { DraftEntry, Drafts, SourceFinding } from '../draft.ts';
import type { Place } from '../place.ts';
import type { Claims, Holder } from './claims.ts';
import { inParts } from './parts.ts';
import { RUNNING_TEXT, titleOf } from './running-text.ts';
import { sectionsOf } from './sections.ts';

/** A text that nobody wrote as questions, and where its lines stand. */
export interface Text {
  /** The file's. */
  name: string;
  text: string;
  /** The document's own; null: to be found in its text, or else the file's name. */
  title: string | null;
  placeOf(line: number): Place;
}

/** Entries of such a text: one for each section, asked for by the headings above it. */
export function entriesFromSections({ name, text, title: given, placeOf }: Text, claims: Claims): Drafts {
  const clean = cleanText(text);
  const title = given ?? clean.title ?? titleOfBeginning(clean.lines) ?? nameOfDocument(name);
  const entries: DraftEntry[] = [];
  for (const { path, line, paragraphs } of sectionsOf(clean.lines, title)) {
    const place = { file: name, ...placeOf(line) };
    for (const [part, answer] of inParts(paragraphs.join('\n')).entries()) {
      const heading = path.length > 0 ? path.join('：') : title;
      const question = part === 0 ? heading : `${heading}（第 ${part + 1} 部分）`;
      entries.push({
        id: freeId(name, question, place, claims),
        question,
        similar: [],
        answer,
        category: '未分类',
        source: `《${title}》`,
        effectiveFrom: null,
        effectiveTo: null,
        place,
      });
    }
  }
  return { entries, findings: damageIn(clean.lines, placeOf) };
}

/** A file's name without its ending. */
export function nameOfDocument(file: string): string {
  return file.replace(/\.[^.]+$/u, '');
}

/** Equal headings, in one file or in files of one name, are told apart by their order. */
export function freeId(file: string, question: string, place: Holder, claims: Claims): EntryId {
  for (let before = 0; ; before++) {
    const id = stableId(file, question, before);
    if (claims.id(id, place) === null) return id;
  }
}

/** The same source, headings and place among equals give the same id, however the text beneath changes. */
export function stableId(file: string, question: string, before: number): EntryId {
  const hash = createHash('sha256')
    .update(JSON.stringify([file, question, before]))
    .digest('hex');
  return `doc-${hash.slice(0, 12)}` as EntryId;
}

/** A text that lost its line breaks begins with its title run together with its first sentence. */
function titleOfBeginning(lines: readonly CleanLine[]): string | null {
  const first = lines.find(({ text }) => text !== '')?.text;
  if (first === undefined) return null;
  const markdown = /^#\s+(.+)$/u.exec(first)?.[1];
  if (markdown !== undefined || first.length < RUNNING_TEXT) return markdown ?? null;
  return titleOf(first, null) || null;
}

function damageIn(lines: readonly CleanLine[], placeOf: Text['placeOf']): readonly SourceFinding[] {
  return lines.flatMap(({ number, damage }): readonly SourceFinding[] =>
    damage === null
      ? []
      : [
          {
            place: placeOf(number),
            problem: 'text-damaged',
            says: {
              zh: `“${damage}”有无法修复的乱码，请对照原文核对后再发布。`,
              en: `"${damage}" is damaged beyond mending; compare it with the original before publishing.`,
            },
          },
        ],
  );
}
