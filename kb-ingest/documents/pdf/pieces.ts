import { type PageViewport, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { withoutRadicals } from '../../cleaning/radicals.ts';
import type { Rulings } from './rulings.ts';

/** A piece of text as it is drawn. Points, from the page's upper left corner as the reader holds it. */
export interface Piece {
  text: string;
  x: number;
  right: number;
  /** Of its baseline. */
  y: number;
  size: number;
  page: number;
}

export interface Page {
  /** Counted from 1. */
  number: number;
  height: number;
  pieces: readonly Piece[];
  rulings: Rulings;
  /** What is drawn slantwise or upright: watermarks. */
  turned: readonly string[];
}

/** What is drawn on a page, without what it marks as no part of its text (heads and feet, in tagged documents). */
export function pageOf(number: number, viewport: PageViewport, { items }: TextContent, rulings: Rulings): Page {
  const pieces: Piece[] = [];
  const turned: string[] = [];
  const marks: boolean[] = [];
  for (const item of items) {
    if ('str' in item) {
      if (item.str.trim() === '' || marks.includes(true)) continue;
      const piece = pieceOf(item, viewport, number);
      if (piece) pieces.push(piece);
      else turned.push(item.str.trim());
    } else if (item.type === 'endMarkedContent') marks.pop();
    else marks.push((item as { tag?: string | null }).tag === 'Artifact');
  }
  return { number, height: viewport.height, pieces, rulings, turned };
}

function pieceOf({ str, transform, width, height }: TextItem, viewport: PageViewport, page: number): Piece | null {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = Util.transform(viewport.transform, transform);
  const size = Math.hypot(c, d) || height;
  if (Math.abs(b) > Math.abs(a) * 0.05 || a < 0) return null;
  return { text: asText(str), x: e, right: e + width, y: f, size, page };
}

/** Letters for ligatures, characters for radicals; spaces between Chinese characters are how a line was justified. */
function asText(drawn: string): string {
  const letters = drawn.replace(/[\ufb00-\ufb06]/gu, (ligature) => ligature.normalize('NFKC'));
  return withoutRadicals(letters).replace(
    /(?<=[\p{Script=Han}，。、；：！？（）《》“”])[ \u00a0]+(?=[\p{Script=Han}，。、；：！？（）《》“”])/gu,
    '',
  );
}
