import type { Origin } from './prompt-file.ts';

/** What nobody sees and models read: control and zero-width characters, direction marks, tags, variation selectors. */
const unseen = /(?![\n\t])\p{Cc}|\p{Cf}|\p{Default_Ignorable_Code_Point}/gu;

/** What could pass for our own marks becomes its full-width look-alike: fences, citations, inputs, headings. */
const lookAlikes: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '{': '｛',
  '}': '｝',
  '#': '＃',
  '`': '｀',
};

/** The words of somebody else, between marks that nothing inside can close or imitate. */
export function fenced(text: string, origin: Exclude<Origin, 'house'>): string {
  const mark = origin === 'approved' ? '条目' : '原话';
  return `<${mark}>\n${neutral(text, origin)}\n</${mark}>`;
}

function neutral(text: string, origin: Exclude<Origin, 'house'>): string {
  const seen = text.toWellFormed().replace(/\r\n?/gu, '\n').replace(unseen, '');
  // Approved entries are numbered by us: their brackets are the citations.
  const imitable = origin === 'approved' ? /[<>{}`]/gu : /[<>[\]{}#`]/gu;
  return seen
    .replace(imitable, (mark) => lookAlikes[mark] ?? mark)
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
