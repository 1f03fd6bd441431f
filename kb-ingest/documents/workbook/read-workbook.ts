import { type CellValue, readXlsx, type Sheet } from 'hucre/xlsx';
import type { SourceFinding } from '../../draft.ts';
import type { Place } from '../../place.ts';
import { MOST_CELLS } from '../../source/limits.ts';
import { Unreadable } from '../../source/reasons.ts';
import { askedRowsOf } from '../asked-rows.ts';
import { type AskedRow, type Document, finding, type PlacedLine } from '../document.ts';
import { gridOf, type VisibleGrid } from './grid.ts';
import { namedRowsOf } from './named-rows.ts';

/** An Excel workbook (.xlsx, ECMA-376 part 1), through hucre. Throws Unreadable where it is damaged. */
export async function readWorkbook(bytes: Uint8Array): Promise<Document> {
  const lines: PlacedLine[] = [];
  const rows: AskedRow[] = [];
  const findings: SourceFinding[] = [];
  const { sheets, title, is1904 } = await parsed(bytes);
  for (const sheet of sheets) {
    const top = { sheet: sheet.name, row: 1 };
    if (sheet.hidden || sheet.veryHidden) {
      if (sheet.rows.some((row) => row.some(isWritten)))
        findings.push(
          finding(top, 'hidden-left-out', {
            zh: '工作表是隐藏的，未导入。需要时请取消隐藏。',
            en: 'The sheet is hidden and was left out. Unhide it if it is wanted.',
          }),
        );
      continue;
    }
    const grid = gridOf(sheet, is1904);
    findings.push(...grid.findings);
    const read = rowsOrLines(sheet, grid);
    rows.push(...read.rows);
    lines.push(...read.lines);
  }
  return { kind: 'workbook', title, lines, rows, findings };
}

async function parsed(bytes: Uint8Array): Promise<{ sheets: Sheet[]; title: string | null; is1904: boolean }> {
  try {
    const workbook = await readXlsx(bytes, { readStyles: true });
    const cells = workbook.sheets
      .flatMap(({ rows }) => rows)
      .reduce((sum, row) => sum + row.filter(isWritten).length, 0);
    if (cells > MOST_CELLS) throw new Unreadable('too-many-cells');
    return {
      sheets: workbook.sheets,
      title: workbook.properties?.title?.trim() || null,
      is1904: workbook.dateSystem === '1904',
    };
  } catch (cause) {
    throw cause instanceof Unreadable ? cause : new Unreadable('broken', cause);
  }
}

function isWritten(value: CellValue | undefined): boolean {
  return value !== null && value !== undefined && value !== '';
}

/** Questions with answers where the sheet has columns of them; a table's rows by their names; else its text. */
function rowsOrLines(sheet: Sheet, grid: VisibleGrid): Pick<Document, 'rows' | 'lines'> {
  const place = (row: number): Place => ({ sheet: sheet.name, row: grid.numbers[row] ?? 1 });
  const category = /^(?:sheet|工作表|表)\s*\d*$/iu.test(sheet.name) ? '' : sheet.name;
  const asked = askedRowsOf(grid.cells, place);
  if (asked.length > 0)
    return { rows: asked.map((row) => ({ ...row, category: row.category || category })), lines: [] };
  const { rows, notes } = namedRowsOf(grid.cells, category);
  const heading = { text: `## ${category || sheet.name}`, place: place(0) };
  const lines = notes.map(({ text, row }) => ({ text, place: place(row) }));
  return {
    rows: rows.map(({ row, ...said }) => ({
      id: '',
      similar: [],
      source: '',
      ...said,
      category: said.category || category,
      place: place(row),
    })),
    lines: lines.length > 0 ? [heading, ...lines] : [],
  };
}
