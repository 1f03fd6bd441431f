import mammoth from 'mammoth';
import type { SourceFinding } from '../../draft.ts';
import { zipped } from '../../printing/zip.ts';
import { Unreadable } from '../../source/reasons.ts';
import { askedRowsOf } from '../asked-rows.ts';
import { type AskedRow, type Document, finding, type PlacedLine } from '../document.ts';
import { linesOfTable } from '../table.ts';
import type { Archive } from '../zip.ts';
import type { Element, Elements } from './element.ts';
import { gridOf } from './grid.ts';
import { headingRanks, rankOf } from './ranks.ts';
import { paragraphsIn, textOf } from './text.ts';
import { withWrittenNumbers } from './written-numbers.ts';

/** A Word document (.docx, ECMA-376 part 1), through mammoth. Throws Unreadable where it is damaged. */
export async function readWord(archive: Archive): Promise<Document> {
  const styles = archive.read('word/styles.xml')?.toString('utf8') ?? '';
  const body = await parsed(prepared(archive, styles));
  const lines: PlacedLine[] = [];
  const rows: AskedRow[] = [];
  const ranks = headingRanks(body.children, styles);
  let above: readonly { rank: number; title: string }[] = [];
  let title: string | null = null;

  const place = () => ({ heading: above.map((heading) => heading.title).join(' › ') });
  const write = (text: string) => {
    for (const line of text.split('\n')) if (line.trim() !== '') lines.push({ text: line.trim(), place: place() });
  };

  for (const element of body.children) {
    if (element.type === 'table') {
      const grid = gridOf(element, body.notes);
      const asked = askedRowsOf(grid, place);
      rows.push(...asked);
      if (asked.length === 0) for (const line of linesOfTable(grid)) write(line);
      continue;
    }
    if (element.type !== 'paragraph' || isContents(element)) continue;
    const text = textOf(element, body.notes);
    if (text.trim() === '') continue;
    const rank = rankOf(element, ranks);
    if (rank === null) {
      // What is counted has its number in its text by now: what is left of lists has bullets.
      write(element.numbering ? `- ${text}` : text);
      continue;
    }
    const heading = text.replace(/\s+/gu, ' ').trim();
    if (rank === 0) title ??= heading;
    else above = [...above.filter((one) => one.rank < rank), { rank, title: heading }];
    lines.push({ text: `${'#'.repeat(Math.min(6, rank + 1))} ${heading}`, place: place() });
  }
  return { kind: 'word', title, lines, rows, findings: findingsIn(body, archive) };
}

/** The document as mammoth is to read it: with its numbers written out, and without its pictures. */
function prepared(archive: Archive, styles: string): Buffer {
  const numbering = archive.read('word/numbering.xml')?.toString('utf8') ?? '';
  return zipped(
    archive.names.map((path) => {
      const bytes = archive.read(path) ?? Buffer.alloc(0);
      if (path.startsWith('word/media/')) return { path, bytes: Buffer.alloc(0) };
      if (path !== MAIN_PART) return { path, bytes };
      return { path, bytes: Buffer.from(withWrittenNumbers(bytes.toString('utf8'), numbering, styles)) };
    }),
  );
}

/** Where every program that writes Word documents keeps it. Elsewhere lists go without their numbers. */
const MAIN_PART = 'word/document.xml';

async function parsed(buffer: Buffer): Promise<{ children: Elements; notes: Element['notes'] }> {
  let document: Element | null = null;
  try {
    // What mammoth has read is taken before it becomes HTML, which knows neither styles nor merged cells' places.
    await mammoth.convertToHtml(
      { buffer },
      {
        transformDocument: (read: Element) => {
          document = read;
          return { ...read, children: [] };
        },
      },
    );
  } catch (cause) {
    throw new Unreadable('broken', cause);
  }
  if (document === null) throw new Unreadable('broken');
  const { children = [], notes } = document as Element;
  return { children, notes };
}

/** A table of contents repeats the headings. */
function isContents({ styleName }: Element): boolean {
  return /^(?:toc|目录)\s*\d|^toc heading$|^table of figures$/iu.test(styleName ?? '');
}

function findingsIn(body: { children: Elements }, archive: Archive): readonly SourceFinding[] {
  const findings: SourceFinding[] = [];
  const start = { heading: '' };
  const main = archive.read(MAIN_PART)?.toString('utf8') ?? '';
  if (/<w:(?:del|ins|moveFrom)[ >]/.test(main)) {
    findings.push(
      finding(start, 'changes-tracked', {
        zh: '文档有未接受的修订：已删除的文字未导入，新增的文字已导入。请确认后再发布。',
        en: 'There are tracked changes: what is deleted was left out, what is inserted was read. Check it before publishing.',
      }),
    );
  }
  if (/<w:(?:vanish|webHidden)(?: w:val="(?:1|true|on)")?\/>/.test(main)) {
    findings.push(
      finding(start, 'hidden-text-read', {
        zh: '文档中有设为隐藏的文字，无法与正文区分，已一并导入。请核对。',
        en: 'There is text marked as hidden, which was read like the rest. Check it.',
      }),
    );
  }
  const pictures = body.children.flatMap((child) => paragraphsIn(child)).reduce((sum, one) => sum + picturesIn(one), 0);
  if (pictures > 0) {
    findings.push(
      finding(start, 'picture-left-out', {
        zh: `${pictures} 张图片未导入，图片里的文字请另行录入。`,
        en: `${pictures} pictures were left out; type in what they say.`,
      }),
    );
  }
  return findings;
}

function picturesIn(element: Element): number {
  if (element.type === 'image') return 1;
  return (element.children ?? []).reduce((sum, child) => sum + picturesIn(child), 0);
}
