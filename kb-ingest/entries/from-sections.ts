import { createHash } from 'node:crypto';
import type { EntryId } from '#conversation';
import { type CleanLine, cleanText } from '../cleaning/clean-text.ts';
import type { DraftEntry, Drafts, SourceFinding } from '../draft.ts';
import type { Source } from '../source/read-source.ts';
import type { Claims } from './claims.ts';
import { inParts } from './parts.ts';
import { RUNNING_TEXT, titleOf } from './running-text.ts';
import { sectionsOf } from './sections.ts';

/** Entries of a text that nobody wrote as questions: one for each section, asked for by the headings above it. */
export function entriesFromSections(source: Source, claims: Claims): Drafts {
  const clean = cleanText(source.text);
  const title = clean.title ?? titleOfBeginning(clean.lines) ?? source.name.replace(/\.[^.]+$/u, '');
  const entries: DraftEntry[] = [];
  for (const { path, line, paragraphs } of sectionsOf(clean.lines, title)) {
    for (const [place, answer] of inParts(paragraphs.join('\n')).entries()) {
      const heading = path.length > 0 ? path.join('：') : title;
      const question = place === 0 ? heading : `${heading}（第 ${place + 1} 部分）`;
      entries.push({
        id: freeId(source.name, question, line, claims),
        question,
        similar: [],
        answer,
        category: '未分类',
        source: `《${title}》`,
        effectiveFrom: null,
        effectiveTo: null,
        place: { file: source.name, line },
      });
    }
  }
  return { entries, findings: findingsIn(clean.lines, entries) };
}

/** Equal headings, in one file or in files of one name, are told apart by their order. */
function freeId(file: string, question: string, line: number, claims: Claims): EntryId {
  for (let before = 0; ; before++) {
    const id = stableId(file, question, before);
    if (claims.id(id, `${file} 第 ${line} 行`) === null) return id;
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

function findingsIn(lines: readonly CleanLine[], entries: readonly DraftEntry[]): readonly SourceFinding[] {
  const findings = lines.flatMap(({ number, damage }): readonly SourceFinding[] =>
    damage === null
      ? []
      : [{ line: number, problem: 'text-damaged', says: `“${damage}”有无法修复的乱码，请对照原文核对后再发布。` }],
  );
  if (entries.length > 0) return findings;
  return [...findings, { line: 1, problem: 'nothing-found', says: '去除网页附带的文字后，没有可作为知识的内容。' }];
}
