import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accept, checkTone, neverSent, type ToneFinding, toneRule, toneRuleNames } from './index.ts';
import { toneRules } from './rules/index.ts';

const wrong = toneRules.flatMap((rule) => rule.wrong.map((each) => ({ rule: rule.name, ...each })));
const right = toneRules.flatMap((rule) => rule.right.map((says) => ({ rule: rule.name, says })));

describe('the rules of speaking', () => {
  it('stand once each under every name', () => {
    expect(toneRules.map(({ name }) => name)).toEqual(toneRuleNames);
    for (const { name, severity, what } of toneRules) expect(toneRule(name)).toMatchObject({ severity, what });
  });

  it.each(wrong)('$rule finds its words in: $says', ({ rule, says, words, better }) => {
    const found = checkTone(says).find((each) => each.rule === rule);
    expect(found?.words).toBe(words);
    expect(found && says.slice(found.from, found.to)).toBe(words);
    expect(found?.rewriting === null ? undefined : accept(says, found as ToneFinding)).toBe(better);
  });

  it.each(right)('nothing is wrong, for $rule or any other, with: $says', ({ says }) => {
    expect(checkTone(says).map(({ rule, words }) => `${rule}: ${words}`)).toEqual([]);
  });

  it('recommend nothing that they would find themselves', () => {
    const better = [
      ...toneRules.flatMap(({ example, what, why }) => [example, why, what].flatMap((said) => [said.zh, said.en])),
    ];
    const examples = toneRules.flatMap(({ example }) => [example.zh, example.en]);
    expect(better.length).toBeGreaterThan(examples.length);
    expect(examples.flatMap((text) => checkTone(text).map(({ words }) => `${words} in ${text}`))).toEqual([]);
  });

  it('have no pattern whose time could grow faster than the text', () => {
    const patterns = toneRules.flatMap(({ patterns }) =>
      patterns.flatMap(({ words, unlessBehind, unlessIn }) => [words, unlessBehind, unlessIn]),
    );
    const unbounded = patterns.filter((each) => each && /(?<!\\)[*+]|\{\d+,\}/u.test(each.source));
    expect(unbounded).toEqual([]);
    for (const { words } of toneRules.flatMap((rule) => rule.patterns)) expect(words.flags).toBe('giu');
  });
});

describe('a check of tone', () => {
  it('says where each of several faults stands, in their order', () => {
    const text = '你好。这个不归我们管，应该可以找别人。请把验证码发给我！';
    const found = checkTone(text);
    expect(found.map(({ rule }) => rule)).toEqual(['familiar', 'refusing', 'vague', 'refusing', 'asks-for-secrets']);
    expect(found.map(({ from, to }) => text.slice(from, to))).toEqual(found.map(({ words }) => words));
  });

  it('counts a lesser fault within a weightier one with it, and never the other way round', () => {
    expect(checkTone('你必须先还款').map(({ rule }) => rule)).toEqual(['commanding']);
    expect(checkTone('你密码是多少').map(({ rule }) => rule)).toEqual(['familiar', 'asks-for-secrets']);
  });

  it('lets nothing through that must never be said, whatever stands around it', () => {
    expect(neverSent(checkTone('您好，产品很好，稳赚，欢迎购买'))?.rule).toBe('promises-returns');
    expect(neverSent(checkTone('请立即处理，大概明天好'))).toBeNull();
  });

  it('finds nothing in nothing', () => {
    for (const text of ['', ' ', '。。。', '😀😀', '\u200b\n\n', 'asdfghjkl']) expect(checkTone(text)).toEqual([]);
  });
});

const pieces = fc.oneof(
  fc.constantFrom(...wrong.map(({ says }) => says), ...right.map(({ says }) => says)),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('，', '。', ' ', '\n', '？', '你', '。。', '"', '不', '\ud83d'),
);
const texts = fc.array(pieces, { maxLength: 12 }).map((all) => all.join(''));

describe('whatever is typed', () => {
  it('is checked without failing, with words that stand in it and rewritings of whole sentences', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { from, to, words, rewriting } of checkTone(text)) {
          expect(from).toBeLessThan(to);
          expect(text.slice(from, to)).toBe(words);
          if (rewriting === null) continue;
          expect(rewriting.from).toBeLessThanOrEqual(from);
          expect(rewriting.to).toBeGreaterThanOrEqual(to);
          expect(rewriting.to).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('gets better with every rewriting taken up, until none is left', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let said = text;
        for (let left = checkTone(said); ; ) {
          const next = left.find(({ rewriting }) => rewriting !== null);
          if (next === undefined) return;
          said = accept(said, next);
          const after = checkTone(said);
          expect(after.length).toBeLessThan(left.length);
          left = after;
        }
      }),
    );
  });

  it('is judged sentence by sentence: what stands before or after changes nothing', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const rules = (text: string) => checkTone(text).map(({ rule, words }) => `${rule} ${words}`);
        expect(rules(`${one}\n${other}`)).toEqual([...rules(one), ...rules(other)]);
      }),
    );
  });
});
