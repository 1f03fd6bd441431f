/**
 * What a file with a text's name really is, by its first bytes; null when nothing speaks against text. The bytes are
 * those of the formats' own specifications, as listed in the `file` program's magic database.
 */
export function disguise(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  return signatures.find(({ begins }) => begins.test(start))?.is ?? null;
}

const signatures: readonly { begins: RegExp; is: string }[] = [
  { begins: /^PK(?:\x03\x04|\x05\x06|\x07\x08)/, is: 'ZIP 压缩包或 Office 文档（docx、xlsx、pptx）' },
  { begins: /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, is: '旧版 Office 文档（doc、xls、ppt）' },
  { begins: /^%PDF-/, is: 'PDF 文档' },
  { begins: /^\{\\rtf/, is: 'RTF 文档' },
  { begins: /^(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html[\s>])/i, is: '网页（HTML）' },
  { begins: /^\x89PNG\r\n/, is: 'PNG 图片' },
  { begins: /^\xff\xd8\xff/, is: 'JPEG 图片' },
  { begins: /^GIF8[79]a/, is: 'GIF 图片' },
  { begins: /^RIFF.{4}(?:WEBP|WAVE|AVI )/s, is: '图片或音视频文件' },
  { begins: /^\x1f\x8b/, is: 'GZIP 压缩包' },
  { begins: /^7z\xbc\xaf\x27\x1c/, is: '7z 压缩包' },
  { begins: /^Rar!\x1a\x07/, is: 'RAR 压缩包' },
  { begins: /^(?:\x7fELF|MZ.{58})/s, is: '可执行程序' },
];
