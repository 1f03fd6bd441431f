import { contentTypes, escaped, part, relationships } from './xml.ts';
import type { Part } from './zip.ts';

/** What stands in a cell. A share is written as Excel keeps it: 0.0125 shown as 1.25%. null: empty. */
export type Cell = string | number | { share: number } | { day: string } | null;

export interface Sheet {
  name: string;
  rows: readonly (readonly Cell[])[];
  /** Rectangles of merged cells, such as A1:H1; only the first cell has a value. */
  merged: readonly string[];
  /** Column widths, in characters. */
  widths: readonly number[];
  hidden?: true;
}

/** The parts of an Excel workbook. Texts stand in the table of shared strings, days are numbers with a format. */
export function workbookParts(sheets: readonly Sheet[]): readonly Part[] {
  const strings = new Map<string, number>();
  const pages = sheets.map((sheet) => worksheet(sheet, strings));
  return [
    contentTypes({
      'xl/workbook.xml': 'spreadsheetml.sheet.main',
      'xl/styles.xml': 'spreadsheetml.styles',
      'xl/sharedStrings.xml': 'spreadsheetml.sharedStrings',
      ...Object.fromEntries(
        sheets.map((_, place) => [`xl/worksheets/sheet${place + 1}.xml`, 'spreadsheetml.worksheet']),
      ),
    }),
    relationships('_rels/.rels', [['officeDocument', 'xl/workbook.xml']]),
    relationships('xl/_rels/workbook.xml.rels', [
      ...sheets.map((_, place): [string, string] => ['worksheet', `worksheets/sheet${place + 1}.xml`]),
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    part(
      'xl/workbook.xml',
      `<workbook ${S} ${R}><sheets>${sheets.map(({ name, hidden }, place) => `<sheet name="${escaped(name)}" sheetId="${place + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${place + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    part('xl/styles.xml', STYLES),
    part(
      'xl/sharedStrings.xml',
      `<sst ${S} uniqueCount="${strings.size}">${[...strings.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ),
    ...pages.map((xml, place) => part(`xl/worksheets/sheet${place + 1}.xml`, xml)),
  ];
}

const S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

function worksheet({ rows, merged, widths }: Sheet, strings: Map<string, number>): string {
  const columns = widths.map(
    (width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  );
  const data = rows.map((cells, row) => {
    const made = cells.map((cell, column) => written(cell, `${letters(column)}${row + 1}`, strings));
    return `<row r="${row + 1}">${made.join('')}</row>`;
  });
  const merges = merged.map((rectangle) => `<mergeCell ref="${rectangle}"/>`);
  const mergeCells = merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '';
  return `<worksheet ${S}><cols>${columns.join('')}</cols><sheetData>${data.join('')}</sheetData>${mergeCells}<headerFooter><oddHeader>&amp;C示范银行服务收费与利率公示&amp;R2026-05 版</oddHeader><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`;
}

function written(cell: Cell, place: string, strings: Map<string, number>): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'object')
    return 'day' in cell
      ? `<c r="${place}" s="1"><v>${serial(cell.day)}</v></c>`
      : `<c r="${place}" s="2"><v>${cell.share}</v></c>`;
  const id = strings.get(cell) ?? strings.size;
  strings.set(cell, id);
  return `<c r="${place}" s="3" t="s"><v>${id}</v></c>`;
}

function letters(column: number): string {
  return String.fromCharCode(65 + column);
}

/** Excel counts days from the last one of 1899. */
function serial(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
}

/** Formats 1: a day as 2026年5月1日; 2: a share with two decimals; 3: text that may break. */
const STYLES = `<styleSheet ${S}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><fonts count="1"><font><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;
