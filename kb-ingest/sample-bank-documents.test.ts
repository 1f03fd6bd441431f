import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DraftEntry, type FileReport, ingestFolder, sayPlace } from './index.ts';

let reports: readonly FileReport[] = [];
const progress: string[] = [];

beforeAll(async () => {
  reports = await ingestFolder([join(import.meta.dirname, 'sample-bank-documents')], {
    onFile: (file, place, of) => progress.push(`${place}/${of} ${file.replace(/^.*[\\/]/, '')}`),
  });
});

/** As the README beside them lists what a good reader gets. */
describe('the documents of the sample bank', () => {
  it('are all read, and all in force from the day that they say', () => {
    expect(reports.map((report) => 'entries' in report && report.entries.length)).toEqual([12, 16, 16, 238]);
    expect(progress).toEqual([
      '1/4 debit-card-charter.docx',
      '2/4 e-cny-wallet-guide.pdf',
      '3/4 etc-social-security-and-bills.md',
      '4/4 rates-and-fees.xlsx',
    ]);
    const days = new Set(
      reports.flatMap((report) => ('entries' in report ? report.entries : [])).map((entry) => entry.effectiveFrom),
    );
    expect([...days]).toEqual(['2026-05-01']);
  });

  it('give the charter with the numbers that Word counts, its tables under their articles, its questions', () => {
    const charter = entriesOf('docx');
    const text = charter.map(({ answer }) => answer).join('\n');
    expect(text.match(/^第[一二三四五六七八九十]+条 /gmu)).toHaveLength(23);
    expect(answerOf(charter, '权利和义务')).toContain('第二十条 持卡人的义务：\n（一）妥善保管卡片、密码和验证码');
    expect(answerOf(charter, '申领与启用')).toContain(
      '少儿卡：面向的客户 不满16周岁的未成年人；账户类别 二类；说明 年满16周岁',
    );
    expect(answerOf(charter, '收费')).toContain('至少提前3个月公告');
    expect(text).not.toMatch(/提前1个月|第\s*\d+\s*页/u);
    expect(charter.filter(({ question }) => question.endsWith('？'))).toHaveLength(4);
    expect(findingsOf('docx')).toEqual(['changes-tracked']);
  });

  it('give the guide’s sections in whole sentences, its table by rows, its questions column by column', () => {
    const guide = entriesOf('pdf');
    expect(guide.slice(1, 10).map(({ question }) => question.split('：')[1])).toEqual(
      '数字人民币是什么 钱包分几类 开立钱包 把银行卡的钱转入钱包 把钱包的钱转回银行卡 付款与收款 手机丢失 付款错了怎么办 辨别骗局'.split(
        ' ',
      ),
    );
    expect(answerOf(guide, '钱包分几类')).toMatch(
      /二类：.*余额上限 50万元；支付限额（单笔） 5万元；支付限额（每日累计） 10万元/,
    );
    expect(answerOf(guide, '开立钱包')).toContain('子钱包用于推送到购物');
    expect(guide.slice(10).map(({ question, answer }) => `${question}${answer}`)).toEqual([
      expect.stringMatching(/^钱包里的钱有利息吗？实名的.*活期存款利率计息，.*不计息。$/u),
      expect.stringMatching(/^换手机后钱包还在吗？还在。.*重新推送。$/u),
      expect.stringMatching(/^没有智能手机可以用吗？可以。.*年满60周岁免收。$/u),
      expect.stringMatching(/^外国人可以开立吗？可以.*升级。$/u),
      expect.stringMatching(/^怎样注销钱包？先.*不收费。$/u),
      expect.stringMatching(/^交易记录保存多久？钱包.*查询。$/u),
    ]);
    expect(guide.map(({ answer }) => answer).join('')).not.toMatch(/[\u2e80-\u2fd5]|共\s*3\s*页|示范银行\s*·/u);
    expect(guide.map(({ place }) => sayPlace(place, 'zh'))).toContain('第 3 页');
  });

  it('give the handbook’s sections, its tables by rows, its questions', () => {
    const handbook = entriesOf('md');
    expect(handbook.slice(1, 11).map(({ question }) => question.split('：')[0])).toEqual([
      ...Array(4).fill('ETC 业务'),
      ...Array(3).fill('第三代社保卡'),
      ...Array(3).fill('生活缴费'),
    ]);
    expect(answerOf(handbook, '设备与扣款方式')).toContain('储值卡：扣款账户 先充值后使用；设备费用 每套80元');
    expect(handbook.filter(({ question }) => question.endsWith('？'))).toHaveLength(5);
  });

  it('give the price list by rows with rates as they are shown, terms, questions, branches; nothing that is hidden', () => {
    const prices = entriesOf('xlsx');
    expect(answerOf(prices, '存款利率：1年期定期存款年利率')).toContain('标准 0.95%');
    expect(answerOf(prices, '存款利率：整存整取起存金额')).toContain('标准 50元');
    const of = (sheet: string) => prices.filter(({ place }) => 'sheet' in place && place.sheet === sheet);
    expect(of('术语解释')).toHaveLength(80);
    expect(of('网点名录')).toHaveLength(8);
    expect(of('收费常见问题').map(({ similar }) => similar.length)).toEqual(Array(6).fill(6));
    expect(of('2025版（停用）')).toEqual([]);
    expect(findingsOf('xlsx')).toEqual(['hidden-left-out']);
  });

  it('give ids of their own, and no empty entry', () => {
    const all = reports.flatMap((report) => ('entries' in report ? report.entries : []));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { question, answer } of all) expect([question, answer]).not.toContain('');
  });
});

function entriesOf(ending: string): readonly DraftEntry[] {
  const report = reports.find(({ file }) => file.endsWith(ending));
  return report && 'entries' in report ? report.entries : [];
}

function findingsOf(ending: string): readonly string[] {
  const report = reports.find(({ file }) => file.endsWith(ending));
  return report && 'findings' in report ? report.findings.map(({ problem }) => problem) : [];
}

function answerOf(entries: readonly DraftEntry[], question: string): string {
  return entries.find((entry) => entry.question.endsWith(question))?.answer ?? 'no such entry';
}
