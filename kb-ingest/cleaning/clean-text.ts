import { toSimplified } from '#knowledge';
import { isBoilerplate, isTailMark, titleIn } from './boilerplate.ts';
import { withChineseMarks, withoutEntities, withoutInvisible } from './characters.ts';
import { hasPinyin, withoutPinyin } from './pinyin.ts';
import { withoutRadicals } from './radicals.ts';
import { withShiftedBytesMended } from './shifted-bytes.ts';

/** A source's own text: simplified, mended where the damage is known, without what a sharing site put around it. */
export interface CleanText {
  /** The document's name, where the text shows it. */
  title: string | null;
  lines: readonly CleanLine[];
}

export interface CleanLine {
  /** Counted from 1 in the source. */
  number: number;
  text: string;
  /** What is beyond mending in it, with some characters around; null: nothing. */
  damage: string | null;
}

export function cleanText(text: string): CleanText {
  const readable = withoutRadicals(withoutEntities(withoutInvisible(text)));
  const isConverted = hasPinyin(readable);
  const mended = isConverted ? withoutPinyin(withShiftedBytesMended(readable)) : readable;
  const all = toSimplified(mended)
    .split('\n')
    .map((line, place) => ({
      number: place + 1,
      text: withChineseMarks(line.replace(/[ \t\u3000\u00a0]+/gu, ' ').trim()),
      damage: (isConverted ? CONVERTED_DAMAGE : DAMAGE).exec(line)?.[0] ?? null,
    }));
  const title = all.map((line) => titleIn(line.text)).find((found) => found !== null) ?? null;
  const body = all.slice(0, endOfDocument(all));
  const seen = countsOf(body);
  const lines: CleanLine[] = [];
  for (const line of body) {
    if (isBoilerplate(line.text) || isRunningHead(line.text, seen)) continue;
    lines.push(line);
  }
  return { title, lines };
}

const DAMAGE = /.{0,10}\ufffd.{0,10}/u;
/** Left over after mending, too: the "??" of a tear, or half a bracket of pinyin. */
const CONVERTED_DAMAGE = /.{0,10}(?:\ufffd|\?\?|\?\p{L}{1,6}\)).{0,10}/u;

/** The first tail mark that has boilerplate after it; without one, the end. */
function endOfDocument(lines: readonly CleanLine[]): number {
  const end = lines.findIndex(
    ({ text }, place) => isTailMark(text) && lines.slice(place + 1).some((after) => isBoilerplate(after.text)),
  );
  return end < 0 ? lines.length : end;
}

function countsOf(lines: readonly CleanLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of lines) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/**
 * A short line without a sentence's end that stands there again and again: the head or foot of a page. What is marked
 * as a heading is none: every product has its 收费标准.
 */
function isRunningHead(text: string, counts: ReadonlyMap<string, number>): boolean {
  if (text.length <= 3 || text.length > 40 || /^#{1,6} |[。！？；：，]/u.test(text)) return false;
  return (counts.get(text) ?? 0) >= 3;
}
