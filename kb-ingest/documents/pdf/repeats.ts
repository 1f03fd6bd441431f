import type { Page } from './pieces.ts';
import { type PrintedLine, textOfLine } from './printed-lines.ts';

export interface PrintedPage extends Page {
  lines: readonly PrintedLine[];
}

/** Pages without their heads, feet and numbers: what stands at their edges again and again, whatever its figures. */
export function withoutRepeats(pages: readonly PrintedPage[]): readonly PrintedPage[] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(edgesOf(page).map(({ key }) => key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const often = Math.max(2, pages.length * OFTEN);
  return pages.map((page) => {
    const repeated = new Set(
      edgesOf(page).flatMap(({ key, line }) => ((counts.get(key) ?? 0) >= often || isNumber(line) ? [line] : [])),
    );
    return { ...page, lines: page.lines.filter((line) => !repeated.has(line) && !isContents(line)) };
  });
}

/** Odd and even pages may have heads of their own, and a chapter's first page none. */
const OFTEN = 0.3;
/** Of a page's height, at the top and at the bottom. */
const EDGE = 0.14;
const MOST_LINES_AT_EDGE = 3;

function edgesOf({ lines, height }: PrintedPage): readonly { key: string; line: PrintedLine }[] {
  const top = lines.slice(0, MOST_LINES_AT_EDGE).filter(({ y, grid }) => !grid && y < height * EDGE);
  const bottom = lines.slice(-MOST_LINES_AT_EDGE).filter(({ y, grid }) => !grid && y > height * (1 - EDGE));
  return [...top.map((line) => ({ line, at: 'top' })), ...bottom.map((line) => ({ line, at: 'bottom' }))].map(
    ({ line, at }) => ({ line, key: `${at} ${textOfLine(line).replace(/\d+/g, '#').replace(/\s+/g, '')}` }),
  );
}

function isNumber(line: PrintedLine): boolean {
  return /^(?:第?\s*[-–—]?\s*\d{1,4}\s*[-–—]?\s*页?(?:\s*[/共，,]\s*共?\s*\d{1,4}\s*页?)?|page\s*\d{1,4}(?:\s*of\s*\d{1,4})?)$/iu.test(
    textOfLine(line),
  );
}

/** A line of a table of contents: a title, dots, a page's number. */
function isContents(line: PrintedLine): boolean {
  return /(?:[.．·…]\s*){4,}\d{1,4}$/u.test(textOfLine(line));
}
