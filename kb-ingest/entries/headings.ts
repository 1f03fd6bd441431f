/** A heading as it is numbered: smaller ranks contain greater ones. */
export interface Heading {
  rank: number;
  /** Without its number. */
  title: string;
  /** A question as it is asked (问：…): its own name, whatever it stands under. */
  isAsked: boolean;
}

/**
 * The heading that a whole line is, or null. A numbered line is a heading when it is short and no sentence; of 1. 2. 3.
 * only `isLone` ones are, since a list of short steps looks the same.
 */
export function headingIn(line: string, isLone: boolean): Heading | null {
  if (line.length > LONGEST_MARKDOWN_HEADING) return null;
  const markdown = /^(#{1,6})\s+(.+)$/.exec(line);
  if (markdown)
    return {
      rank: markdown[1]?.length ?? 1,
      title: withoutNumber(markdown[2]?.replace(/\s*#+$/, '') ?? ''),
      isAsked: false,
    };
  const asked = ASKED.exec(line);
  if (asked) return { rank: ASKED_RANK, title: (asked[1] ?? asked[2] ?? '').trim(), isAsked: true };
  const number = numberAt(line);
  if (!number || line.length > LONGEST_HEADING || ENDS_LIKE_A_SENTENCE.test(line)) return null;
  if (number.isItem && !isLone) return null;
  const title = line.slice(number.length).trim();
  return title === '' ? null : { rank: number.rank, title, isAsked: false };
}

/** 问：…, Q1: …, or a question in bold by itself. */
const ASKED = /^(?:\*\*)?(?:问|Q)\s*\d{0,3}\s*[:：.、]\s*(.+?)(?:\*\*)?$|^\*\*(.+[？?])\*\*$/u;
/** Below every heading. */
const ASKED_RANK = 20;
const LONGEST_MARKDOWN_HEADING = 200;
const LONGEST_HEADING = 40;
const ENDS_LIKE_A_SENTENCE = /[。！？；，、.!?;,:：]$/u;

/** The number that a text begins with: its length, its rank, and whether a list's items are numbered like that, too. */
export interface HeadingNumber {
  length: number;
  rank: number;
  isItem: boolean;
}

export function numberAt(text: string): HeadingNumber | null {
  for (const { form, rank } of forms) {
    const found = form.exec(text);
    if (found) return { length: found[0].length, rank, isItem: rank === ITEM_RANK };
  }
  return null;
}

/** Below Markdown's six, so that both may stand in one file. */
const ITEM_RANK = 15;

const forms: readonly { form: RegExp; rank: number }[] = [
  { form: /^(?:第[一二三四五六七八九十百\d]{1,4}[章篇部]分?|PART\s*\d{1,2})[\s:：、.]*/iu, rank: 7 },
  { form: /^第[一二三四五六七八九十百\d]{1,4}节[\s:：、.]*/u, rank: 8 },
  { form: /^[一二三四五六七八九十]{1,3}、\s*/u, rank: 9 },
  { form: /^[(（][一二三四五六七八九十]{1,3}[)）]\s*/u, rank: 10 },
  { form: /^\d{1,2}\.\d{1,2}\.\d{1,2}[.、]?\s*(?![\d%％])/u, rank: 12 },
  { form: /^\d{1,2}\.\d{1,2}[.、]?\s*(?![\d%％.倍万亿元个])/u, rank: 11 },
  { form: /^\d{1,2}[.、．]\s*(?!\d)/u, rank: ITEM_RANK },
];

function withoutNumber(title: string): string {
  // What is marked as a heading may be numbered without a dot: 1 总则.
  const number =
    numberAt(title)?.length ??
    /^\d{1,2}(?:\s+|(?=\p{Script=Han}))(?=\p{Script=Han})(?![年月日元个天次])/u.exec(title)?.[0].length;
  return title.slice(number ?? 0).trim() || title;
}
