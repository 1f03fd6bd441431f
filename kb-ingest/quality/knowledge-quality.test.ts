import { beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '#knowledge';
import { checkTone } from '#tone';
import { entryFaults } from './entry-faults.ts';
import { heldOutRecall } from './held-out.ts';
import { disagreements } from './rates-and-fees.ts';
import { readSampleBank, type SampleBank } from './sample-bank.ts';
import { skeletonsOf } from './skeletons.ts';
import { medianLikeness } from './variety.ts';

describe('the sample bank', () => {
  let bank: SampleBank;
  beforeAll(async () => {
    bank = await readSampleBank();
  });

  it('has 240 entries or more, a table of rates and fees, and 80 terms; all of it is read', () => {
    expect(bank.complaints).toEqual([]);
    expect(bank.entries.length).toBeGreaterThanOrEqual(240);
    expect(bank.table.length).toBeGreaterThanOrEqual(100);
    expect(new Set(bank.terms.map(({ term }) => term)).size).toBeGreaterThanOrEqual(80);
  });

  it('has nothing that a bank would not sign', () => {
    expect(entryFaults(bank.entries)).toEqual([]);
  });

  it('answers as agents are asked to speak', () => {
    const faults = bank.entries.flatMap(({ id, answer }) =>
      checkTone(answer).map(({ rule, words }) => [id, rule, words]),
    );
    expect(faults).toEqual([]);
  });

  it('names rates and fees as the table does', () => {
    expect(disagreements(bank.entries, bank.table)).toEqual([]);
  });

  it('is asked as people type: no skeleton makes up over a hundredth of the questions', () => {
    const lexicon = [...bank.terms.map(({ term }) => term), ...bank.entries.map(({ category }) => category)];
    const { counted, bareNames, questions } = skeletonsOf(bank.entries, lexicon);
    expect((counted[0]?.times ?? 0) / questions).toBeLessThanOrEqual(0.01);
    // Keywords alone ("信用卡年费") are how many people search; a set of nothing else would prove nothing.
    expect(bareNames / questions).toBeLessThanOrEqual(0.15);
  });

  it('is asked in different words: an entry’s questions share few pairs of characters', () => {
    expect(medianLikeness(bank.entries)).toBeLessThanOrEqual(0.4);
  });

  it('is not found by BM25 alone', () => {
    expect(heldOutRecall(bank.entries)).toBeLessThan(0.85);
  });
});

const sound: Entry = {
  id: 'fee' as Entry['id'],
  question: '金卡年费是多少？',
  similar: ['金卡一年收多少', '年费贵不贵', '怎么扣了我两百', '金卡要钱吗', '头一年免不免', '不想交这个费'],
  answer:
    '金卡年费每年200元，首年免收。每个年费年度内消费满6笔，免次年年费，不需要申请。可以在手机银行查看已刷笔数和截止日期。',
  category: '产品规则',
  source: '《收费说明》',
  effectiveFrom: '2026-05-01',
  effectiveTo: null,
};
const table = [
  {
    id: 'gold',
    group: '信用卡',
    name: '金卡年费',
    value: 200,
    unit: '元/年',
    text: '每年200元',
    effectiveFrom: '2026-05-01',
    entries: ['fee'],
    source: '《收费说明》',
  },
];

describe('an entry', () => {
  it('is sound when nothing is missing', () => {
    expect(entryFaults([sound])).toEqual([]);
    expect(disagreements([sound], table)).toEqual([]);
  });

  it.each<[string, RegExp, Partial<Entry>]>([
    ['fewer than six similar questions', /5 similar/, { similar: sound.similar.slice(1) }],
    ['a long answer', /answer of 4\d\d/, { answer: '年'.repeat(401) }],
    ['a short answer', /answer of 2/, { answer: '免费。' }],
    ['no date', /no effective date/, { effectiveFrom: null }],
    ['an end before its beginning', /before it begins/, { effectiveTo: '2026-04-30' }],
    ['no source', /no source/, { source: ' ' }],
    ['no category', /no category/, { category: '未分类' }],
    ['markup in a question', /markup/, { similar: [...sound.similar, '**年费**'] }],
    ['the same question twice', /as fee does/, { similar: [...sound.similar, '金卡 年费，是多少'] }],
    ['a promise of returns', /promise of returns/, { answer: `${sound.answer}本产品保本。` }],
    ['a promise of an outcome', /promise of an outcome/, { answer: `${sound.answer}一定能追回。` }],
    ['an order', /commanding/, { answer: `${sound.answer}您必须到网点。` }],
    ['no 您', /nobody shouts/, { answer: `${sound.answer}你可以查看。` }],
    ['a bank that exists', /another bank/, { similar: [...sound.similar, '招商银行的卡行不'] }],
  ])('is refused for %s', (_what, says, change) => {
    expect(entryFaults([{ ...sound, ...change }]).map(({ says: told }) => told)).toEqual([expect.stringMatching(says)]);
  });

  it.each(['理财不保本，也不承诺收益。', '中国银行业协会有公示。', '费用由中国人民银行规定。'])(
    'may say: %s',
    (sentence) => {
      expect(entryFaults([{ ...sound, answer: sound.answer + sentence }])).toEqual([]);
    },
  );

  it.each<[string, RegExp, string]>([
    ['another amount than the table', /does not say what the row gold says/, '金卡年费每年300元'],
    [
      'an amount that the table does not have',
      /says 300元, which no row for it has/,
      '金卡年费每年200元，白金卡年费300元',
    ],
  ])('disagrees with %s', (_what, says, answer) => {
    expect(disagreements([{ ...sound, answer }], table).map(({ says: told }) => told)).toContainEqual(
      expect.stringMatching(says),
    );
  });

  it('may work an example with amounts of its own', () => {
    expect(disagreements([{ ...sound, answer: `${sound.answer}例如两张金卡年费400元。` }], table)).toEqual([]);
  });

  it('must exist when the table names it', () => {
    expect(disagreements([], table)).toMatchObject([{ entry: 'fee', says: expect.stringContaining('does not exist') }]);
  });
});

describe('question skeletons', () => {
  it('show a template, whatever names are put into it', () => {
    const templated = ['挂失', '年费', '限额', '流水'].map((name, place) => ({
      ...sound,
      id: `entry-${place}` as Entry['id'],
      question: `${name}说明`,
      similar: [`请问${name}怎么办理`, `${name}规定`, name],
    }));
    const { counted, bareNames, questions } = skeletonsOf(templated, []);
    expect(counted[0]).toEqual({ skeleton: '请问□怎么办理', times: 4 });
    expect([bareNames, questions]).toEqual([4, 12]);
  });

  it('have words of the term base and numbers masked everywhere', () => {
    const asked = { ...sound, question: '分期', similar: ['LPR 3.5个点了吗'] };
    expect(skeletonsOf([asked], ['LPR']).counted).toEqual([{ skeleton: '□0个点了吗', times: 1 }]);
  });
});
