import type { Digits, Group } from './digit-runs.ts';
import type { Finding } from './finding.ts';
import { anyLabel, endOfWord, labels } from './rules.ts';
import {
  digitsOf,
  isServiceNumber,
  nextGroup,
  previousGroup,
  type ShortNumber,
  shortNumberFrom,
  shortNumberUpTo,
} from './short-numbers.ts';

/**
 * Every quantifier in this file is bounded, and but for the search for the words themselves each pattern is given a
 * short piece of the text: masking takes time in proportion to the text, whatever stands in it.
 */
const words = new RegExp(
  `(?<label>${anyLabel})|(?<card>(?<![a-z])(?:cvv2?|cvc2?)${endOfWord}|安全码|安全碼)|` +
    '(?:验证|校验|动态|短信|确认)码|(?:驗證|校驗|動態|簡訊|確認)碼|口令|一次性密码|(?:动态|短信)密码|' +
    `(?<![a-z])(?:otp|code)${endOfWord}`,
  'gi',
);

/** Codes of other sorts, which are nobody's secret. A label may stand in for the word that said so. */
const otherCode = new RegExp(
  '(?:error|status|exit|zip|postal|post|country|area|swift|branch|response|return|source|qr|错误|状态|' +
    `${anyLabel})[\\s_-]{0,2}$`,
  'i',
);

/** What never stands between a code and its name: letters and digits, masks, ends of sentences, and words of other matters. */
const notBetween =
  '\\w０-９Ａ-Ｚａ-ｚ*\\[\\]@＠\\n。！？!?；;…￥¥$没未不转轉存取付还還贷貸元钱錢尾单單打拨撥电電热熱线線等超限卡余餘账賬扣花费費额額第年月';

const gapAhead = new RegExp(`^[^${notBetween}]{0,12}$`);
const gapAheadInEnglish =
  /^(?:[\s:：=＝"'“”‘’「『（(#＃>，,-]|为|為|is|was|are|the|my|your|from|sms|text|message|number|sent|says|here|for|login|received|got){0,40}$/i;
const tightGap = /^[\s是为為：:=＝"“「（(]{0,6}$/;

const attributes = '短信手机機动動态態登录錄支付安全一次性随机图形';
/** 123456 是我的验证码 · 123456 这个验证码 · 123456（动态验证码） */
const gapThatSaysSo = new RegExp(
  `^[\\s"'”’」』】)）]{0,3}(?:就?是|为|為|这|這|那|此|[（(【「“])[^${notBetween}]{0,12}$`,
);
/** 1234的验证码 · 1234短信验证码 */
const gapOfAttributes = new RegExp(`^(?:的[^${notBetween}]{0,6}|[${attributes}]{0,8})$`);
/** 123456，验证码: as loose as that only for six digits, the usual length. */
const looseGap = new RegExp(`^[${attributes}，,、：:\\s]{0,8}$`);
const gapBehindInEnglish =
  /^[\s"',.-]{0,3}(?:is|was|as|\()(?:[\s"',.()-]|the|my|your|our|verification|login|security|sms|bank){0,20}$/i;

/** How far a code may stand from its name: the longest gap above. */
const reach = 40;

/** Four to eight digits beside the word for a one-time code; three or more beside the one for a card's security code. */
export function findOneTimeCodes(text: string, digits: Digits): Finding[] {
  const found: Finding[] = [];
  for (const { index: from, 0: word, groups } of text.matchAll(words)) {
    if (groups?.label !== undefined) continue;
    const to = from + word.length;
    if (/^code$/i.test(word) && otherCode.test(text.slice(Math.max(0, from - 12), from))) continue;
    const least = groups?.card === undefined ? 4 : 3;
    for (const code of [codeAhead(text, digits, to, least), codeBehind(text, digits, from, least)]) {
      if (code) found.push({ kind: 'one-time-code', from: code.from, to: code.to, masked: labels['one-time-code'] });
    }
  }
  return found;
}

function codeAhead(text: string, digits: Digits, from: number, least: number): ShortNumber | null {
  const place = nextGroup(digits, from, from + reach);
  const start = place?.run.groups[place.index]?.from;
  if (!place || start === undefined) return null;
  const gap = text.slice(from, start);
  if (!gapAhead.test(gap) && !gapAheadInEnglish.test(gap)) return null;
  const code = shortNumberFrom(place, least, (group) => !isMeasure(text, group));
  if (!code || isNamedOtherwise(text, code)) return null;
  const isItsSender =
    isServiceNumber(code) && (!tightGap.test(gap) || /[发發的来來打给給客热熱短这那]/.test(text.charAt(code.to)));
  return isItsSender ? null : code;
}

function codeBehind(text: string, digits: Digits, to: number, least: number): ShortNumber | null {
  const place = previousGroup(digits, to, to - reach);
  const end = place?.run.groups[place.index]?.to;
  if (!place || end === undefined) return null;
  const gap = text.slice(end, to);
  const code = shortNumberUpTo(place, least);
  if (!code || isServiceNumber(code) || isNamedOtherwise(text, code)) return null;
  const loosely = digitsOf(code) === 6 && looseGap.test(gap);
  return saysThatItIs(gap) || gapOfAttributes.test(gap) || loosely ? code : null;
}

/** Whether what stands between a number and a word after it says that the one is the other: 123456 是我的验证码. */
export function saysThatItIs(gap: string): boolean {
  return gapThatSaysSo.test(gap) || gapBehindInEnglish.test(gap);
}

function isMeasure(text: string, { to }: Group): boolean {
  return /^\s?(?:元|块|塊|圆|圓|年|秒|次|万|萬|亿|億|%|％|分钟|分鐘|小时|小時)/.test(text.slice(to, to + 4));
}

function isNamedOtherwise(text: string, { from }: ShortNumber): boolean {
  return /(?:(?:尾[号號数數]|[末后後]四位|[¥￥])[是为為\s:：]{0,2}|\$|[转轉账賬付费費取存还還充花买買贷貸扣]了?)$/.test(
    text.slice(Math.max(0, from - 6), from),
  );
}
