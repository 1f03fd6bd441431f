import type { PrintedLine } from './printed-lines.ts';

/**
 * The lines of a page as a reader takes them: where the page is set in two columns, the left one first. Columns are
 * told from tables by being full of text on both sides of one gutter.
 */
export function inReadingOrder(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  const gutter = gutterOf(lines);
  if (gutter === null) return lines;
  const ordered: PrintedLine[] = [];
  let run: PrintedLine[] = [];
  const close = () => {
    ordered.push(...(inColumns(run, gutter) ?? run));
    run = [];
  };
  const usual = usualGap(lines);
  for (const line of lines) {
    const before = run.at(-1);
    // Where nothing is written across the page, the columns are over.
    if (before && line.y - before.y > LARGEST_GAP * usual) close();
    if (crosses(line, gutter)) {
      close();
      ordered.push(line);
    } else run.push(line);
  }
  close();
  return ordered;
}

/** From a baseline to the next, as half of the lines have it or less. */
function usualGap(lines: readonly PrintedLine[]): number {
  const gaps = lines
    .slice(1)
    .map(({ y }, at) => y - (lines[at]?.y ?? y))
    .filter((gap) => gap > 1);
  return gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0;
}

const LARGEST_GAP = 1.6;

/** Where fewest lines cross, in the middle of what is written; null on a page of a few lines. */
function gutterOf(lines: readonly PrintedLine[]): number | null {
  if (lines.flatMap(({ cells }) => cells).length < FEWEST_CELLS) return null;
  const left = Math.min(...lines.map(({ x }) => x));
  const right = Math.max(...lines.map((line) => line.right));
  let best: { at: number; crossing: number } | null = null;
  let widest: number[] = [];
  for (let at = left + (right - left) * 0.35; at <= left + (right - left) * 0.65; at += 3) {
    const crossing = lines.filter((line) => crosses(line, at)).length;
    if (best === null || crossing < best.crossing) {
      best = { at, crossing };
      widest = [at];
    } else if (crossing === best.crossing) widest.push(at);
  }
  return best && best.crossing <= lines.length / 2 ? (widest[Math.floor(widest.length / 2)] ?? null) : null;
}

function crosses({ cells }: PrintedLine, at: number): boolean {
  return cells.some(({ x, right }) => x < at && right > at);
}

function inColumns(run: readonly PrintedLine[], gutter: number): readonly PrintedLine[] | null {
  const left = run.flatMap((line) => partOf(line, 'left', ({ right }) => right <= gutter));
  const right = run.flatMap((line) => partOf(line, 'right', ({ x }) => x >= gutter));
  const full = fullLinesIn(left) + fullLinesIn(right);
  return full >= FEWEST_FULL && fullLinesIn(left) > 0 && fullLinesIn(right) > 0 ? [...left, ...right] : null;
}

function partOf(
  line: PrintedLine,
  column: 'left' | 'right',
  isIn: (cell: PrintedLine['cells'][number]) => boolean,
): readonly PrintedLine[] {
  const cells = line.cells.filter(isIn);
  const [first] = cells;
  return first ? [{ ...line, column, cells, x: first.x, right: cells.at(-1)?.right ?? first.right }] : [];
}

/** Lines that fill their column, as broken sentences do; none where it is as narrow or as short as a table's. */
function fullLinesIn(lines: readonly PrintedLine[]): number {
  const start = Math.min(...lines.map(({ x }) => x));
  const end = Math.max(...lines.map(({ right }) => right));
  const isText = lines.length >= FEWEST_IN_COLUMN && lines.every(({ size }) => (end - start) / size >= NARROWEST);
  return isText
    ? lines.filter(({ x, right, cells }) => cells.length === 1 && right - x >= 0.9 * (end - start)).length
    : 0;
}

const FEWEST_CELLS = 6;
const FEWEST_IN_COLUMN = 3;
/** In both columns together. */
const FEWEST_FULL = 3;
/** A column of text has at least this many characters to the line. */
const NARROWEST = 12;
