import { extname } from 'node:path';
import type { Document } from '../documents/document.ts';
import { compoundReason } from '../documents/office-package.ts';
import { readApart } from './apart.ts';
import { decoded } from './encoding.ts';
import { LARGEST_SOURCE_BYTES } from './limits.ts';
import { Unreadable, unreadable } from './reasons.ts';
import { contentOf } from './signatures.ts';

/** A source as its author made it, read but not yet cleaned. */
export type Source = WrittenSource | DocumentSource;

export interface WrittenSource {
  /** The file's name, without its folder. */
  name: string;
  kind: 'markdown' | 'text';
  text: string;
}

export interface DocumentSource extends Document {
  name: string;
}

/**
 * Reads a file by what it holds, not by what it is called: Markdown and plain text in whatever encoding (UTF-8, UTF-16,
 * GB18030 with GBK, Big5), Word, PDF and Excel. A name that says something else is a reason to refuse, since one of
 * the two is a mistake. Refused with 'unreadable-source', always with one of `reasons`, in at most a minute.
 */
export async function readSource(name: string, bytes: Uint8Array): Promise<Source> {
  try {
    return await read(name, bytes);
  } catch (cause) {
    throw cause instanceof Unreadable ? unreadable(name, cause.reason, { cause: cause.cause }) : cause;
  }
}

async function read(name: string, bytes: Uint8Array): Promise<Source> {
  if (bytes.length > LARGEST_SOURCE_BYTES) throw new Unreadable('too-large');
  if (bytes.length === 0) throw new Unreadable('empty');
  const content = contentOf(bytes);
  const said = endings[extname(name).toLowerCase()];
  if (content.is === 'compound') {
    const reason = compoundReason(bytes);
    throw new Unreadable(reason);
  }
  if (content.is === 'opaque') {
    if (said) throw unreadable(name, 'mislabelled', { really: content.named });
    throw new Unreadable('unsupported');
  }
  if (content.is === 'text') {
    if (said === 'markdown' || said === 'text') return { name, kind: said, text: textOf(bytes) };
    // Neither a document nor text: what is left is a document whose beginning was lost.
    if (said) throw isText(bytes) ? unreadable(name, 'mislabelled', { really: plainText }) : new Unreadable('broken');
    throw new Unreadable('unsupported');
  }
  if (content.is === 'pdf' && said && said !== 'pdf') throw unreadable(name, 'mislabelled', { really: documents.pdf });
  const document = await readApart(content.is, bytes);
  if (said && said !== document.kind) throw unreadable(name, 'mislabelled', { really: documents[document.kind] });
  return { name, ...document };
}

const endings: Readonly<Record<string, Source['kind']>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'text',
  '.text': 'text',
  '.docx': 'word',
  '.docm': 'word',
  '.dotx': 'word',
  '.pdf': 'pdf',
  '.xlsx': 'workbook',
  '.xlsm': 'workbook',
  '.xltx': 'workbook',
};

const plainText = { zh: '纯文本', en: 'plain text' };
const documents = {
  word: { zh: ' Word 文档（.docx）', en: 'a Word document (.docx)' },
  pdf: { zh: ' PDF 文档（.pdf）', en: 'a PDF document (.pdf)' },
  workbook: { zh: ' Excel 工作簿（.xlsx）', en: 'an Excel workbook (.xlsx)' },
} as const;

function textOf(bytes: Uint8Array): string {
  const text = decoded(bytes);
  if (text === null) throw new Unreadable('unknown-encoding');
  if (text.includes('\0')) throw new Unreadable('nul-characters');
  if (isBinary(text)) throw new Unreadable('binary');
  if (!/[\p{L}\p{N}]/u.test(text)) throw new Unreadable('empty');
  return text;
}

function isText(bytes: Uint8Array): boolean {
  try {
    textOf(bytes);
    return true;
  } catch {
    return false;
  }
}

/** More than one control character in a hundred is no text that anybody wrote. */
function isBinary(text: string): boolean {
  const controls = text.match(/[\u0001-\u0008\u000e-\u001f\u007f]/g)?.length ?? 0;
  return controls > text.length / 100;
}
