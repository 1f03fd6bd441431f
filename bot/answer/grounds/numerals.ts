import { canonical, shifted, sum } from './decimal.ts';
import { plainly } from './plain.ts';

const digits: Readonly<Record<string, number>> = {
  ...{ 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 幺: 1 },
  ...{ 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 },
};
/** Powers of ten. */
const small: Readonly<Record<string, number>> = { 十: 1, 拾: 1, 百: 2, 佰: 2, 千: 3, 仟: 3 };
const large: Readonly<Record<string, number>> = { 万: 4, 萬: 4, 亿: 8, 億: 8 };
const bothTens: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 };

const numeralCharacters = [digits, small, large, bothTens].flatMap(Object.keys).join('');
const arabic = String.raw`\d+(?:\.\d+)?`;
/** A numeral in Arabic or Chinese digits, or both: 3.5, 1万5千, 三百二十, 九五五八八, 三点五. */
const numeral = new RegExp(
  `(?:${arabic}|[${numeralCharacters}])+(?:点(?=[零〇一二三四五六七八九](?![十百点分刻]))[零〇一二三四五六七八九]+)?`,
  'gu',
);

/** What follows a single Chinese numeral that counts something. */
const counted =
  '%|‰|‱|元|块|圆|角|毛|分|天|日|工作日|自然日|交易日|周|星期|礼拜|月|年|季|小时|钟头|分钟|秒|点|时|次|笔|张|位|名|人|家|户|份|期|倍|折|成|岁|级|档|步|项|条|种|类|套|万|亿|千|百|页|层|楼|号|个';
const isCounted = new RegExp(`^(?:多|余|来|几)?\\s*(?:${counted})`, 'u');
/** After 一 these mostly count nothing: 选择一个账户, 一种, 一点. */
const notCountedByOne =
  /^\s*(?:个(?!(?:工作|自然|交易)日|月|小时|星期|季|年|百分点|基点)|种|类|条|项|步|套|点(?!\d|半|整|钟)|时)/u;
/** Words that look like numerals. */
const words =
  /^(?:万一(?![元块万亿])|十分(?!钟|之)|千万(?=不|别|勿|要|小心|注意|记)|一一(?=对应|列)|一二(?=线)|万万(?=不|没))/u;

/**
 * Writes every numeral in Arabic digits, so that the rest reads one form of numbers: 百分之三点五 becomes 3.5%, 一万五千元
 * becomes 15000元. What is no number (万一, 十分满意, 一般) stays.
 */
export function inArabicDigits(text: string): string {
  const plain = plainly(text)
    .replace(/(?<=\d)[,，](?=\d{3}(?!\d))/gu, '')
    .replace(/(?<![\d一二三四五六七八九十])(?:一半|半数|对半)/gu, '50%');
  const written = plain.replace(numeral, (found, at: number) => {
    const after = plain.slice(at + found.length);
    return isNumber(found, after, plain.slice(at)) ? inDigits(found) : found;
  });
  return written
    .replace(/百分之\s*(?=\d)((?:\d|\.)+)/gu, '$1%')
    .replace(/千分之\s*((?:\d|\.)+)/gu, '$1‰')
    .replace(/万分之\s*((?:\d|\.)+)/gu, '$1‱')
    .replace(/(?<!\d)半(?=\s*(?:年|天|日|个月|小时|个小时|月))/gu, '0.5');
}

function isNumber(found: string, after: string, from: string): boolean {
  if (/\d/u.test(found)) return true;
  if (words.test(from)) return false;
  // Of 百分之五 only 五 is a number; the rest names its kind.
  if (/^[百千万]$/u.test(found) && /^分(?:之|点|比)/u.test(after)) return false;
  if ([...found].length > 1) return true;
  if (isFraction(from)) return true;
  return isCounted.test(after) && !(found === '一' && notCountedByOne.test(after));
}

/** The numeral of 百分之五 stands before no unit. */
function isFraction(from: string): boolean {
  return /^.(?:$|[，。；！？、）)\s])/u.test(from);
}

function inDigits(found: string): string {
  const [before = '', after] = found.split('点');
  const whole = wholeOf(before);
  return after === undefined ? whole : canonical(`${whole}.${[...after].map((digit) => digits[digit]).join('')}`);
}

/** 九五五八八 is read digit by digit, 三百二十 by its tens, 1万5千 in parts. */
function wholeOf(numerals: string): string {
  if (/^[\d.]+$/u.test(numerals)) return numerals.includes('.') ? canonical(numerals) : numerals;
  const parts = numerals.match(/\d+(?:\.\d+)?|./gu) ?? [];
  if (parts.every((part) => part in digits)) return parts.map((part) => digits[part]).join('');
  let total = '0';
  let section = '0';
  let current: string | null = null;
  for (const part of parts) {
    if (part in large) {
      section = sum(section, current ?? (section === '0' && total === '0' ? '1' : '0'));
      // 一亿五千万: what came before 万 is below the 亿 that stands already.
      if (total !== '0' && (large[part] ?? 0) > 4) {
        total = shifted(sum(total, section), large[part] ?? 0);
      } else total = sum(total, shifted(section, large[part] ?? 0));
      [section, current] = ['0', null];
    } else if (part in small) {
      section = sum(section, shifted(current ?? '1', small[part] ?? 0));
      current = null;
    } else if (part in bothTens) section = sum(section, String(bothTens[part]));
    else {
      const digit = part in digits ? String(digits[part]) : canonical(part);
      // Digits side by side: 一五零.
      current = current === null || current === '0' ? digit : `${current}${digit}`;
    }
  }
  return sum(total, sum(section, current ?? '0'));
}
