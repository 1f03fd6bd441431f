import type { Says } from './reasons.ts';

/** What bytes are by their beginning. `opaque` is nothing that is read, with its name. */
export type Content = { is: 'pdf' | 'zip' | 'compound' | 'text' } | { is: 'opaque'; named: Says };

/**
 * What a file really holds, by its first bytes; 'text' when nothing speaks against it. The bytes are those of the
 * formats' own specifications, as listed in the `file` program's magic database.
 */
export function contentOf(bytes: Uint8Array): Content {
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  const known = readable.find(({ begins }) => begins.test(start));
  if (known) return { is: known.is };
  const other = opaque.find(({ begins }) => begins.test(start));
  return other ? { is: 'opaque', named: other.named } : { is: 'text' };
}

const readable: readonly { begins: RegExp; is: 'pdf' | 'zip' | 'compound' }[] = [
  { begins: /^PK(?:\x03\x04|\x05\x06|\x07\x08)/, is: 'zip' },
  // Old Office documents, and new ones behind a password.
  { begins: /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, is: 'compound' },
  // ISO 32000 allows a few bytes before it.
  { begins: /^.{0,64}?%PDF-\d/s, is: 'pdf' },
];

const picture: Says = { zh: '图片', en: 'a picture' };
const archive: Says = { zh: '压缩包', en: 'an archive' };

const opaque: readonly { begins: RegExp; named: Says }[] = [
  { begins: /^\{\\rtf/, named: { zh: ' RTF 文档', en: 'an RTF document' } },
  {
    begins: /^(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html[\s>])/i,
    named: { zh: '网页（HTML）', en: 'a web page (HTML)' },
  },
  { begins: /^(?:\xef\xbb\xbf)?\s*<\?xml/i, named: { zh: ' XML 文件', en: 'an XML file' } },
  { begins: /^\x89PNG\r\n/, named: { zh: ' PNG 图片', en: 'a PNG picture' } },
  { begins: /^\xff\xd8\xff/, named: { zh: ' JPEG 图片', en: 'a JPEG picture' } },
  { begins: /^GIF8[79]a/, named: { zh: ' GIF 图片', en: 'a GIF picture' } },
  { begins: /^(?:II\*\x00|MM\x00\*)/, named: picture },
  { begins: /^RIFF.{4}(?:WEBP|WAVE|AVI )/s, named: { zh: '图片或音视频文件', en: 'a picture or recording' } },
  { begins: /^\x1f\x8b/, named: archive },
  { begins: /^7z\xbc\xaf\x27\x1c/, named: archive },
  { begins: /^Rar!\x1a\x07/, named: archive },
  { begins: /^(?:\x7fELF|MZ.{58})/s, named: { zh: '可执行程序', en: 'a program' } },
];
