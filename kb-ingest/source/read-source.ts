import { extname } from 'node:path';
import { Refusal } from '#conversation';
import { decoded } from './encoding.ts';
import { disguise } from './signatures.ts';

/** A source as text, still as its author wrote it. */
export interface Source {
  /** The file's name, without its folder. */
  name: string;
  kind: 'markdown' | 'text';
  text: string;
}

export const LARGEST_SOURCE_BYTES = 20 * 1024 * 1024;

/**
 * The text of a Markdown or plain text file, whatever it is encoded in (UTF-8, UTF-16, GB18030 with GBK, Big5).
 * Refused with 'unreadable-source' when it is none, or not what its name says.
 */
export function readSource(name: string, bytes: Uint8Array): Source {
  const kind = kinds[extname(name).toLowerCase()];
  if (!kind) throw unreadable(name, '目前只支持 Markdown（.md）和纯文本（.txt）文件，请先另存为其中一种');
  if (bytes.length > LARGEST_SOURCE_BYTES) throw unreadable(name, '文件超过 20 MB，请拆分后再导入');
  const really = disguise(bytes);
  if (really) throw unreadable(name, `文件内容其实是 ${really}，与扩展名不符，请另存为纯文本后再导入`);
  const text = decoded(bytes);
  if (text === null) throw unreadable(name, '无法识别文字编码，请另存为 UTF-8 编码后再导入');
  if (text.includes('\0')) throw unreadable(name, '文件中含有空字符（NUL），不是有效的文本文件');
  if (isBinary(text)) throw unreadable(name, '文件内容是二进制数据，不是文本');
  if (!/[\p{L}\p{N}]/u.test(text)) throw unreadable(name, '文件是空的，没有可导入的文字');
  return { name, kind, text };
}

/** The refusal of one file, with its reason as the end of a Chinese sentence. */
export function unreadable(file: string, why: string, cause?: unknown): Refusal<'unreadable-source'> {
  return new Refusal<'unreadable-source'>('unreadable-source', { file, why }, cause);
}

const kinds: Readonly<Record<string, Source['kind']>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'text',
  '.text': 'text',
};

/** More than one control character in a hundred is no text that anybody wrote. */
function isBinary(text: string): boolean {
  const controls = text.match(/[\u0001-\u0008\u000e-\u001f\u007f]/g)?.length ?? 0;
  return controls > text.length / 100;
}
