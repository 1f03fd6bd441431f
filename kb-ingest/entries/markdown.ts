import { linesOfTable } from '../documents/table.ts';

/** A line of Markdown as its reader sees it, with its number in the source. */
interface ReadLine {
  text: string;
  number: number;
}

/** Markdown's lines with its tables said row by row and its quotations without their marks. */
export function readMarkdown(text: string): readonly ReadLine[] {
  const lines = text.split(/\r\n?|\n/u);
  const read: ReadLine[] = [];
  for (let at = 0; at < lines.length; ) {
    const rows = tableFrom(lines, at);
    const number = at + 1;
    if (rows.length > 2)
      for (const row of linesOfTable(rows.map(cellsOf).filter(isNoRule))) read.push({ text: row, number });
    else read.push({ text: (lines[at] ?? '').replace(/^\s*>\s?/u, ''), number });
    at += rows.length > 2 ? rows.length : 1;
  }
  return read;
}

function tableFrom(lines: readonly string[], at: number): readonly string[] {
  const end = lines.findIndex((line, place) => place >= at && !/^\s*\|.*\|\s*$/u.test(line));
  return lines.slice(at, end < 0 ? lines.length : Math.max(at, end));
}

function cellsOf(row: string): readonly string[] {
  const inside = row.trim().slice(1, -1);
  return inside.split(/(?<!\\)\|/u).map((cell) => cell.replaceAll('\\|', '|').replaceAll('**', '').trim());
}

/** The line of dashes under a table's header. */
function isNoRule(cells: readonly string[]): boolean {
  return !cells.every((cell) => /^:?-+:?$/u.test(cell));
}
