import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shifted, sum } from './decimal.ts';
import { figuresIn } from './figures.ts';
import { linksIn } from './links.ts';
import { inArabicDigits } from './numerals.ts';

const found = (text: string) => figuresIn(text).flatMap(({ canonical, words }) => (words === '' ? [] : [canonical]));

describe('a figure', () => {
  it.each<[string, ...string[]]>([
    ['年费 100 元', '100 元'],
    ['年费１００元', '100 元'],
    ['年费一百元', '100 元'],
    ['年费壹佰元', '100 元'],
    ['年费100块钱', '100 元'],
    ['¥100', '100 元'],
    ['1,000,000元', '1000000 元'],
    ['1万5千元', '15000 元'],
    ['1.5万元', '15000 元'],
    ['一万五千元', '15000 元'],
    ['三百二十元五角', '320 元', '5 角'],
    ['一亿两千万元', '120000000 元'],
    ['一百零五万元', '1050000 元'],
    ['二十万', '200000'],
    ['3.5%', '3.5 %'],
    ['３．５％', '3.5 %'],
    ['百分之三点五', '3.5 %'],
    ['百分之三', '3 %'],
    ['千分之五', '0.5 %'],
    ['5‰', '0.5 %'],
    ['万分之五', '0.05 %'],
    ['下调25个基点', '25 基点'],
    ['0.25个百分点', '0.25 百分点'],
    ['3 个工作日', '3 工作日'],
    ['三个工作日', '3 工作日'],
    ['3天', '3 天'],
    ['30 日内', '30 天'],
    ['两小时', '2 小时'],
    ['2个小时', '2 小时'],
    ['十分钟', '10 分钟'],
    ['半年', '0.5 年'],
    ['半个月', '0.5 个月'],
    ['3–5 个工作日', '3 工作日', '5 工作日'],
    ['2至3天', '2 天', '3 天'],
    ['3个月', '3 个月'],
    ['3月', '3 月'],
    ['2026年5月1日', 'date 2026-05-01'],
    ['2026-05-01', 'date 2026-05-01'],
    ['2026/5/1', 'date 2026-05-01'],
    ['二〇二六年五月一日', 'date 2026-05-01'],
    ['5月1日', 'date 05-01'],
    ['2026年5月', 'date 2026-05'],
    ['18:00', 'time 18:00'],
    ['下午6点', 'time 18:00'],
    ['下午六点半', 'time 18:30'],
    ['9:00至17:30', 'time 09:00', 'time 17:30'],
    ['早上九点', 'time 09:00'],
    ['400-123-4567', 'digits 4001234567'],
    ['010-12345678', 'digits 01012345678'],
    ['拨打 95588', '95588'],
    ['拨打九五五八八', '95588'],
    ['八五折', '85 折'],
    ['第2年', '2 年'],
    ['满 1 周岁', '1 岁'],
    ['年龄 65 岁', '65 岁'],
    ['刷满 6 次', '6 次'],
    ['刷满六次', '6 次'],
    ['一次', '1 次'],
    ['两张卡', '2 张'],
    ['④', '4'],
    ['٣ 元', 'unreadable ٣'],
  ])('is the same however it is written: %s', (text, ...canonical) => {
    expect(found(text)).toEqual(canonical);
  });

  it.each([
    '万一丢失',
    '十分满意',
    '一般情况',
    '千万不要转账',
    '统一办理',
    '选择一个账户',
    '第一步',
    '二维码',
    '一起',
    '五险一金',
    '百货',
  ])('is none in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('says less of a date, too', () => {
    expect(figuresIn('2026年5月1日').map(({ canonical }) => canonical)).toEqual(
      expect.arrayContaining(['date 05-01', 'date 2026-05', '2026 年', '5 月']),
    );
  });

  it('is read from any text without harm', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void figuresIn(text)));
  });

  it('is exact, however many digits it has', () => {
    const parts = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat(12));
    fc.assert(
      fc.property(parts, parts, ([a, places], [b]) => {
        const [one, other] = [shifted(String(a), -places), shifted(String(b), -places)];
        expect(shifted(sum(one, other), places)).toBe(String(a + b));
      }),
    );
  });

  it('reads a Chinese numeral as the number it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 99_999_999 }), (value) => {
        expect(inArabicDigits(`${inChinese(value)}元`)).toBe(`${value}元`);
      }),
    );
  });
});

describe('a link', () => {
  it.each([
    ['请访问 https://bank.example.com/fee?x=1。', 'https://bank.example.com/fee?x=1'],
    ['登录www.bank.example.cn查询', 'www.bank.example.cn'],
    ['bank.example/fees', 'bank.example/fees'],
    ['发邮件到 Service@Bank.Example.com', 'service@bank.example.com'],
    ['weixin://dl/business/?t=abc', 'weixin://dl/business/?t=abc'],
  ])('is found in %s', (text, link) => {
    expect(linksIn(text)).toContain(link);
  });

  it('is no number', () => {
    expect(linksIn('年费 3.5 元，2.0 版')).toEqual([]);
  });
});

/** The usual way to write a number in Chinese. */
function inChinese(value: number): string {
  const digits = '零一二三四五六七八九';
  const section = (number: number): string => {
    const parts = [...String(number)].map(Number);
    const units = ['', '十', '百', '千'];
    return parts
      .map((digit, at) => (digit === 0 ? '零' : `${digits[digit]}${units[parts.length - 1 - at]}`))
      .join('')
      .replace(/零+/gu, '零')
      .replace(/零$/u, '');
  };
  const [high, low] = [Math.floor(value / 10_000), value % 10_000];
  if (high === 0) return section(low);
  return `${section(high)}万${low === 0 ? '' : low < 1_000 ? `零${section(low)}` : section(low)}`;
}
