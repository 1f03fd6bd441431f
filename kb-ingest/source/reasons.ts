import { type Language, Refusal } from '#conversation';
import { LARGEST_SOURCE_BYTES, LARGEST_UNPACKED_BYTES, LONGEST_READING_MS, MOST_CELLS, MOST_PAGES } from './limits.ts';

/** One thing said in both languages. */
export type Says = Readonly<Record<Language, string>>;

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/**
 * Why a file is not read, each as the end of a sentence that says what to do. One list, so that a format cannot have
 * an excuse of its own.
 */
export const reasons = {
  missing: {
    zh: '文件不存在或没有读取权限，请检查路径',
    en: 'there is no such file, or it may not be read; check the path',
  },
  empty: { zh: '文件是空的，没有可导入的文字', en: 'it is empty; there is no text in it' },
  'too-large': {
    zh: `文件超过 ${megabytes(LARGEST_SOURCE_BYTES)} MB，请拆分后再导入`,
    en: `it is larger than ${megabytes(LARGEST_SOURCE_BYTES)} MB; split it`,
  },
  unsupported: {
    zh: '不支持这种文件。可以导入 Word（.docx）、PDF（.pdf）、Excel（.xlsx）、Markdown（.md）和纯文本（.txt）',
    en: 'this kind of file is not read; Word (.docx), PDF (.pdf), Excel (.xlsx), Markdown (.md) and plain text (.txt) are',
  },
  mislabelled: {
    zh: '文件内容与扩展名不符，请按实际内容改正扩展名，或另存为需要的格式',
    en: 'its content is not what its ending says; correct the ending, or save it as what you meant',
  },
  'legacy-office': {
    zh: '这是旧版 Office 文件（.doc、.xls、.ppt），请在 Office 或 WPS 中另存为 .docx 或 .xlsx',
    en: 'it is in an old Office format (.doc, .xls, .ppt); open it and save it as .docx or .xlsx',
  },
  encrypted: {
    zh: '文件有打开密码，请去除密码后再导入',
    en: 'it is protected by a password; remove the password and try again',
  },
  broken: {
    zh: '文件已损坏或不完整，请重新取得或重新保存',
    en: 'it is damaged or incomplete; get it again, or open it and save it anew',
  },
  'not-office': {
    zh: '这是 ZIP 压缩包，不是 Office 文档，请解压后导入其中的文件',
    en: 'it is a ZIP archive and no Office document; unpack it and name the files in it',
  },
  'other-office': {
    zh: '不支持这种 Office 文档，文字请另存为 .docx，表格请另存为 .xlsx，演示文稿请另存为 .pdf',
    en: 'this kind of Office document is not read; save text as .docx, tables as .xlsx, slides as .pdf',
  },
  'unpacks-too-large': {
    zh: `解压后超过 ${megabytes(LARGEST_UNPACKED_BYTES)} MB 或内含文件过多，可能是压缩炸弹；如是正常文件，请删减图片或拆分`,
    en: `it unpacks to more than ${megabytes(LARGEST_UNPACKED_BYTES)} MB or too many parts, as a zip bomb does; if it is genuine, remove pictures or split it`,
  },
  'too-many-pages': {
    zh: `超过 ${MOST_PAGES} 页，请拆分后再导入`,
    en: `it has more than ${MOST_PAGES} pages; split it`,
  },
  'too-many-cells': {
    zh: `有内容的单元格超过 ${MOST_CELLS} 个，请拆分后再导入`,
    en: `it has more than ${MOST_CELLS} cells with something in them; split it`,
  },
  'declares-entities': {
    zh: '文件内嵌了 XML 文档类型声明，正常的 Office 文档没有，出于安全考虑不读取；请在 Office 或 WPS 中重新保存',
    en: 'it declares an XML document type, which no Office program writes and which is not read for safety; open it and save it anew',
  },
  scanned: {
    zh: '页面里没有文字，可能是扫描件，请先做文字识别（OCR）',
    en: 'its pages hold no text, as in a scan; run text recognition (OCR) on it first',
  },
  unmapped: {
    zh: '文字无法还原（字体缺少编码对照），请从原文件重新导出 PDF，或做文字识别（OCR）',
    en: 'its letters cannot be told (a font lacks its mapping); export the PDF again from the original, or run OCR',
  },
  'too-slow': {
    zh: `读取超过 ${LONGEST_READING_MS / 1000} 秒，已停止，请拆分或重新保存后再导入`,
    en: `reading it took more than ${LONGEST_READING_MS / 1000} seconds and was stopped; split it, or save it anew`,
  },
  'too-much-memory': {
    zh: '读取占用的内存过多，已停止，请拆分或重新保存后再导入',
    en: 'reading it took too much memory and was stopped; split it, or save it anew',
  },
  'reader-failed': {
    zh: '读取程序意外中止，请重新保存后再试；如仍不行，请把文件交给管理员',
    en: 'the program that reads it stopped unexpectedly; save it anew and try again, or give it to an administrator',
  },
  'unknown-encoding': {
    zh: '无法识别文字编码，请另存为 UTF-8 编码后再导入',
    en: 'its encoding cannot be told; save it as UTF-8',
  },
  'nul-characters': {
    zh: '文件中含有空字符（NUL），不是有效的文本文件',
    en: 'it holds NUL characters and is no text file',
  },
  binary: { zh: '文件内容是二进制数据，不是文本', en: 'it is binary data, not text' },
} as const satisfies Record<string, Says>;

export type Reason = keyof typeof reasons;

/** The refusal of one file. `really` says what a mislabelled file is. */
export function unreadable(
  file: string,
  reason: Reason,
  { really, cause }: { really?: Says | undefined; cause?: unknown } = {},
): Refusal<'unreadable-source'> {
  const { zh, en } = reasons[reason];
  const why = really ? { zh: `文件其实是${really.zh}，${zh}`, en: `it is really ${really.en}: ${en}` } : { zh, en };
  return new Refusal<'unreadable-source'>('unreadable-source', { file, reason, why }, cause);
}

/** Thrown while reading, where the file's name is not known; becomes the refusal of the file. */
export class Unreadable extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, cause?: unknown) {
    super(reasons[reason].en, { cause });
    this.reason = reason;
  }
}
