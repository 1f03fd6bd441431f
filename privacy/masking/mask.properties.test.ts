import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MaskRules, mask } from '#privacy';

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const digits = (length: number) => fc.array(digit, { minLength: length, maxLength: length }).map((all) => all.join(''));

const phone = fc
  .tuple(fc.constantFrom('3', '4', '5', '6', '7', '8', '9'), digits(9))
  .map(([second, rest]) => `1${second}${rest}`);

const bankCard = fc
  .tuple(fc.constantFrom('62', '4', '53', '35'), fc.integer({ min: 13, max: 19 }))
  .chain(([bin, length]) => digits(length - bin.length - 1).map((rest) => bin + rest))
  .map((body) => body + [...'0123456789'].find((check) => luhnSum(body + check) % 10 === 0));

const identityCard = fc
  .tuple(
    fc.constantFrom('110105', '310101', '440305', '650102'),
    fc.date({ min: new Date('1920-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    digits(3),
  )
  .map(([region, birth, order]) => region + birth.toISOString().slice(0, 10).replaceAll('-', '') + order)
  .map((body) => body + checkCharacter(body));

/** GB 11643 by its definition: the weighted sum of all eighteen, the last as it stands, leaves 1 modulo 11. */
function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, each, place) => total + Number(each) * 2 ** (17 - place), 0);
  const value = (12 - (sum % 11)) % 11;
  return value === 10 ? 'X' : String(value);
}

function luhnSum(number: string): number {
  return [...number].reverse().reduce((sum, each, place) => {
    const doubled = Number(each) * (place % 2 === 0 ? 1 : 2);
    return sum + Math.floor(doubled / 10) + (doubled % 10);
  }, 0);
}

const chinese = fc
  .array(fc.constantFrom(...'我的卡丢了请帮忙挂失谢谢，。！？、（）是这张银行'), { maxLength: 12 })
  .map((words) => words.join(''));
const scripts = fc.constantFrom('0123456789', '０１２３４５６７８９', '零一二三四五六七八九', '〇幺二三四五六七八九');
const separator = fc.constantFrom('', '', '', ' ', '-', '－', '\u3000', '\u200b', ' - ', '\u2060 ', '\ufeff');

/** The number as somebody might write it, and the sentence around it. */
function written(number: fc.Arbitrary<string>) {
  return fc
    .tuple(number, scripts, fc.array(separator, { minLength: 19, maxLength: 19 }), chinese, chinese)
    .map(([digits, script, separators, before, after]) => {
      const dressed = [...digits].map(
        (each, place) => (each === 'X' ? 'X' : script.charAt(Number(each))) + separators[place],
      );
      return { number: digits, before, after, text: before + dressed.join('') + after };
    });
}

/** The text with plain digits, and without what takes no room. */
function plain(text: string): string {
  return [...text]
    .map((each) => {
      const value = Math.max(
        '０１２３４５６７８９'.indexOf(each),
        '零一二三四五六七八九'.indexOf(each),
        '〇幺'.indexOf(each),
      );
      return value >= 0 ? String(value) : each.replace(/[\u200b\u2060\ufeff]/, '');
    })
    .join('');
}

function plainDigits(text: string): string {
  return plain(text).replace(/[^0-9X]/g, '');
}

/** 1990-01-15 1234 or 19900115 12345: a number written like this is taken for the date that it looks like. */
function looksLikeDate(text: string): boolean {
  return /(?:19|20)\d\d(\S?)\d{1,2}\1\d{1,2}(?!\d)/.test(plain(text));
}

/** 62000 13812345678: eleven digits that stand together as a mobile number are taken for one, whatever is beside them. */
function looksLikeTwo(number: string, text: string): boolean {
  return number.length > 11 && /(?<!\d)(?:0|86|0086)?1[3-9]\d{9}(?!\d)/.test(plain(text));
}

describe('whatever a number is dressed in', () => {
  it.each([
    ['a mobile number', phone, 7],
    ['a bank card', bankCard, 10],
    ['an identity card', identityCard, 10],
  ])('%s is never in clear', (_name, kind, most) => {
    fc.assert(
      fc.property(written(kind), ({ number, before, after, text }) => {
        fc.pre(!looksLikeDate(text) && !looksLikeTwo(number, text));
        const masked = mask(text);
        const left = plainDigits(masked.text);
        expect(left).not.toContain(number);
        expect(left.length).toBeLessThanOrEqual(most);
        expect(masked.text.startsWith(before)).toBe(true);
        expect(masked.text.endsWith(after)).toBe(true);
        expect(masked.found).toHaveLength(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('an identity card shows one character at each end', () => {
    fc.assert(
      fc.property(identityCard, (number) => {
        expect(mask(`证件${number}`).text).toBe(`证件${number.at(0)}${'*'.repeat(16)}${number.at(-1)}`);
      }),
    );
  });

  it('two numbers in one message are both masked', () => {
    const any = fc.oneof(phone, bankCard, identityCard);
    fc.assert(
      fc.property(any, any, fc.constantFrom(' ', '，', '、', '\n', ' - '), (one, other, between) => {
        const left = mask(one + between + other).text;
        expect(left).not.toContain(one);
        expect(left).not.toContain(other);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a code or a password beside its word', () => {
  const beside = fc.constantFrom(
    (code: string) => `验证码${code}`,
    (code: string) => `验证码是 ${code}`,
    (code: string) => `您的校验码为：${code}，请勿泄露`,
    (code: string) => `短信码我收到了，${code}`,
    (code: string) => `动态口令：“${code}”`,
    (code: string) => `OTP: ${code}`,
    (code: string) => `my code is ${code}.`,
    (code: string) => `密码是${code}`,
    (code: string) => `取款密码：${code}`,
    (code: string) => `password:${code}`,
  );
  const isServiceNumber = (code: string) => /^(?:9[56]\d|100|123)\d\d$/.test(code);
  const code = fc
    .integer({ min: 4, max: 8 })
    .chain(digits)
    .filter((one) => !isServiceNumber(one));

  it('is wholly masked', () => {
    fc.assert(
      fc.property(beside, code, scripts, (sentence, secret, script) => {
        const dressed = [...secret].map((each) => script.charAt(Number(each))).join('');
        expect(plainDigits(mask(sentence(dressed)).text)).toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  it('a password of letters, digits and signs leaves nothing', () => {
    const password = fc.string({ minLength: 4, maxLength: 20, unit: fc.constantFrom(...'abcXYZ0189!@#$%^&_-') });
    fc.assert(
      fc.property(password, (secret) => {
        // Three stars are how a number looks that was masked before: such a text is left as it is.
        fc.pre(/[a-zA-Z0-9]/.test(secret) && !secret.includes('***'));
        expect(mask(`我的密码是${secret}吗`).text).toBe('我的密码是[密码]吗');
      }),
      { numRuns: 2000 },
    );
  });
});

/** Pieces that stand beside each other as badly as they can. */
const anything = fc
  .array(
    fc.oneof(
      phone,
      bankCard,
      identityCard,
      fc.integer({ min: 1, max: 13 }).chain(digits),
      fc.constantFrom(
        ...[
          '验证码',
          '密码',
          '是',
          '为',
          '：',
          '的',
          '这个',
          '口令',
          'OTP',
          ' code ',
          'password',
          'is',
          '：“',
          '”',
          '"',
          '(',
          ')',
        ],
        ...[
          ' ',
          '  ',
          '-',
          '.',
          ',',
          '，',
          '。',
          '\n',
          '*',
          '***',
          '****',
          '@',
          '元',
          '位',
          '年',
          '¥',
          '尾号',
          'X',
          'x',
          '\u200b',
        ],
        ...[
          'a',
          'zhang1@qq.com',
          '138001380@b.cc',
          'pin',
          'cvv',
          'error code ',
          '1@b.cc',
          '短信',
          '了',
          '改成',
          '（',
          '密码：',
          '验证码：',
          '@163.com',
          '[验证码]',
          '[密码]',
          '[',
          ']',
          '***@',
          '2026-11-22',
          '20261122',
          '95588',
          '86',
          '+86 ',
        ],
        ...[
          '一',
          '一三八零零一三八零零零',
          '零一二三',
          '卡号',
          '身份证',
          '转',
          '没收到',
          '我',
          '5',
          '8000***5678',
          '1234.56',
          '6222 0210',
        ],
      ),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

const otherRules: MaskRules = {
  phone: 'nothing',
  'identity-card': { first: 6, last: 4 },
  'bank-card': { first: 0, last: 9 },
  email: { first: 3 },
};

describe('masking', () => {
  it.each([
    ['the default rules', undefined],
    ['other rules', otherRules],
  ])('a masked text again changes nothing, under %s', (_name, rules) => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = mask(text, rules);
        expect(mask(once.text, rules)).toEqual({ text: once.text, found: [], changed: false });
      }),
      { numRuns: 3000 },
    );
  });

  it('says where its masks stand, and leaves the rest byte for byte', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const masked = mask(text);
        let rest = text;
        let through = 0;
        for (const { from, to } of masked.found) {
          expect(from).toBeGreaterThanOrEqual(through);
          expect(masked.text.slice(from, to)).toMatch(/\*{3}|^\[\p{L}+\]$/u);
          const between = masked.text.slice(through, from);
          expect(rest).toContain(between);
          rest = rest.slice(rest.indexOf(between) + between.length);
          through = to;
        }
        expect(rest.endsWith(masked.text.slice(through))).toBe(true);
        expect(masked.changed).toBe(masked.text !== text);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves any text without digits, signs and secrets as it is', () => {
    const harmless = fc
      .string({ unit: 'binary', maxLength: 60 })
      .filter((text) => !/[\d０-９@＠密码码]|pass|pwd|pin/i.test(text));
    fc.assert(
      fc.property(harmless, (text) => {
        fc.pre(plainDigits(text).length < 11);
        expect(mask(text).text).toBe(text);
      }),
    );
  });

  it('leaves long numbers that are no card and no identity card as they are', () => {
    const order = fc.integer({ min: 12, max: 32 }).chain(digits);
    fc.assert(
      fc.property(order, (number) => {
        fc.pre(luhnSum(number) % 10 !== 0 && !/^(?:00860?|860?|0?)1[3-9]\d{9}$/.test(number));
        fc.pre(!/^\d{6}(?:(?:19|20)?\d\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}\d?$/.test(number));
        expect(mask(`订单号${number}还没到账`).changed).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
