import { numberAt } from './headings.ts';

/** A line as long as this has swallowed line breaks; headings may stand within. */
export const RUNNING_TEXT = 300;

/** A piece of a text whose line breaks were lost: a heading, or what stands under it. */
export type Piece = { title: string; number: string } | { body: string };

/**
 * Finds the headings in a text that lost its line breaks: "…服务效率。第2章傾聽的技巧2.1傾聽的重要性傾聽是…". A number is
 * taken for a heading's where a sentence ends, or right after another heading. Where a title ends and its text begins
 * is not written anywhere; see `titleOf`.
 */
export function piecesOf(text: string, documentTitle: string | null): readonly Piece[] {
  const pieces: Piece[] = [];
  const starts = [...text.matchAll(NUMBERS)]
    .filter(({ index }) => isHeadingPlace(text, index))
    .map(({ index }) => index);
  const first = starts[0] ?? text.length;
  pushText(pieces, withoutTitle(text.slice(0, first), documentTitle), starts.length > 0);
  for (const [place, start] of starts.entries()) {
    const next = starts[place + 1];
    const whole = text.slice(start, next ?? text.length);
    const number = whole.slice(0, numberAt(whole)?.length ?? 0);
    const rest = whole.slice(number.length);
    const title = titleOf(rest, documentTitle);
    if (title !== '') pieces.push({ title, number });
    pushText(pieces, title === '' ? whole : rest.slice(title.length), next !== undefined);
  }
  return pieces;
}

/** Where any of the numbers that head something may begin. 1. 2. 3. within a text are a list's. */
const NUMBERS =
  /第[一二三四五六七八九十百\d]{1,4}[章节篇]|(?<![\d.])\d{1,2}\.\d{1,2}(?:\.\d{1,2})?(?=\p{Script=Han})(?![倍万亿元个])|(?<![一二三四五六七八九十第周])[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]/gu;

/** After a sentence's end, at most a title away from it: then that title is the heading before. */
function isHeadingPlace(text: string, index: number): boolean {
  return /(?:^|[。！？!?；;])[^。！？!?；;，,：:、]{0,40}$/u.test(text.slice(Math.max(0, index - 60), index));
}

/** A body; where a number follows, what stands after its last sentence is a heading without a number. */
function pushText(pieces: Piece[], text: string, isBeforeNumber: boolean): void {
  const bare = text.replace(/^[\s:：]+/u, '').trim();
  const heading = isBeforeNumber ? (/(?<=[。！？!?；;])[^。！？!?；;，,：:、]{2,40}$/u.exec(bare)?.[0] ?? '') : '';
  const body = bare.slice(0, bare.length - heading.length);
  if (body !== '') pieces.push({ body: body.replace(BEFORE_ITEM, '\n') });
  if (heading !== '') pieces.push({ title: heading, number: '' });
}

/** Where an item of a list begins in the middle of a line. */
const BEFORE_ITEM = /(?<=[。；;：:])(?=\d{1,2}[.、]\s?\p{Script=Han})/gu;

/** A text's own title often stands run together with its beginning. */
function withoutTitle(text: string, title: string | null): string {
  return title !== null && text.startsWith(title) ? text.slice(title.length) : text;
}

/**
 * The title at the beginning of a text that runs on without a break; '' when there is none to be seen. Two things give
 * the seam away: the title ends in a noun that titles end in, and the text begins by naming its subject again
 * (倾听的重要性与技巧｜倾听是…). What shows both, or else the first that shows the noun, is the title.
 */
export function titleOf(text: string, documentTitle: string | null): string {
  const end = text.search(CLAUSE_END);
  const clause = end < 0 ? text : text.slice(0, end);
  const isAlone = end < 0 || /[\n\d]/u.test(text.charAt(end));
  if (isAlone && clause.length <= LONGEST_TITLE) return clause.trim();
  let first = '';
  for (let length = 2; length <= Math.min(LONGEST_TITLE, clause.length - 1); length++) {
    const title = text.slice(0, length);
    const after = text.slice(length);
    const isLikely = LIKELY_END.test(title);
    const isPossible = length >= SHORTEST_TITLE && POSSIBLE_END.test(title);
    if (!(isLikely || isPossible) || GOES_ON.test(after)) continue;
    if (namesAgain(title, after, documentTitle)) return title;
    if (isLikely && first === '' && length >= SHORTEST_TITLE) first = title;
  }
  return first;
}

/** A sentence's or clause's mark, a line break, or the number of a list's first item. */
const CLAUSE_END = /[。！？!?；;：:\n]|\d{1,2}[.、](?=\p{Script=Han})/u;
const SHORTEST_TITLE = 4;
const LONGEST_TITLE = 36;
/** No title ends before these: a list or a word goes on. */
const GOES_ON = /^[的与和及或、，,等之性化中时后前者度]/u;
const LIKELY_END =
  /(?:职责|规范|流程|技巧|方法|策略|原则|反馈|概述|概况|简介|措施|目标|要求|标准|机制|制度|体系|管理|说明|范围|条件|材料|步骤|规则|建设|能力|意义|作用|背景|总结|概念|定义|分类|类型|整合|协作|培训|考核|办法|须知|指南|问题|监控|挑战|水平|速度|互动|氛围|预案)$/u;
/** These stand within titles as often as at their end. */
const POSSIBLE_END = /(?:提升|更新|优化|处理|应对|支持|实践|应用|评估|维护|改进|解释|尊重|培养|控制|分析)$/u;

/** Whether what comes after begins with words of the title, or with four characters of the document's. */
function namesAgain(title: string, after: string, documentTitle: string | null): boolean {
  if (title.startsWith(after.slice(0, 2))) return true;
  const words = after.slice(0, 4);
  return title.includes(words) || (documentTitle?.includes(words) ?? false);
}
