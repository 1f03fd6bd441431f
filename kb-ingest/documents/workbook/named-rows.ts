import { inOneLine, isBanner, RUNNING_NUMBER, sayRow, tableOf } from '../table.ts';

/** A table's row as an entry: asked for by its name, answered by its other columns. `row` is counted from 0. */
export interface NamedRow {
  question: string;
  answer: string;
  row: number;
}

/**
 * The rows of a table with a header (fees, rates, limits), and the lines around it that are no rows: its title above,
 * its notes beneath. A sheet without a header is notes alone.
 */
export function namedRowsOf(
  grid: readonly (readonly string[])[],
  topic: string,
): { rows: readonly NamedRow[]; notes: readonly { text: string; row: number }[] } {
  const numbered = grid.map((cells, row) => ({ cells: cells.map(inOneLine), row }));
  const written = numbered.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const start = written.findIndex(({ cells }) => !isNote(cells));
  const above = written.slice(0, Math.max(0, start)).map(({ cells, row }) => ({ text: saidOnce(cells), row }));
  if (start < 0) return { rows: [], notes: above };
  const body = written.slice(start);
  const { headers, rows } = tableOf(body.map(({ cells }) => cells));
  const placed = rows.map(({ cells, place }) => ({ cells, row: body[place]?.row ?? 0 }));
  if (headers === null)
    return { rows: [], notes: [...above, ...placed.map(({ cells, row }) => ({ text: sayRow(null, cells), row }))] };
  const title = above.length === 1 ? (above[0]?.text ?? '') : '';
  const isTitle = title !== '' && title.length <= 40 && !/[。；]/u.test(title);
  const named: NamedRow[] = [];
  const notes = isTitle ? [] : [...above];
  for (const { cells, row } of placed) {
    if (isNote(cells)) {
      notes.push({ text: saidOnce(cells), row });
      continue;
    }
    const name = nameOf(headers, cells);
    const under = isTitle ? title : topic;
    named.push({ question: under === '' ? name : `${under}：${name}`, answer: sayRow(headers, cells), row });
  }
  return { rows: named, notes };
}

/** One text in the row, alone or merged over its width. */
function isNote(cells: readonly string[]): boolean {
  return isBanner(cells) || cells.filter((cell) => cell !== '').length === 1;
}

function saidOnce(cells: readonly string[]): string {
  return cells.find((cell) => cell !== '') ?? '';
}

/** The words before the first figure: 跨行转账 · 手机银行, where the third column is the fee. */
function nameOf(headers: readonly string[], cells: readonly string[]): string {
  const parts: string[] = [];
  for (const [column, cell] of cells.entries()) {
    const header = headers[column] ?? '';
    if (RUNNING_NUMBER.test(header) || cell === '' || parts.includes(cell)) continue;
    if (parts.length > 0 && (/\d/u.test(cell) || cell.length > LONGEST_NAME || VALUE.test(header))) break;
    parts.push(cell);
    if (parts.length === MOST_PARTS_OF_A_NAME) break;
  }
  return parts.join(' · ');
}

const LONGEST_NAME = 20;
const MOST_PARTS_OF_A_NAME = 3;
/** Columns that say what something costs or needs, not what it is. */
const VALUE = /标准|收费|费用|费率|利率|金额|额度|说明|备注|条件|要求|时限|依据|优惠|减免|答|日期|内容|fee|rate|note/iu;
