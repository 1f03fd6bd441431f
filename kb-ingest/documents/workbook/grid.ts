import type { Cell, CellValue, Sheet } from 'hucre/xlsx';
import type { SourceFinding } from '../../draft.ts';
import { finding } from '../document.ts';
import { shown } from './shown.ts';

/** What a sheet shows: its visible cells as text, merged ones filled, and each row's number in the sheet. */
export interface VisibleGrid {
  cells: readonly (readonly string[])[];
  /** Counted from 1, as Excel does. */
  numbers: readonly number[];
  findings: readonly SourceFinding[];
}

export function gridOf(sheet: Sheet, is1904: boolean): VisibleGrid {
  const { name, rows } = sheet;
  const findings: SourceFinding[] = [];
  const width = Math.max(0, ...rows.map((row) => row.length));
  const texts = rows.map((row, at) =>
    Array.from({ length: width }, (_, column) => {
      const cell = sheet.cells?.get(`${at},${column}`);
      const text = shown(resultOf(row[column] ?? null, cell), cell?.style?.numFmt ?? '', is1904);
      if (isWithoutResult(cell, row[column]) || /^#(?:REF|VALUE|N\/A|NAME\?|DIV\/0|NULL|NUM)!?$/.test(text)) {
        findings.push(
          finding({ sheet: name, row: at + 1 }, 'value-missing', {
            zh: `${columnName(column)} 列的公式没有可用的结果（${text || '未计算'}），该单元格按空白处理。请在 Excel 中重新计算并保存。`,
            en: `The formula in column ${columnName(column)} has no usable result (${text || 'not calculated'}); the cell counts as empty. Calculate and save it in Excel.`,
          }),
        );
        return '';
      }
      return text;
    }),
  );
  fillMerged(texts, sheet);
  const hiddenRows = rows.flatMap((row, at) =>
    sheet.rowDefs?.get(at)?.hidden && row.some((v) => v !== null) ? [at] : [],
  );
  const hiddenColumns = Array.from({ length: width }, (_, column) => column).filter(
    (column) => sheet.columns?.[column]?.hidden && texts.some((row) => row[column] !== ''),
  );
  findings.push(...left(name, hiddenRows, hiddenColumns));
  const visible = texts.flatMap((row, at) =>
    sheet.rowDefs?.get(at)?.hidden
      ? []
      : [{ number: at + 1, cells: row.filter((_, column) => !sheet.columns?.[column]?.hidden) }],
  );
  const wanted = withoutEmptyColumns(visible.map(({ cells }) => cells));
  return { cells: wanted, numbers: visible.map(({ number }) => number), findings };
}

function resultOf(value: CellValue, cell: Cell | undefined): CellValue {
  if (cell?.type === 'formula') return cell.formulaResult ?? value;
  return value;
}

function isWithoutResult(cell: Cell | undefined, value: CellValue | undefined): boolean {
  return cell?.formula !== undefined && (cell.formulaResult ?? value ?? null) === null;
}

function fillMerged(texts: string[][], { merges = [] }: Sheet): void {
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const text = texts[startRow]?.[startCol] ?? '';
    if (text === '') continue;
    for (const row of texts.slice(startRow, endRow + 1)) {
      for (let column = startCol; column <= Math.min(endCol, row.length - 1); column++) row[column] = text;
    }
  }
}

function withoutEmptyColumns(cells: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const used = new Set(cells.flatMap((row) => row.flatMap((cell, column) => (cell === '' ? [] : [column]))));
  return cells.map((row) => row.filter((_, column) => used.has(column)));
}

function left(sheet: string, rows: readonly number[], columns: readonly number[]): readonly SourceFinding[] {
  const findings: SourceFinding[] = [];
  const [firstRow] = rows;
  if (firstRow !== undefined) {
    findings.push(
      finding({ sheet, row: firstRow + 1 }, 'hidden-left-out', {
        zh: `${rows.length} 个隐藏行未导入（第 ${listed(rows.map((at) => `${at + 1}`))} 行）。`,
        en: `${rows.length} hidden rows were left out (${listed(rows.map((at) => `${at + 1}`))}).`,
      }),
    );
  }
  if (columns.length > 0) {
    findings.push(
      finding({ sheet, row: 1 }, 'hidden-left-out', {
        zh: `${columns.length} 个隐藏列未导入（${listed(columns.map(columnName))} 列）。`,
        en: `${columns.length} hidden columns were left out (${listed(columns.map(columnName))}).`,
      }),
    );
  }
  return findings;
}

function listed(names: readonly string[]): string {
  return names.length <= 10 ? names.join(', ') : `${names.slice(0, 10).join(', ')} …`;
}

/** A, B … Z, AA. */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}
