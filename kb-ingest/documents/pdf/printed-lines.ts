import type { Piece } from './pieces.ts';

/** What stands on one baseline: its cells are what wide gaps part. */
export interface PrintedLine {
  cells: readonly Cell[];
  x: number;
  right: number;
  y: number;
  /** The size of most of it. */
  size: number;
  page: number;
  /** Where the page is set in two: margins differ. */
  column?: 'left' | 'right';
  /** A whole table that stands here, where its borders are drawn. */
  grid?: readonly (readonly string[])[];
}

export interface Cell {
  text: string;
  x: number;
  right: number;
}

/** The lines of a page or a column, from top to bottom. */
export function linesOf(pieces: readonly Piece[]): readonly PrintedLine[] {
  const lines: Piece[][] = [];
  for (const piece of pieces.toSorted((one, other) => one.y - other.y || one.x - other.x)) {
    const line = lines.at(-1);
    const first = line?.[0];
    // Raised and lowered figures belong to the line they stand in.
    if (line && first && Math.abs(piece.y - first.y) < 0.5 * Math.max(piece.size, first.size)) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => lineOf(line.toSorted((one, other) => one.x - other.x)));
}

function lineOf(pieces: readonly Piece[]): PrintedLine {
  const cells: Cell[] = [];
  let before: Piece | undefined;
  for (const piece of pieces) {
    const cell = cells.at(-1);
    const gap = before ? piece.x - before.right : 0;
    const em = Math.max(piece.size, before?.size ?? 0);
    if (!cell || (gap > WIDE_GAP * em && !MARKER.test(cell.text))) cells.push({ ...piece });
    else {
      cell.text = joined(cell.text, piece.text, gap > WORD_GAP * em);
      cell.right = Math.max(cell.right, piece.right);
    }
    before = piece;
  }
  const [longest] = pieces.toSorted((one, other) => other.text.length - one.text.length);
  const { y = 0, size = 0, page = 0 } = longest ?? {};
  return { cells, x: cells[0]?.x ?? 0, right: cells.at(-1)?.right ?? 0, y, size, page };
}

/** In sizes of the text. Between columns of a table there is more, between justified characters less. */
const WIDE_GAP = 1.2;
const WORD_GAP = 0.18;
/** What a tab sets apart from its item or its heading, and is no cell of its own. */
const MARKER =
  /^(?:[•●■◆▪·○\-–—*\ue000-\uf8ff]|[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、．]?|第[一二三四五六七八九十百\d]+[章节条]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)$/u;

const TOGETHER = /[\p{Script=Han}，。、；：！？（）《》“”‘’【】％…—]/u;

/** Two texts that follow each other: a space only where the language has one. */
export function joined(before: string, after: string, isApart: boolean): string {
  const last = before.at(-1) ?? '';
  const next = after.at(0) ?? '';
  if (!isApart || TOGETHER.test(last) || TOGETHER.test(next)) {
    // A list's number keeps its distance.
    return MARKER.test(before) && isApart ? `${before} ${after}` : before + after;
  }
  return `${before.trimEnd()} ${after.trimStart()}`;
}

export function textOfLine({ cells }: PrintedLine): string {
  return cells
    .map(({ text }) => text.trim())
    .join(' ')
    .trim();
}
