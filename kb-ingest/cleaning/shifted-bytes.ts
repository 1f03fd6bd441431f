import { familiarity } from '../familiarity.ts';

/**
 * Mends a damage that converted Chinese pages are known for: text that is read one byte off.
 *
 * It begins in two ways. In GBK, 保客 is B1A3 BFCD, and across its middle stand the bytes of the full-width question
 * mark, A3BF: a program that replaced that mark byte by byte with "??" tore both characters. Or a program that annotates
 * traditional characters with pinyin found one across two others: 屬沖 is 8CD9 9B5F, in whose middle stands 贈, D99B,
 * and (zèng) was put between. From there on everything is one byte off until a letter, as the second byte of a
 * character, brings it back into step: 確保客戶關 became 確??蛻絷P, and 屬沖 became 屬?zèng)_.
 *
 * So what follows is written as bytes again, with the lost first byte before them, and read in step. Where the way back
 * is not certain, the text stays as it is.
 */
export function withShiftedBytesMended(text: string): string {
  return text.replace(SHIFTED, (...match) => {
    const [damaged, before, across, shifted, letter, pinyin] = match as [string, string, ...(string | undefined)[]];
    const first = across ? secondByteOf(foundAcross(before, across)) : BEFORE_TEAR;
    if (first === undefined) return damaged;
    const bytes = [first, ...[...(shifted ?? '')].flatMap((character) => bytesOf(character) ?? [UNKNOWN])];
    if (letter) bytes.push(letter === '€' ? 0x80 : letter.charCodeAt(0));
    const torn = letter ? undefined : bytes.pop();
    const inStep = read(bytes);
    const last = torn === undefined ? '' : lastTorn(torn, pinyin);
    if (inStep === null || last === null) return damaged;
    const mended = inStep + last;
    if (familiarity(mended) < familiarity(shifted ?? '')) return damaged;
    if (across) return before + mended;
    return LIKELY_AFTER_TEAR.has(mended.charAt(0)) ? before + tornBefore(before) + mended : damaged;
  });
}

/**
 * The character before; the "??" of a tear, or the pinyin (captured) of a character found across two; the characters
 * read one byte off; and what ended them: a letter (or €, 80 in GBK) as second byte, or a "?" that stands for half a character and the
 * bracket after it, with the rest of the pinyin that was in the bracket.
 */
const SHIFTED =
  /([\p{L}\p{N}%)”）》])(?:\?\?|\?(\p{L}{1,6})\))([^\u0000-\u007f]{0,40})(?:([@-~€])|\?(?:(\p{L}{1,6})\))?)/gu;

/** The second byte of the replaced question mark, and so the first of the character after it. */
const BEFORE_TEAR = 0xbf;
/** Characters that begin with that byte and are likely to follow. */
const LIKELY_AFTER_TEAR = new Set('客可开看快款考科空控扣口總績');

/**
 * The first byte of the torn character before is lost. Of those that end in A3 three are frequent: 保 and 常 after the
 * characters they make words with, the full stop everywhere else.
 */
function tornBefore(before: string): string {
  if ('确確担擔'.includes(before)) return '保';
  return '非通经經正日'.includes(before) ? '常' : '。';
}

/** The character that begins with the second byte of the one before and reads so. */
function foundAcross(before: string, pinyin: string): string | undefined {
  const second = secondByteOf(before);
  return annotatedAs(pinyin).find((character) => bytesOf(character)?.[0] === second);
}

/** The character whose first byte this is; null when its pinyin is known and fits none, a mark when there is none. */
function lastTorn(first: number, pinyin: string | undefined): string | null {
  if (pinyin === undefined) return '\ufffd';
  return annotatedAs(pinyin).find((character) => bytesOf(character)?.[0] === first) ?? null;
}

function annotatedAs(pinyin: string): readonly string[] {
  return [...(ANNOTATED[pinyin] ?? '')];
}

/** Traditional characters that such pages annotate again and again, by their pinyin. */
const ANNOTATED: Readonly<Record<string, string>> = {
  duì: '對隊',
  fēng: '風豐',
  guān: '關觀',
  jī: '績機積',
  jiàn: '見間',
  jìn: '進',
  lǐ: '裡',
  mǎn: '滿',
  qǐng: '請',
  qū: '驅區',
  quán: '權',
  shí: '時實識',
  tóu: '頭',
  wèn: '問',
  wù: '務誤',
  xì: '係',
  xiǎn: '險',
  xiàng: '項',
  xū: '須',
  yàn: '驗',
  yè: '業',
  yīng: '應',
  yōu: '優',
  zèng: '贈',
};

/** No byte of GBK: reading it fails. */
const UNKNOWN = 0xff;

const gbk = new TextDecoder('gb18030', { fatal: true });

function read(bytes: readonly number[]): string | null {
  try {
    return gbk.decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

type Pair = readonly [number, number];

function bytesOf(character: string | undefined): Pair | undefined {
  pairs ??= allPairs();
  return character === undefined ? undefined : pairs.get(character);
}

function secondByteOf(character: string | undefined): number | undefined {
  return bytesOf(character)?.[1];
}

let pairs: ReadonlyMap<string, Pair> | undefined;

/** Every character of two bytes, with the private-use ones that misreading produces. */
function allPairs(): ReadonlyMap<string, Pair> {
  const all = new Map<string, Pair>();
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      const character = second === 0x7f ? null : read([first, second]);
      if (character) all.set(character, [first, second]);
    }
  }
  // Before GB 18030-2005 moved them, FE50 … FEA0 were the private-use characters from U+E815 on.
  for (let place = 0; place < 0x50; place++) {
    all.set(String.fromCharCode(0xe815 + place), [0xfe, 0x50 + place + (place >= 0x2f ? 1 : 0)]);
  }
  return all;
}
