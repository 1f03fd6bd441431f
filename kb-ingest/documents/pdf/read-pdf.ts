import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { MOST_PAGES } from '../../source/limits.ts';
import { Unreadable } from '../../source/reasons.ts';
import { type Document, finding } from '../document.ts';
import { inReadingOrder } from './columns.ts';
import { paragraphsOf } from './paragraphs.ts';
import { type Page, pageOf } from './pieces.ts';
import { linesOf, type PrintedLine } from './printed-lines.ts';
import { withoutRepeats } from './repeats.ts';
import { ruledTables } from './ruled-tables.ts';
import { rulingsOf } from './rulings.ts';

/** A PDF document (ISO 32000), through Mozilla's PDF.js. Throws Unreadable where it is damaged, locked or a scan. */
export async function readPdf(bytes: Uint8Array): Promise<Document> {
  const pages = await pagesOf(bytes);
  const text = pages.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('');
  if (text === '') throw new Unreadable('scanned');
  if (unmappedShare(text) > MOST_UNMAPPED) throw new Unreadable('unmapped');
  const printed = withoutRepeats(pages.map((page) => ({ ...page, lines: printedOn(page) })));
  const lines: PrintedLine[] = printed.flatMap((page) => inReadingOrder(page.lines));
  const { title, lines: read } = paragraphsOf(lines);
  return { kind: 'pdf', title, lines: read, rows: [], findings: findingsIn(pages) };
}

function printedOn({ pieces, rulings }: Page): readonly PrintedLine[] {
  const { tables, rest } = ruledTables(pieces, rulings);
  return [...linesOf(rest), ...tables].toSorted((one, other) => one.y - other.y);
}

async function pagesOf(bytes: Uint8Array): Promise<readonly Page[]> {
  try {
    // PDF.js takes the bytes away from whoever gives them.
    const document = await getDocument({ ...quietly, data: Uint8Array.from(bytes) }).promise;
    if (document.numPages > MOST_PAGES) throw new Unreadable('too-many-pages');
    return await everyPage(document);
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause;
    const isLocked = cause instanceof Error && cause.name === 'PasswordException';
    throw new Unreadable(isLocked ? 'encrypted' : 'broken', cause);
  }
}

async function everyPage(document: PDFDocumentProxy): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const text = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    pages.push(pageOf(number, viewport, text, rulingsOf(await page.getOperatorList(), viewport)));
    page.cleanup();
  }
  return pages;
}

const installed = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')));
const quietly = {
  // Chinese PDFs name a character set (GBK-EUC, UniGB-UCS2) instead of carrying one: without these they have no text.
  cMapUrl: join(installed, 'cmaps/'),
  cMapPacked: true,
  standardFontDataUrl: join(installed, 'standard_fonts/'),
  disableFontFace: true,
  useSystemFonts: false,
  verbosity: VerbosityLevel.ERRORS,
};

/** Private-use code points, controls and replacement marks: a font that does not say which letters it draws. */
function unmappedShare(text: string): number {
  return (text.match(/[\ue000-\uf8ff\u0000-\u0008\ufffd]/gu)?.length ?? 0) / text.length;
}

/** Bullets are drawn with private-use code points, whole texts are not. */
const MOST_UNMAPPED = 0.3;

function findingsIn(pages: readonly Page[]): Document['findings'] {
  return pages.flatMap(({ number, pieces, turned }) => [
    ...(pieces.length === 0
      ? [
          finding({ page: number }, 'page-without-text', {
            zh: '这一页没有文字，可能是扫描图片，未导入。',
            en: 'This page holds no text, as in a scan, and was left out.',
          }),
        ]
      : []),
    ...(turned.length > 0 && number === pages.find((page) => page.turned.length > 0)?.number
      ? [
          finding({ page: number }, 'turned-text-left-out', {
            zh: `斜排或竖转的文字（多为水印）未导入，如“${turned.join(' ').slice(0, 20)}”。`,
            en: `Turned text, mostly watermarks, was left out, such as "${turned.join(' ').slice(0, 20)}".`,
          }),
        ]
      : []),
  ]);
}
