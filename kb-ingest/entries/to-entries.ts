import { cleanText } from '../cleaning/clean-text.ts';
import type { Drafts } from '../draft.ts';
import type { Place } from '../place.ts';
import type { Source } from '../source/read-source.ts';
import { Claims } from './claims.ts';
import { effectiveDayIn } from './effective.ts';
import { entriesFromEntryForm, isEntryForm } from './from-entry-form.ts';
import { entriesFromRows } from './from-rows.ts';
import { entriesFromSections, nameOfDocument } from './from-sections.ts';
import { readMarkdown } from './markdown.ts';

/**
 * The entries of one source: those that are written as such, the rows of its tables that are knowledge by themselves,
 * and one for each section of the rest. What is wrong is a finding with its place; everything else is read. `claims`
 * carries the ids and wordings of the files before.
 */
export function toEntries(source: Source, claims: Claims = new Claims()): Drafts {
  const drafts = draftsOf(source, claims);
  if (drafts.entries.length > 0 || ('text' in source && isEntryForm(source))) return drafts;
  return { ...drafts, findings: [...drafts.findings, nothingFound(source)] };
}

function draftsOf(source: Source, claims: Claims): Drafts {
  const { name } = source;
  if ('text' in source) {
    if (isEntryForm(source)) return entriesFromEntryForm(source, claims);
    if (source.kind === 'text')
      return inForce(
        source.text.split('\n'),
        entriesFromSections({ ...source, title: null, placeOf: (line) => ({ line }) }, claims),
      );
    const read = readMarkdown(source.text);
    const lines = read.map(({ text }) => text);
    const placeOf = (line: number): Place => ({ line: read[line - 1]?.number ?? line });
    return inForce(lines, entriesFromSections({ name, text: lines.join('\n'), title: null, placeOf }, claims));
  }
  const { rows, findings } = source;
  // Written as the lines are once they are cleaned, among which it may stand again.
  const title = source.title === null ? null : (cleanText(source.title).lines[0]?.text ?? null);
  const lines = source.lines.map(({ text }) => text);
  const placeOf = (line: number): Place => source.lines[line - 1]?.place ?? { line };
  const fromRows = entriesFromRows(name, title, rows, claims);
  const text = { name, text: lines.join('\n'), title: title ?? nameOfDocument(name), placeOf };
  const fromText = entriesFromSections(text, claims);
  return inForce(lines, {
    entries: [...fromRows.entries, ...fromText.entries],
    findings: [...findings, ...fromRows.findings, ...fromText.findings],
  });
}

/** What a document says of itself holds for what it holds. */
function inForce(lines: readonly string[], { entries, findings }: Drafts): Drafts {
  const day = effectiveDayIn(lines);
  return { entries: entries.map((entry) => ({ ...entry, effectiveFrom: entry.effectiveFrom ?? day })), findings };
}

function nothingFound(source: Source): Drafts['findings'][number] {
  const place: Place = source.kind === 'pdf' ? { page: 1 } : source.kind === 'word' ? { heading: '' } : { line: 1 };
  return {
    place,
    problem: 'nothing-found',
    says: {
      zh: '去除页眉页脚和网页附带的文字后，没有可作为知识的内容。',
      en: 'Nothing was found that can be knowledge, once page heads and what websites add are taken away.',
    },
  };
}
