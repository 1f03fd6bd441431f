import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { familiarity } from '../familiarity.ts';

/** The text of these bytes without its byte order mark; null when no encoding of Chinese text makes sense of them. */
export function decoded(bytes: Uint8Array): string | null {
  const marked = marks.find(({ mark }) => mark.every((byte, place) => bytes[place] === byte));
  if (marked) return strictly(bytes.subarray(marked.mark.length), marked.encoding);
  return withoutMark(bytes) ?? strictly(bytes, 'utf-8') ?? chinese(Buffer.from(bytes));
}

const marks = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];

/**
 * UTF-16 that lost its mark: it has zero bytes, in its line breaks and digits if nowhere else, and only one order of
 * bytes gives words.
 */
function withoutMark(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0 || !bytes.includes(0)) return null;
  const readings = ['utf-16le', 'utf-16be'].flatMap((encoding) => strictly(bytes, encoding) ?? []);
  const [best] = readings.filter((text) => !text.includes('\0')).toSorted((one, other) => words(other) - words(one));
  return best !== undefined && words(best) >= FEWEST_WORDS ? best : null;
}

/** The share of a text that is frequent in Chinese, or plain English. */
function words(text: string): number {
  return familiarity(text) + (text.match(/[\n\r -~]/g)?.length ?? 0) / Math.max(1, text.length);
}

/** Any Chinese text has far more, a wrong reading far less. */
const FEWEST_WORDS = 0.2;

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * GB18030 or Big5. chardet knows by letter statistics where there is enough text; in a line or two the reading with
 * the more frequent characters is the right one.
 */
function chinese(bytes: Buffer): string | null {
  const matches = analyse(bytes);
  const readings = ['GB18030', 'Big5'].map((encoding) => {
    const text = iconv.decode(bytes, encoding);
    const confidence = matches.find(({ name }) => name === encoding)?.confidence ?? 0;
    return { text, isCertain: confidence >= CERTAIN, familiar: familiarity(text) };
  });
  const [best] = readings.toSorted(
    (one, other) => Number(other.isCertain) - Number(one.isCertain) || other.familiar - one.familiar,
  );
  if (!best || unreadableShare(best.text) > MOST_UNREADABLE) return null;
  return best.text;
}

/** Of chardet's 100. Below, it is guessing between all encodings of two bytes. */
const CERTAIN = 50;
/** A cut in the middle of a character is forgiven, a wrong encoding is not. */
const MOST_UNREADABLE = 0.02;

function unreadableShare(text: string): number {
  return (text.match(/\ufffd/g)?.length ?? 0) / Math.max(1, text.length);
}
