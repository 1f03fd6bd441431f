import { columnNamed } from '../asked-rows.ts';
import type { AskedRow } from '../document.ts';
import { inOneLine, isBanner, RUNNING_NUMBER, sayRow, tableOf } from '../table.ts';

/** A table's row as an entry: asked for by its name, answered by its other columns. `row` is counted from 0. */
export interface NamedRow extends Pick<AskedRow, 'question' | 'answer' | 'category' | 'effectiveFrom' | 'effectiveTo'> {
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
  const above = written
    .slice(0, start < 0 ? written.length : start)
    .map(({ cells, row }) => ({ text: saidOnce(cells), row }));
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
    const about = aboutIn(headers, cells);
    const groups = cells.slice(0, about).filter((cell, at) => cell !== '' && !RUNNING_NUMBER.test(headers[at] ?? ''));
    const under = groups.length > 0 ? [...new Set(groups)].join('：') : isTitle ? title : topic;
    const name = cells[about] ?? '';
    const said = (column: 'category' | 'effectiveFrom' | 'effectiveTo'): string =>
      cells.find((_, at) => columnNamed(headers[at] ?? '') === column) ?? '';
    // Dates and category are the entry's own, and its groups stand in its question.
    const told = headers.map((header, at) =>
      at < about || /^(?:effective|category)/u.test(columnNamed(header) ?? '') ? '' : (cells[at] ?? ''),
    );
    named.push({
      question: under === '' || under === name ? name : `${under}：${name}`,
      answer: sayRow(headers, told, about),
      category: said('category'),
      effectiveFrom: said('effectiveFrom'),
      effectiveTo: said('effectiveTo'),
      row,
    });
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

/** The column that says what a row is about: one that is named so, else the last of words before the first value. */
function aboutIn(headers: readonly string[], cells: readonly string[]): number {
  const first = headers.findIndex((header, at) => !RUNNING_NUMBER.test(header) && cells[at] !== '');
  const named = headers.findIndex((header, at) => NAME.test(header) && cells[at] !== '');
  if (named >= 0 && !headers.slice(0, named).some((header) => VALUE.test(header))) return named;
  let about = Math.max(0, first);
  for (let at = about + 1; at < cells.length; at++) {
    const cell = cells[at] ?? '';
    if (/\d/u.test(cell) || cell.length > LONGEST_NAME || VALUE.test(headers[at] ?? '')) break;
    if (cell !== '') about = at;
  }
  return about;
}

const LONGEST_NAME = 20;
/** Columns that say what a row is about. */
const NAME = /(?:项目|名称|品种|事项|术语|词条|网点|产品|业务|服务)(?:名称)?$|^(?:item|name|product|service|term)$/iu;
/** Columns that say what something costs, needs or means. */
const VALUE =
  /标准|收费|费用|费率|利率|金额|额度|说明|备注|条件|要求|时限|依据|优惠|减免|答|日期|内容|解释|地址|电话|时间|单位|fee|rate|note/iu;
