import { canonical, shifted } from './decimal.ts';
import { inArabicDigits } from './numerals.ts';

/** A number, date, time or telephone number as a text has it, in one canonical form. */
export interface Figure {
  /** 'date 2026-05-01', 'time 18:00', '3.5 %', '100 元', 'digits 4001234567', '6 次', '7'. */
  canonical: string;
  /** As written, after normal form KC and in Arabic digits. */
  words: string;
}

type Reading = [pattern: RegExp, read: (...groups: string[]) => string[]];

const number = String.raw`(\d+(?:\.\d+)?)`;
const edge = String.raw`(?<![\d.])`;

/** The first that fits takes its place in the text; the longer ones come first. */
const readings: readonly Reading[] = [
  [
    new RegExp(`${edge}(\\d{4})(?:年|[-/.])\\s*(\\d{1,2})(?:月|[-/.])\\s*(\\d{1,2})(?:[日号]|(?!\\d))`, 'gu'),
    (year, month, day) => [
      date(year, month, day),
      date(year, month),
      date(month, day),
      `${year} 年`,
      `${num(month)} 月`,
    ],
  ],
  [
    new RegExp(`${edge}(\\d{4})年\\s*(\\d{1,2})月`, 'gu'),
    (year, month) => [date(year, month), `${year} 年`, `${num(month)} 月`],
  ],
  [new RegExp(`${edge}(\\d{1,2})月\\s*(\\d{1,2})[日号]`, 'gu'), (month, day) => [date(month, day), `${num(month)} 月`]],
  [
    /(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜间|早|晚)?\s*(?<![\d.])(\d{1,2})(?:[:：](\d{2})(?!\d)|[点时](?!间|段|长|候|期|刻)(?:(\d{1,2})分?(?!\d)|(半)|整)?)/gu,
    (part, hour, minute, minutes, half) => [time(part, hour, minute ?? minutes ?? (half ? '30' : '0'))],
  ],
  [new RegExp(`${edge}${number}\\s*(?:个)?(?:百分点)`, 'gu'), (value) => [`${num(value)} 百分点`]],
  [new RegExp(`${edge}${number}\\s*(?:个)?(?:基点|bp|BP)`, 'gu'), (value) => [`${num(value)} 基点`]],
  [new RegExp(`${edge}${number}\\s*%`, 'gu'), (value) => [`${num(value)} %`]],
  [new RegExp(`${edge}${number}\\s*‰`, 'gu'), (value) => [`${shifted(value ?? '', -1)} %`]],
  [new RegExp(`${edge}${number}\\s*‱`, 'gu'), (value) => [`${shifted(value ?? '', -2)} %`]],
  [/(?<!\d)(\+?\d{3,4}-\d{3,8}(?:-\d{3,4})?)(?!\d)/gu, (digits) => [`digits ${(digits ?? '').replace(/\D/gu, '')}`]],
  [new RegExp(`[¥￥]\\s*${number}`, 'gu'), (value) => [`${num(value)} 元`]],
  [new RegExp(`\\$\\s*${number}`, 'gu'), (value) => [`${num(value)} 美元`]],
];

/** Units that mean the same are written the same. Longest first. */
const units: readonly [RegExp, string][] = [
  [/^(?:个)?工作日/u, '工作日'],
  [/^(?:个)?自然日/u, '自然日'],
  [/^(?:个)?交易日/u, '交易日'],
  [/^(?:元人民币|元|块钱|块|圆|人民币|rmb|cny)/iu, '元'],
  [/^(?:美元|美金|usd)/iu, '美元'],
  [/^(?:个)?(?:小时|钟头)/u, '小时'],
  [/^分钟/u, '分钟'],
  [/^(?:个)?(?:星期|礼拜|周(?!年|岁))/u, '周'],
  [/^个月/u, '个月'],
  [/^月/u, '月'],
  [/^(?:个)?季度?/u, '季'],
  [/^(?:年|周年)/u, '年'],
  [/^(?:天|日)/u, '天'],
  [/^(?:周岁|岁)/u, '岁'],
  [/^(?:角|分|秒|次|笔|张|位|名|人|家|户|份|期|倍|折|成|级|档|步|项|条|种|类|套|页|层|楼|号|个|克|克拉|盎司)/u, ''],
];

/** Every figure in a text, in the order of the text's kinds. A figure that cannot be read is a figure all the same. */
export function figuresIn(text: string): readonly Figure[] {
  const figures: Figure[] = [];
  let rest = inArabicDigits(text);
  for (const unreadable of rest.match(/[^\P{N}0-9]/gu) ?? [])
    figures.push({ canonical: `unreadable ${unreadable}`, words: unreadable });
  for (const [pattern, read] of readings) {
    rest = rest.replace(pattern, (words, ...found) => {
      const groups = found.slice(
        0,
        found.findIndex((one) => typeof one === 'number'),
      );
      const [canonical = '', ...less] = read(...groups);
      figures.push({ canonical, words: words.trim() }, ...less.map((one) => ({ canonical: one, words: '' })));
      return ' ; ';
    });
  }
  for (const found of rest.matchAll(/\d+(?:\.\d+)?/gu)) {
    const after = rest.slice(found.index + found[0].length);
    const unit =
      unitOf(after) || unitOf(/^\s*(?:多|余)?\s*[-~～〜至到—–]+\s*\d+(?:\.\d+)?(.*)$/su.exec(after)?.[1] ?? '');
    figures.push({ canonical: `${num(found[0])}${unit === '' ? '' : ` ${unit}`}`, words: `${found[0]}${unit}` });
  }
  return figures;
}

function unitOf(after: string): string {
  const text = after.replace(/^\s*(?:多|余|来)?\s*/u, '');
  for (const [pattern, name] of units) {
    const found = pattern.exec(text)?.[0];
    if (found) return name || found;
  }
  return '';
}

const num = (digits = '0') => canonical(digits);

function date(...parts: (string | undefined)[]): string {
  return `date ${parts.map((part) => (part ?? '').padStart(2, '0')).join('-')}`;
}

const afternoon = ['下午', '傍晚', '晚上', '晚间', '夜间', '晚'];

function time(part: string | undefined, hour = '0', minute = '0'): string {
  const plain = Number(hour);
  const counted = part !== undefined && afternoon.includes(part) && plain < 12 ? plain + 12 : plain;
  return `time ${String(counted).padStart(2, '0')}:${minute.padStart(2, '0')}`;
}
