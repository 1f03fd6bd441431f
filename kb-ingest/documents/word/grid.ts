import type { Element, Notes } from './element.ts';
import { paragraphsIn, textOf } from './text.ts';

/** A table as rows of equal length: what is merged stands in every cell that it covers. */
export function gridOf(table: Element, notes: Notes | undefined): readonly (readonly string[])[] {
  const grid: string[][] = [];
  for (const [row, { children: cells = [] }] of (table.children ?? []).entries()) {
    let column = 0;
    for (const cell of cells) {
      while (grid[row]?.[column] !== undefined) column += 1;
      const text = paragraphsIn(cell)
        .map((paragraph) => textOf(paragraph, notes).trim())
        .filter((paragraph) => paragraph !== '')
        .join('\n');
      for (let down = 0; down < Math.min(cell.rowSpan ?? 1, MOST_SPANNED); down++) {
        for (let across = 0; across < Math.min(cell.colSpan ?? 1, MOST_SPANNED); across++) {
          grid[row + down] ??= [];
          (grid[row + down] as string[])[column + across] = text;
        }
      }
      column += cell.colSpan ?? 1;
    }
  }
  const width = Math.max(0, ...grid.map((cells) => cells.length));
  return grid
    .slice(0, table.children?.length)
    .map((cells) => Array.from({ length: width }, (_, at) => cells[at] ?? ''));
}

/** Word's own limit is 63 columns; a table that claims more is a mistake, or worse. */
const MOST_SPANNED = 1_000;
