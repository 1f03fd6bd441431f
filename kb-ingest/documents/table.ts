/** A table by what its rows say: the names of its columns, where it names them, and the rows beneath. */
export interface Table {
  /** Of each column; null where the table names none. */
  headers: readonly string[] | null;
  rows: readonly { cells: readonly string[]; place: number }[];
}

/**
 * Finds the header of a table whose merged cells were filled: one row of short words, or two where the first groups
 * columns (收费标准 over 柜台 and 手机银行). `place` counts the rows given, from 0.
 */
export function tableOf(grid: readonly (readonly string[])[]): Table {
  const rows = grid
    .map((cells, place) => ({ cells: cells.map(inOneLine), place }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [first, second, ...others] = rows;
  if (!first || !second || !namesColumns(first.cells)) return { headers: null, rows };
  const isGrouped = first.cells.some((cell, column) => cell !== '' && cell === first.cells[column + 1]);
  if (isGrouped && others.length > 0 && namesColumns(second.cells)) {
    const headers = first.cells.map((group, column) => {
      const name = second.cells[column] ?? '';
      return name === '' || name === group ? group : `${group}（${name}）`;
    });
    return { headers, rows: others };
  }
  return { headers: first.cells, rows: rows.slice(1) };
}

export function inOneLine(cell: string): string {
  return cell.replace(/\s+/gu, ' ').trim();
}

/** Words, none of them a number or a sentence; of two columns only what tables are headed with. */
function namesColumns(cells: readonly string[]): boolean {
  const names = cells.filter((cell) => cell !== '');
  if (names.length < 2 || names.length < cells.length / 2) return false;
  if (names.some((name) => name.length > LONGEST_NAME || /[。；;]|^[\d.,%％元-]+$/u.test(name))) return false;
  return new Set(names).size > 2 || names.every((name) => USUAL_NAME.test(name));
}

const LONGEST_NAME = 24;
const USUAL_NAME =
  /(?:问题?|答案?|回答|项目|名称|内容|标准|说明|收费|费用|费率|利率|期限|金额|额度|条件|要求|类型|种类|类别|渠道|方式|时间|时限|日期|备注|业务|服务|产品|客户|档次|等级|币种|材料|步骤|适用范围|上限|下限|起存金额|范围|对象|电话|地址|网点|item|fee|rate|name|note|term|amount)$/iu;

/**
 * A row as a sentence that can stand without its table: what it is about, then each value with its column's name, and
 * its unit behind it. A running number is nobody's name, and a dash no value: both are left out.
 */
export function sayRow(headers: Table['headers'], cells: readonly string[], about = 0): string {
  const headed = cells.map((cell, column) => ({ header: headers?.[column] ?? '', cell }));
  const said = headed.flatMap(({ header, cell }, column) => {
    const before = headed[column - 1];
    // Merged over columns of one name: said once.
    const isSaid = before?.cell === cell && before.header === header;
    if (cell === '' || DASH.test(cell) || isSaid || RUNNING_NUMBER.test(header) || UNIT.test(header)) return [];
    const unit = UNIT.test(headed[column + 1]?.header ?? '') ? (headed[column + 1]?.cell ?? '') : '';
    return [{ header, cell: /^[\d,.]+$/u.test(cell) && !DASH.test(unit) ? cell + unit : cell, column }];
  });
  const [subject = said[0]] = said.filter(({ column }) => column === about);
  if (!subject) return '';
  const values = said.filter((one) => one !== subject);
  if (values.length === 0) return subject.cell;
  if (headers === null && values.length > 1) return [subject, ...values].map(({ cell }) => cell).join(' | ');
  return `${subject.cell}：${values.map(({ header, cell }) => (header === '' ? cell : `${header} ${cell}`)).join('；')}`;
}

const UNIT = /^(?:计量|计价)?单位$/u;
const DASH = /^[-–—―/\\]*$/u;
export const RUNNING_NUMBER = /^(?:序号|编号|no\.?|#)$/iu;

/** The lines of a table; a row merged over its whole width is a line of its own. */
export function linesOfTable(grid: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(0, ...grid.map((cells) => cells.length));
  if (width <= 1) return grid.flatMap(([cell = '']) => (inOneLine(cell) === '' ? [] : [inOneLine(cell)]));
  const body = grid.findIndex((cells) => !isBanner(cells));
  const banners = grid.slice(0, Math.max(0, body)).flatMap(([cell = '']) => inOneLine(cell) || []);
  const { headers, rows } = tableOf(grid.slice(Math.max(0, body)));
  return [...banners, ...rows.flatMap(({ cells }) => (isBanner(cells) ? cells[0] : sayRow(headers, cells)) || [])];
}

/** One text over the whole width: a title above, a note beneath. */
export function isBanner(cells: readonly string[]): boolean {
  const said = cells.map(inOneLine).filter((cell) => cell !== '');
  return said.length === cells.length && cells.length > 1 && new Set(said).size === 1;
}
