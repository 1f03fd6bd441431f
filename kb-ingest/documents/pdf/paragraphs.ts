import { numberAt } from '../../entries/headings.ts';
import type { PlacedLine } from '../document.ts';
import { linesOfTable } from '../table.ts';
import { joined, type PrintedLine, textOfLine } from './printed-lines.ts';
import { blocksOf } from './tables.ts';

/** Lines joined into the paragraphs they were broken from, headings marked by their size, tables row by row. */
export function paragraphsOf(lines: readonly PrintedLine[]): { title: string | null; lines: readonly PlacedLine[] } {
  const body = bodySizeOf(lines);
  const sizes = headingSizesOf(lines, body);
  const margins = marginsOf(lines);
  const paragraphs: Paragraph[] = [];
  for (const block of blocksOf(lines)) {
    if ('grid' in block) {
      for (const row of linesOfTable(block.grid))
        paragraphs.push({ text: row, page: block.page, last: null, size: body });
      continue;
    }
    const { line } = block;
    const before = paragraphs.at(-1);
    const text = textOfLine(line);
    if (before?.last && isSameParagraph(before, line, text, margins)) {
      before.text = joined(before.text, text, true);
      before.last = line;
    } else paragraphs.push({ text, page: line.page, last: line, size: line.size });
  }
  const title = titleOf(paragraphs, sizes);
  return {
    title: title?.text ?? null,
    lines: paragraphs.map((paragraph) => {
      const rank = sizes.findIndex((size) => isNear(size, paragraph.size));
      const marks = paragraph === title ? '#' : '#'.repeat(Math.min(6, rank + 2));
      const text = rank >= 0 && isHeading(paragraph.text) ? `${marks} ${paragraph.text}` : paragraph.text;
      return { text, place: { page: paragraph.page } };
    }),
  };
}

interface Paragraph {
  text: string;
  /** Where it begins. */
  page: number;
  /** The last line that went into it; null where nothing may follow. */
  last: PrintedLine | null;
  size: number;
}

/** The size in which most characters are set. */
function bodySizeOf(lines: readonly PrintedLine[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    counts.set(size, (counts.get(size) ?? 0) + textOfLine(line).length);
  }
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}

/** Sizes that are clearly greater than the body's, the greatest first. */
function headingSizesOf(lines: readonly PrintedLine[], body: number): readonly number[] {
  const sizes: number[] = [];
  for (const { size } of lines.toSorted((one, other) => other.size - one.size)) {
    if (size >= body * 1.12 && !sizes.some((known) => isNear(known, size))) sizes.push(size);
  }
  return sizes;
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.6;
}

/** The first paragraph, where it alone is set in the greatest size. */
function titleOf(paragraphs: readonly Paragraph[], [greatest]: readonly number[]): Paragraph | null {
  if (greatest === undefined) return null;
  const great = paragraphs.filter(({ size }) => isNear(size, greatest));
  const [first] = great;
  return first && great.length === 1 && first === paragraphs[0] && isHeading(first.text) ? first : null;
}

function isHeading(text: string): boolean {
  return text.length <= LONGEST_HEADING && !/[。；;，,]$/u.test(text);
}

const LONGEST_HEADING = 60;

/** How far lines reach to the right, by page and column. */
type Margins = ReadonlyMap<string, number>;

/** A page of short lines alone is taken to be as wide as the widest; a turned one keeps a width of its own. */
function marginsOf(lines: readonly PrintedLine[]): Margins {
  const margins = new Map<string, number>();
  const widest = new Map<PrintedLine['column'], number>();
  for (const line of lines) {
    margins.set(columnOf(line), Math.max(margins.get(columnOf(line)) ?? 0, line.right));
    widest.set(line.column, Math.max(widest.get(line.column) ?? 0, line.right));
  }
  for (const line of lines) {
    const all = widest.get(line.column) ?? 0;
    if ((margins.get(columnOf(line)) ?? 0) < all * SHORT_LINES) margins.set(columnOf(line), all);
  }
  return margins;
}

/** Below what an upright page has of a turned one's width: 210 of 297 mm. */
const SHORT_LINES = 0.6;

function columnOf({ page, column }: PrintedLine): string {
  return `${page} ${column ?? 'whole'}`;
}

function isSameParagraph(paragraph: Paragraph, line: PrintedLine, text: string, margins: Margins): boolean {
  const { last } = paragraph;
  if (!last || !isNear(last.size, line.size)) return false;
  if (startsAnew(text)) return false;
  const isNextPage = line.page !== last.page;
  const isNextColumn = line.page === last.page && line.y < last.y;
  if (isNextPage || isNextColumn) {
    if (/[。！？!?；;：:]$/u.test(paragraph.text)) return false;
  } else if (line.y - last.y > FARTHEST * line.size) return false;
  const right = margins.get(columnOf(last)) ?? last.right;
  const first = /^[^\s\p{Script=Han}]+/u.exec(text)?.[0].length ?? 1;
  // The next word would have found no room.
  if (last.right + Math.max(1.6, first * 0.62) * line.size < right) return false;
  const isIndented = line.x > last.x + 0.8 * line.size && !isNextColumn;
  return !isIndented || startsAnew(textOfLine(last));
}

/** In sizes of the text, from one baseline to the next within a paragraph. Double spacing is 2.4. */
const FARTHEST = 2.5;

/** Numbers and marks that begin an item or a heading. */
function startsAnew(text: string): boolean {
  return (
    numberAt(text) !== null ||
    /^(?:[•●■◆▪·○\ue000-\uf8ff]|[-–—*]\s|[(（]\d{1,2}[)）]|第[一二三四五六七八九十百\d]+条|[问答QA]\s*\d{0,3}\s*[:：])/u.test(
      text,
    )
  );
}
