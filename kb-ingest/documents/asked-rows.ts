import type { Place } from '../place.ts';
import type { AskedRow } from './document.ts';

/**
 * The rows of a table that is written as questions and answers: one whose header names a column of questions and one
 * of answers, among its first rows. Empty for every other table. `place` tells where a row of the grid stands.
 */
export function askedRowsOf(grid: readonly (readonly string[])[], place: (row: number) => Place): readonly AskedRow[] {
  const headerRow = questionHeaderIn(grid);
  if (headerRow < 0) return [];
  const columns = (grid[headerRow] ?? []).map(columnNamed);
  return grid.slice(headerRow + 1).flatMap((cells, below): readonly AskedRow[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const all = (column: Column): readonly string[] =>
      cells.filter((cell, at) => columns[at] === column && cell.trim() !== '').map((cell) => cell.trim());
    const first = (column: Column): string => all(column)[0] ?? '';
    return [
      {
        id: first('id'),
        question: first('question'),
        similar: all('similar').flatMap((cell) =>
          cell.split(/[\n;；|｜]|(?<=[？?])\s*(?=\S)/u).flatMap((one) => asWording(one) || []),
        ),
        answer: all('answer').join('\n'),
        category: all('category').join(' / '),
        source: first('source'),
        effectiveFrom: first('effectiveFrom'),
        effectiveTo: first('effectiveTo'),
        place: place(headerRow + 1 + below),
      },
    ];
  });
}

/** The row, counted from 0, that heads questions and answers; -1 where none does. */
function questionHeaderIn(grid: readonly (readonly string[])[]): number {
  return grid.slice(0, DEEPEST_HEADER).findIndex((cells) => {
    const named = cells.map(columnNamed);
    return named.includes('question') && named.includes('answer');
  });
}

/** Titles and notes may stand above a table's header, in some rows. */
const DEEPEST_HEADER = 15;

/** A wording without the number or the dash before it. */
function asWording(cell: string): string {
  return cell.replace(/^\s*(?:[-*•·]|\d{1,2}[.、)）])\s*/u, '').trim();
}

type Column = keyof Omit<AskedRow, 'place'>;

export function columnNamed(header: string): Column | null {
  const bare = header.replace(/[\s*（(].*$|[:：]$/gu, '').toLowerCase();
  return columns.find(({ names }) => names.test(bare))?.column ?? null;
}

const columns: readonly { column: Column; names: RegExp }[] = [
  { column: 'question', names: /^(?:标准|常见|客户)?(?:问题|提问|问句|问)$|^标准问(?:法|句)?$|^questions?$|^q$/ },
  { column: 'answer', names: /^(?:标准|参考)?(?:答案|回答|回复|答复|解答|答|话术)(?:内容)?$|^answers?$|^a$/ },
  {
    column: 'similar',
    names: /^(?:相似|扩展|同义|其他|客户)(?:问题|问法|问句|问|说法)\d*$|^问法\d*$|^similar(?: questions?)?\d*$/,
  },
  { column: 'category', names: /^(?:[一二三]级)?(?:类别|分类|类目|目录)$|^category$/ },
  { column: 'source', names: /^(?:来源|依据|出处|制度依据)$|^source$/ },
  { column: 'effectiveFrom', names: /^(?:生效(?:日期|时间|日)?|启用日期)$|^effective(?: from)?$/ },
  { column: 'effectiveTo', names: /^(?:失效(?:日期|时间|日)?|到期日期?|截止日期)$|^(?:effective to|until|expires)$/ },
  { column: 'id', names: /^(?:编号|知识编号|条目编号|id)$/ },
];
