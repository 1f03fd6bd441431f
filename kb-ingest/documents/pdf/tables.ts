import type { PrintedLine } from './printed-lines.ts';

/** Lines that belong to a table, as its rows; and any other line by itself. */
export type Block = { line: PrintedLine } | TableBlock;

interface TableBlock {
  grid: readonly (readonly string[])[];
  /** Where it begins and ends. */
  page: number;
  lastPage: number;
}

/**
 * Finds tables without borders by their gaps: lines in a row that are parted into cells, whose cells stand under one
 * another. A line that stands in a later column alone is the cell above it going on.
 */
export function blocksOf(lines: readonly PrintedLine[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (!line) break;
    const rows = line.grid ? [line] : rowsFrom(lines, at);
    const grid = line.grid ?? (rows.filter(({ cells }) => cells.length > 1).length < 2 ? null : gridOf(rows));
    if (grid) add(blocks, { grid, page: line.page, lastPage: line.page });
    else blocks.push({ line });
    at += grid ? rows.length : 1;
  }
  return blocks;
}

/** A table may go on on the next page, under its header said again. */
function add(blocks: Block[], table: TableBlock): void {
  const before = blocks.at(-1);
  const goesOn =
    before &&
    'grid' in before &&
    before.lastPage === table.page - 1 &&
    before.grid[0]?.length === table.grid[0]?.length;
  if (!goesOn) {
    blocks.push(table);
    return;
  }
  const isAgain = JSON.stringify(before.grid[0]) === JSON.stringify(table.grid[0]);
  const grid = [...before.grid, ...table.grid.slice(isAgain ? 1 : 0)];
  blocks[blocks.length - 1] = { ...before, grid, lastPage: table.lastPage };
}

function rowsFrom(lines: readonly PrintedLine[], start: number): readonly PrintedLine[] {
  const rows: PrintedLine[] = [];
  for (const line of lines.slice(start)) {
    const before = rows.at(-1);
    if (before && (line.page !== before.page || line.y < before.y || line.y - before.y > FARTHEST * line.size)) break;
    if (line.grid || (line.cells.length < 2 && !goesOn(line, rows))) break;
    rows.push(line);
  }
  return rows;
}

/** In sizes of the text, from a row's baseline to the next. */
const FARTHEST = 3.5;

function goesOn(line: PrintedLine, rows: readonly PrintedLine[]): boolean {
  const [, ...later] = bandsOf(rows);
  const before = rows.at(-1);
  if (!before || line.y - before.y > 1.9 * line.size) return false;
  return later.some(({ x, right }) => line.x >= x - line.size && line.x < right && line.right <= right + 3 * line.size);
}

interface Band {
  x: number;
  right: number;
}

/** The columns: what no line's gap is over all rows. */
function bandsOf(rows: readonly PrintedLine[]): readonly Band[] {
  const bands: Band[] = [];
  const cells = rows.filter((row) => row.cells.length > 1).flatMap((row) => row.cells);
  for (const { x, right } of cells.toSorted((one, other) => one.x - other.x)) {
    const band = bands.at(-1);
    if (band && x < band.right) band.right = Math.max(band.right, right);
    else bands.push({ x, right });
  }
  return bands;
}

function gridOf(rows: readonly PrintedLine[]): readonly (readonly string[])[] {
  const bands = bandsOf(rows);
  const grid: string[][] = [];
  for (const { cells } of rows) {
    const row = bands.map(() => '');
    for (const cell of cells) {
      const column = bands.findIndex(({ right }) => cell.x < right);
      const at = column < 0 ? bands.length - 1 : column;
      row[at] = `${row[at] ?? ''}${cell.text.trim()}`;
    }
    const before = grid.at(-1);
    if (before && row[0] === '' && grid.length > 1) {
      for (const [column, text] of row.entries()) before[column] = `${before[column] ?? ''}${text}`;
    } else grid.push(row);
  }
  return grid;
}
