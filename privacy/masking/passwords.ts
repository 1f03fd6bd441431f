import { read } from './characters.ts';
import type { Digits, Group } from './digit-runs.ts';
import type { Finding } from './finding.ts';
import { saysThatItIs } from './one-time-codes.ts';
import { anyLabel, endOfWord, labels } from './rules.ts';
import {
  digitsOf,
  isServiceNumber,
  nextGroup,
  previousGroup,
  shortNumberFrom,
  shortNumberUpTo,
} from './short-numbers.ts';

// As in one-time-codes.ts: bounded patterns on short pieces.
const words = new RegExp(
  `(?<label>${anyLabel})|密码|密碼|(?<![a-z])(?:password|passwd|passphrase|passcode|pwd|pin(?:码|碼)?)${endOfWord}`,
  'gi',
);

/** 密码是 · 密码改成了 · password: · "pwd":" · 密码为 */
const saysWhatItIs =
  /^["'”’」]?[\s我你您的它就应该还设设置改旧新现在都一直原来写填]{0,8}?(?:是|为|為|成|：|:|=|＝|is(?![a-z])|was(?![a-z]))[\s是为了：:=]{0,4}/i;

/** 密码123456 · 密码输入123456: nothing between them says that it is the password, so it has to look like one. */
const directlyBefore = /^(?:\s{0,2}(?:输入|輸入|填|写|用|改|设置|设)?\s{0,1})/;

/** What follows "password is" without being one; also what logs and bank talk put there. */
const noPassword = new Set(
  (
    'app atm pos ok okay sms otp null none true false undefined empty missing required set unset reset changed stored ' +
    'wrong incorrect correct right not invalid valid expired locked forgotten forgot lost too weak strong the my what ' +
    'where how why being never always also still only'
  ).split(' '),
);

/** 密码是 6-8 位: what follows says that these are lengths; without it they may be the password itself. */
const saysLength = /^\s?(?:[位个個]|characters?|digits?|letters?)/i;

const closing: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '【': '】',
  '《': '》',
  '（': '）',
  '(': ')',
  '<': '>',
};
const longestQuoted = 64;

type Span = Pick<Finding, 'from' | 'to'>;

/**
 * What is said to be a password: wholly masked, up to the next space or Chinese character.
 *
 * @param others what else was found: digits of these, without an "is" between, are no password
 */
export function findPasswords(text: string, digits: Digits, others: readonly Finding[]): Finding[] {
  const spans: Span[] = [];
  const unsaid: number[] = [];
  let through = 0;
  for (const { index: from, 0: word, groups } of text.matchAll(words)) {
    if (groups?.label !== undefined) continue;
    const to = from + word.length;
    const isChinese = word.startsWith('密');
    const saying = saysWhatItIs.exec(text.slice(to, to + 20));
    const value = to + (saying?.[0].length ?? 0);
    // My PIN was typed in twice: a PIN is of digits.
    const mayFollow = !/^pin/i.test(word) || nextGroup(digits, value, value + 2) !== null;
    // What is part of a password already is not read again: password:password:password: …
    const ahead = saying && mayFollow && value >= through ? passwordAt(text, digits, value) : null;
    through = ahead?.to ?? through;
    const behind = isChinese ? passwordBehind(text, digits, from) : null;
    spans.push(...[ahead, behind].filter((span) => span !== null));
    if (isChinese && !saying) unsaid.push(to);
  }
  const taken = groupsIn(digits, [...others, ...spans]);
  const likely = unsaid.map((to) => passwordLikeAt(text, digits, to, taken)).filter((span) => span !== null);
  return [...spans, ...likely].map(({ from, to }) => ({ kind: 'password', from, to, masked: labels.password }));
}

function passwordAt(text: string, digits: Digits, from: number): Span | null {
  if (startsWithLabel(text, from)) return null;
  const quoted = quotedAt(text, from);
  if (quoted) return quoted;
  const group = groupAt(digits, from);
  if (group?.script === 'chinese' && group.digits.length >= 4) return group;
  const token = tokenAt(text, from);
  const visible = visibleOf(text, token);
  const start = digits.startingAt.get(from);
  if (start && group && group.to >= token.to) {
    if (isLengthOrYear(text, group)) return null;
    return shortNumberFrom(start, 3) ?? (group.digits.length >= 3 ? group : null);
  }
  const bare = visible.toLowerCase().replace(/[.,;:!?"'}\])]{1,9}$/, '');
  const isMaskedNumber = /^[\d０-９X]{0,9}\*{3}[\d０-９X*]{0,24}$/.test(visible);
  const isRangeOfLengths = /^\d{1,2}[-~]\d{1,2}$/.test(visible) && saysLength.test(text.slice(token.to, token.to + 12));
  const isWord = visible.length >= 3 && /[a-z0-9０-９Ａ-Ｚａ-ｚ]/i.test(visible);
  return isWord && !isMaskedNumber && !isRangeOfLengths && !noPassword.has(bare) ? token : null;
}

/** @param taken offsets of groups that are something else */
function passwordLikeAt(text: string, digits: Digits, to: number, taken: ReadonlySet<number>): Span | null {
  const from = to + (directlyBefore.exec(text.slice(to, to + 6))?.[0].length ?? 0);
  const start = digits.startingAt.get(from);
  const group = groupAt(digits, from);
  if (start && group && !/[a-zＡ-Ｚａ-ｚ]/i.test(text.charAt(group.to))) {
    // Digits that go on and on are some other number: 忘记密码 6222 0210 0101.
    const goesOn = (last: Group) => {
      const next = start.run.groups[start.run.groups.indexOf(last) + 1];
      return next !== undefined && !next.remains && !taken.has(next.from);
    };
    const isEnd = (last: Group) =>
      !goesOn(last) && !isLengthOrYear(text, last) && !isAmount(text, last) && !taken.has(last.from);
    const number = shortNumberFrom(start, 4, isEnd);
    return number && !isServiceNumber(number) ? number : null;
  }
  const word = spanOf(text, from, /[\w!#$%^&+=~.-]/);
  const isMixed = /\d/.test(text.slice(word.from, word.to)) && /[a-z]/i.test(text.slice(word.from, word.to));
  // These are left by maskings, or belong to addresses: what they touch has been dealt with.
  const touchesOther = '*@＠[]/'.includes(text.charAt(word.to) || ' ');
  return word.to - word.from >= 6 && isMixed && !touchesOther ? word : null;
}

/** 123456 是我的密码: six digits, as banks have them. */
function passwordBehind(text: string, digits: Digits, to: number): Span | null {
  const place = previousGroup(digits, to, to - 20);
  const end = place?.run.groups[place.index]?.to;
  if (!place || end === undefined || !saysThatItIs(text.slice(end, to))) return null;
  const number = shortNumberUpTo(place, 6);
  return number && digitsOf(number) === 6 ? number : null;
}

function groupAt({ startingAt }: Digits, from: number): Group | null {
  const place = startingAt.get(from);
  return place?.run.groups[place.index] ?? null;
}

/** The offsets at which groups within some spans begin. */
function groupsIn({ startingAt }: Digits, spans: readonly Span[]): Set<number> {
  const starts = new Set<number>();
  for (const { from, to } of spans) {
    for (let offset = from; offset < to; offset++) if (startingAt.has(offset)) starts.add(offset);
  }
  return starts;
}

function startsWithLabel(text: string, from: number): boolean {
  return text.charAt(from) === '[' && Object.values(labels).some((label) => text.startsWith(label, from));
}

function quotedAt(text: string, from: number): Span | null {
  const end = closing[text.charAt(from)];
  if (end === undefined) return null;
  const inside = text.slice(from + 1, from + 1 + longestQuoted);
  const length = Math.max(0, inside.indexOf(end));
  const words = visibleOf(text, { from: from + 1, to: from + 1 + length });
  const isPassword =
    /^(?:[\x20-\x7e０-９Ａ-Ｚａ-ｚ]*[a-z0-9０-９Ａ-Ｚａ-ｚ][\x20-\x7e０-９Ａ-Ｚａ-ｚ]*|[零〇一二三四五六七八九幺]{4,})$/i.test(
      words,
    ) &&
    !words.includes('***') &&
    !noPassword.has(words.toLowerCase());
  return isPassword ? { from: from + 1, to: from + 1 + length } : null;
}

/** Visible ASCII, full-width letters and digits, and invisible characters, as far as they go. */
function tokenAt(text: string, from: number): Span {
  return spanOf(text, from, /[\x21-\x7e０-９Ａ-Ｚａ-ｚ]/);
}

function spanOf(text: string, from: number, allowed: RegExp): Span {
  const belongs = (place: number) => allowed.test(text.charAt(place)) || read(text, place).is === 'invisible';
  let to = from;
  while (to < text.length && belongs(to) && !startsWithLabel(text, to)) to++;
  return { from, to };
}

function visibleOf(text: string, { from, to }: Span): string {
  let visible = '';
  for (let place = from; place < to; place++) if (read(text, place).is !== 'invisible') visible += text.charAt(place);
  return visible;
}

/** 密码是 6 位 · 密码是 2026 年改的 */
function isLengthOrYear(text: string, { digits, to }: Group): boolean {
  const after = text.slice(to, to + 3);
  if (digits.length === 4) return /^\s?年/.test(after);
  return digits.length <= 2 && /^\s?[位个個次天月元种種组組遍套条條张張分小秒]/.test(after);
}

function isAmount(text: string, { to }: Group): boolean {
  return /^\s?(?:元|块|塊|次|万|萬|亿|億|秒|%|％)/.test(text.slice(to, to + 2));
}
