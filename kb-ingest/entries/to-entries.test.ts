import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Drafts, sayPlace, toEntries } from '../index.ts';

const head = [
  '---',
  'title: 费用',
  'source: 《收费标准》2026-05 版',
  'category: 产品规则',
  'effective: 2026-05-01',
  '---',
];
const fee = [
  '## 信用卡年费是多少？ {#annual-fee}',
  '',
  '问法：',
  '- 年费怎么收',
  '- 一年多少钱',
  '',
  '普卡每年 100 元。',
];

describe('a file written in entries', () => {
  it('becomes these entries, with what the file says of all', () => {
    const { entries, findings } = entriesOf(
      ...head,
      '',
      '# 收费',
      '',
      ...fee,
      '',
      '1. 首年免年费。',
      '2. 满六笔免次年。',
    );
    expect(findings).toEqual([]);
    expect(entries).toEqual([
      {
        id: 'annual-fee',
        question: '信用卡年费是多少？',
        similar: ['年费怎么收', '一年多少钱'],
        answer: '普卡每年 100 元。\n\n1. 首年免年费。\n2. 满六笔免次年。',
        category: '产品规则',
        source: '《收费标准》2026-05 版',
        effectiveFrom: '2026-05-01',
        effectiveTo: null,
        place: { file: 'fees.md', line: 10 },
      },
    ]);
  });

  it('lets an entry say otherwise for itself, and only for itself', () => {
    const override = ['> 类别：信用卡', '> 来源：《章程》', '> 生效：2026年6月1日', '> 失效：2026/12/31'];
    const { entries } = entriesOf(...head, '## 甲 {#a}', ...override, '甲的答案。', '## 乙 {#b}', '乙的答案。');
    expect(entries).toMatchObject([
      { id: 'a', category: '信用卡', source: '《章程》', effectiveFrom: '2026-06-01', effectiveTo: '2026-12-31' },
      {
        id: 'b',
        category: '产品规则',
        source: '《收费标准》2026-05 版',
        effectiveFrom: '2026-05-01',
        effectiveTo: null,
      },
    ]);
  });

  it('keeps approved text as it is written, but for what cannot be seen', () => {
    const { entries } = entriesOf(...head, '## 掛失 {#a}', '请点\u200b“下載”，年费,每年100元。', '下载本文档');
    expect(entries[0]).toMatchObject({ question: '掛失', answer: '请点“下載”，年费,每年100元。\n下载本文档' });
  });

  it('keeps quotations and lists in the answer where they are', () => {
    const { entries } = entriesOf(...head, '## 甲 {#a}', '先看这里：', '> 提示：请带身份证', '- 身份证', '- 银行卡');
    expect(entries[0]?.answer).toBe('先看这里：\n> 提示：请带身份证\n- 身份证\n- 银行卡');
  });

  it('gives an entry without an id one that lasts as long as its question', () => {
    const [before] = entriesOf(...head, '## 甲', '答案。').entries;
    const [after] = entriesOf(...head, '## 乙', '别的。', '## 甲', '新的答案。').entries.slice(1);
    expect(before?.id).toMatch(/^doc-[0-9a-f]{12}$/);
    expect(after?.id).toBe(before?.id);
  });
});

describe('what is wrong in a file', () => {
  it.each<[string, string, readonly string[]]>([
    ['an id that is taken', '9 id-taken', ['## 甲 {#a}', '答。', '## 乙 {#a}', '答。']],
    ['an id in other letters', '7 id-unfit', ['## 甲 {#年费}', '答。']],
    ['an entry without an answer', '7 answer-missing', ['## 甲 {#a}', '问法：', '- 怎么收']],
    ['an entry without a question', '7 question-missing', ['## {#a}', '答。']],
    ['a date that is none', '8 date-unreadable', ['## 甲 {#a}', '> 失效：明年', '答。']],
    ['a day that no calendar has', '8 date-unreadable', ['## 甲 {#a}', '> 失效：2026-02-30', '答。']],
    ['an end before the beginning', '7 dates-reversed', ['## 甲 {#a}', '> 失效：2026-04-30', '答。']],
    ['a setting that is not known', '8 override-unreadable', ['## 甲 {#a}', '> 备注：无', '答。']],
  ])('is told with its line: %s', (_what, finding, lines) => {
    expect(told(entriesOf(...head, ...lines))).toEqual([finding]);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    [
      'a front matter without an end',
      head.slice(0, 5),
      ['1 front-matter-unclosed', '6 source-missing', '6 category-missing'],
    ],
    ['a line in it that means nothing', [...head.slice(0, 5), '负责人 小李', '---'], ['6 front-matter-unreadable']],
    ['a date in it that is none', [...head.slice(0, 4), 'effective: 五月', '---'], ['5 date-unreadable']],
    ['no source', [...head.slice(0, 2), ...head.slice(3)], ['6 source-missing']],
    ['no category', [...head.slice(0, 3), ...head.slice(4)], ['6 category-missing']],
  ])('is told of the head of the file: %s', (_what, front, findings) => {
    expect(told(entriesOf(...front, '## 甲 {#a}', '答。'))).toEqual(findings);
  });

  it('does not keep the good entries from being read', () => {
    const { entries, findings } = entriesOf(...head, '## 甲 {#a}', '', '## 乙 {#b}', '> 生效：五月', '答。', ...fee);
    expect(entries.map(({ id }) => id)).toEqual(['annual-fee']);
    expect(findings).toHaveLength(2);
  });

  it('leaves a wording with the entry that had it first, and once', () => {
    const drafts = entriesOf(
      ...head,
      ...fee,
      '## 减免 {#waiver}',
      '问法：',
      '- 年费 怎么收',
      '- 能免吗',
      '- 能免吗',
      '',
      '能。',
    );
    expect(told(drafts)).toEqual(['14 wording-taken']);
    expect(drafts.entries[1]?.similar).toEqual(['能免吗']);
  });
});

describe('a text that nobody wrote in entries', () => {
  it('becomes one entry for each section, asked for by the headings above it', () => {
    const { entries } = toEntries({
      name: 'cards.txt',
      kind: 'text',
      text: [
        '第一章 挂失',
        '一、怎样挂失',
        '拨打客服热线。',
        '（一）口头挂失',
        '五天内有效。',
        '二、补卡',
        '到网点办理。',
        '第二章 年费',
        '每年一百元。',
      ].join('\n'),
    });
    expect(entries.map(({ question, answer, place }) => `${sayPlace(place, 'en')} ${question} | ${answer}`)).toEqual([
      'line 3 挂失：怎样挂失 | 拨打客服热线。',
      'line 5 挂失：怎样挂失：口头挂失 | 五天内有效。',
      'line 7 挂失：补卡 | 到网点办理。',
      'line 9 年费 | 每年一百元。',
    ]);
    expect(entries[0]).toMatchObject({ source: '《cards》', similar: [], effectiveFrom: null, effectiveTo: null });
  });

  it('reads Markdown headings', () => {
    const text = '# 挂失说明\n总则在前。\n## 口头挂失\n五天内有效。\n## 书面挂失\n七天后补卡。';
    const { entries } = toEntries({ name: 'a.md', kind: 'markdown', text });
    expect(entries.map(({ question, source }) => `${source} ${question}`)).toEqual([
      '《挂失说明》 挂失说明',
      '《挂失说明》 口头挂失',
      '《挂失说明》 书面挂失',
    ]);
  });

  it('does not take the steps of a list for headings', () => {
    const steps = '1. 带身份证\n2. 取号\n3. 在柜台办理\n当天领取新卡。';
    const text = `1.2 补卡步骤\n${steps}`;
    const { entries } = toEntries({ name: 'a.txt', kind: 'text', text });
    expect(entries).toMatchObject([{ question: '补卡步骤', answer: steps }]);
  });

  it('finds the headings of a text that lost its line breaks', () => {
    const filler = '办理时请出示有效身份证件，柜员会当面核对您的信息。'.repeat(6);
    const text = `卡片服务指南第1章挂失与补卡1.1挂失的办理流程挂失可以在手机银行办理。${filler}1.2补卡的条件与材料补卡须本人到网点。${filler}第2章年费规则2.1年费的收取标准年费每年收一次，限额1.5万元以下。${filler}`;
    const { entries } = toEntries({ name: 'guide.txt', kind: 'text', text: `卡片服务指南_第1页\n${text}` });
    expect(entries.map(({ question, answer }) => `${question} | ${answer.slice(0, 8)}`)).toEqual([
      '挂失与补卡：挂失的办理流程 | 挂失可以在手机银',
      '挂失与补卡：补卡的条件与材料 | 补卡须本人到网点',
      '年费规则：年费的收取标准 | 年费每年收一次，',
    ]);
  });

  it('splits a long section where sentences end, and the first part keeps the heading', () => {
    const sentence = '持卡人应当妥善保管卡片和密码，不得转借他人使用。';
    const { entries } = toEntries({ name: 'a.txt', kind: 'text', text: `一、保管\n${sentence.repeat(60)}` });
    expect(entries.length).toBeGreaterThan(1);
    expect(entries.map(({ question }) => question).slice(0, 2)).toEqual(['保管', '保管（第 2 部分）']);
    expect(entries.map(({ answer }) => answer).join('')).toBe(sentence.repeat(60));
    for (const { answer } of entries) {
      expect(answer.length).toBeLessThanOrEqual(600);
      expect(answer.endsWith('。')).toBe(true);
    }
  });

  it('keeps an entry’s id when the text around it changes', () => {
    const before = toEntries({ name: 'a.txt', kind: 'text', text: '一、挂失\n旧文字。' }).entries[0]?.id;
    const after = toEntries({ name: 'a.txt', kind: 'text', text: '前言。\n一、挂失\n新文字。' }).entries[1]?.id;
    expect(after).toBe(before);
  });

  it('tells where it is damaged, and when nothing is left of it', () => {
    expect(told(toEntries({ name: 'a.txt', kind: 'text', text: '一、挂失\n请携�身份证。' }))).toEqual([
      '2 text-damaged',
    ]);
    expect(told(toEntries({ name: 'a.txt', kind: 'text', text: '下载本文档\n提交评论' }))).toEqual(['1 nothing-found']);
  });

  it('never fails, never loses an id’s uniqueness, never makes an empty entry', () => {
    const unit = fc.constantFrom(...'一、第1章.1（二）挂失。\n#  {}：>-年费'.split(''), '## ', '问法：\n', '---\n');
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 600 }),
        fc.constantFrom('markdown' as const, 'text' as const),
        (text, kind) => {
          const { entries } = toEntries({ name: 'a', kind, text });
          expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
          for (const { question, answer } of entries) expect([question, answer]).not.toContain('');
        },
      ),
    );
  });
});

function entriesOf(...lines: readonly string[]): Drafts {
  return toEntries({ name: 'fees.md', kind: 'markdown', text: lines.join('\n') });
}

function told({ findings }: Drafts): readonly string[] {
  return findings.map(({ place, problem }) => `${'line' in place ? place.line : '?'} ${problem}`);
}
