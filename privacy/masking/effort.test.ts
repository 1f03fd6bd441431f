import { Session } from 'node:inspector';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { mask, maskDeep } from '#privacy';

/**
 * How much is done, counted and not timed: V8 counts how often each block of our code runs. A quantifier without a
 * bound would not show here, so the patterns are kept in check by their own test below.
 */
const session = new Session();

beforeAll(() => {
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
});
afterAll(() => session.disconnect());
afterEach(() => vi.restoreAllMocks());

function stepsOf(act: () => void): number {
  blocksRun();
  act();
  return blocksRun();
}

/** Blocks of this folder run since the last call. */
function blocksRun(): number {
  let count = 0;
  session.post('Profiler.takePreciseCoverage', (error, coverage) => {
    if (error) throw error;
    for (const { url, functions } of coverage.result) {
      if (!/privacy\/masking\/[\w-]+\.ts/.test(url) || url.includes('.test.')) continue;
      count += functions.flatMap(({ ranges }) => ranges).reduce((sum, range) => sum + range.count, 0);
    }
  });
  return count;
}

const length = 200_000;

describe('the work of masking', () => {
  it.each<[string, string, string?]>([
    ['digits', '1'],
    ['digits one by one', '1 '],
    ['digits that pass every check of cards', '0 '],
    ['digits with dots', '1.'],
    ['groups that might be cards', '6222 '],
    ['groups that might be mobile numbers', '138-0013-8000 '],
    ['groups that might be dates', '2026-11-22-'],
    ['Chinese numerals', '一'],
    ['zero-width characters', '\u200b', '1'],
    ['spaces after a digit', ' ', '1'],
    ['stars', '*', '1'],
    ['stars between digits', '5***'],
    ['words for codes', '验证码'],
    ['words for codes, and digits', '验证码1'],
    ['words for passwords', '密码'],
    ['words for passwords that say what it is', '密码是'],
    ['passwords in passwords', 'password:'],
    ['PINs in PINs', 'pin:'],
    ['quotes that do not close', '密码是“a'],
    ['English words before a code', 'code is the my '],
    ['signs of e-mail addresses', '@'],
    ['e-mail addresses', 'a@b.'],
    ['one long local part', 'a', '1@'],
    ['one long domain', 'a.', '1@'],
    ['labels', '[密码]'],
    ['open brackets', '['],
    ['hyphens and digits, as in ids', '01234567-0123-'],
  ])('grows with the length of the text, and no faster: %s', (_what, unit, before = '') => {
    const text = (size: number) => before + unit.repeat(Math.ceil(size / unit.length));
    const half = text(length / 2);
    const whole = text(length);
    const few = stepsOf(() => maskDeep({ text: half }));
    const many = stepsOf(() => maskDeep({ text: whole }));
    expect(few).toBeGreaterThan(0);
    expect(many / few).toBeLessThan(2.2);
    expect(many / length).toBeLessThan(2000);
  });

  it('is counted by something that would notice', () => {
    const grows = (groups: number) => stepsOf(() => mask('1 '.repeat(groups)));
    expect(grows(2000)).toBeGreaterThan(grows(1000) * 1.5);
  });

  it('gives no pattern with an unbounded quantifier more than a short piece of the text', () => {
    const longest = new Map<string, number>();
    for (const name of ['exec', 'test'] as const) {
      const original = RegExp.prototype[name] as (this: RegExp, text: string) => never;
      vi.spyOn(RegExp.prototype, name).mockImplementation(function (this: RegExp, text: string) {
        longest.set(this.source, Math.max(longest.get(this.source) ?? 0, text.length));
        return original.call(this, text);
      });
    }
    const everything = '验证码是1 密码是a1@b.cc,密码1 “code: 6222 0210 2026-11-22 一二三四 5*** 身份证1x'.repeat(500);
    maskDeep({
      everything,
      token: `密码：${'x'.repeat(5000)}`,
      stars: `密码：${'*'.repeat(5000)}`,
      name: `${'x'.repeat(5000)}@y.cc`,
    });
    vi.restoreAllMocks();
    const givenMuch = [...longest].filter(([, length]) => length > 1000).map(([source]) => source);
    expect(givenMuch.length).toBeGreaterThan(3);
    expect(givenMuch.filter(isUnbounded)).toEqual([]);
  });
});

function isUnbounded(source: string): boolean {
  const quantified = source.replace(/\\./g, '-').replace(/\[[^\]]*\]/g, '-');
  return /[*+]|\{\d+,\}/.test(quantified);
}
