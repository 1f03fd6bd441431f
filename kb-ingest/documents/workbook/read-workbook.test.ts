import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readSource, sayPlace, toEntries } from '../../index.ts';

describe('a workbook', () => {
  it('makes entries of rows of questions, with all that their columns say', async () => {
    const { entries } = await read({
      name: '信用卡',
      rows: [
        ['常见问题汇总'],
        ['编号', '标准问题', '相似问1', '相似问2', '答案', '来源', '生效日期', '失效日期'],
        [
          'annual-fee',
          '年费多少？',
          '年费怎么收\n一年多少钱',
          '要交年费吗',
          '每年 100 元。',
          '《章程》',
          new Date('2026-05-01'),
          '2027年4月30日',
        ],
      ],
    });
    expect(entries).toEqual([
      {
        id: 'annual-fee',
        question: '年费多少？',
        similar: ['年费怎么收', '一年多少钱', '要交年费吗'],
        answer: '每年 100 元。',
        category: '信用卡',
        source: '《章程》',
        effectiveFrom: '2026-05-01',
        effectiveTo: '2027-04-30',
        place: { file: 'a.xlsx', sheet: '信用卡', row: 3 },
      },
    ]);
  });

  it('tells rows that lack something by their place, and reads the others', async () => {
    const { entries, findings } = await read({
      name: '问答',
      rows: [
        ['问题', '答案', '失效日期'],
        ['甲', ''],
        ['', '乙'],
        ['丙', '丙。', '明年'],
        ['丁', '丁。'],
      ],
    });
    expect(entries.map(({ question }) => question)).toEqual(['丁']);
    expect(findings.map(({ place, problem }) => `${sayPlace(place, 'en')} ${problem}`)).toEqual([
      'sheet "问答", row 2 answer-missing',
      'sheet "问答", row 3 question-missing',
      'sheet "问答", row 4 date-unreadable',
    ]);
  });

  it('makes an entry of each row of a fee table, under its merged groups and with figures as Excel shows them', async () => {
    const { entries } = await read({
      name: '价目表',
      rows: [
        ['个人业务收费', null, null, null],
        ['类别', '服务项目', '收费标准', '生效日期'],
        ['转账', '柜台转账', 0.0005, new Date('2026-05-01')],
        [null, '手机银行转账', '免费', new Date('2026-05-01')],
        ['存款', '一年定期', 0.0095, null],
        ['注：以公告为准。', null, null, null],
      ],
      merges: [
        { startRow: 0, startCol: 0, endRow: 0, endCol: 3 },
        { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
        { startRow: 5, startCol: 0, endRow: 5, endCol: 3 },
      ],
      cells: new Map([
        ['2,2', { value: 0.0005, type: 'number', style: { numFmt: '0.00%' } }],
        ['4,2', { value: 0.0095, type: 'number', style: { numFmt: '0.00%' } }],
      ]),
    });
    expect(
      entries.map(({ question, answer, category, effectiveFrom }) => [question, answer, category, effectiveFrom]),
    ).toEqual([
      ['转账：柜台转账', '柜台转账：收费标准 0.05%', '转账', '2026-05-01'],
      ['转账：手机银行转账', '手机银行转账：收费标准 免费', '转账', '2026-05-01'],
      ['存款：一年定期', '一年定期：收费标准 0.95%', '存款', null],
      ['价目表', '注：以公告为准。', '未分类', null],
    ]);
  });

  it('leaves out hidden sheets, rows and columns, and says so', async () => {
    const { entries, findings } = await read(
      {
        name: '问答',
        rows: [
          ['问题', '答案', '内部备注'],
          ['甲', '甲。', '勿外传'],
          ['乙', '乙。', ''],
        ],
        rowDefs: new Map([[2, { hidden: true }]]),
        columns: [{}, {}, { hidden: true }],
      },
      {
        name: '旧版',
        hidden: true,
        rows: [
          ['问题', '答案'],
          ['丙', '丙。'],
        ],
      },
    );
    expect(entries.map(({ question, answer }) => [question, answer])).toEqual([['甲', '甲。']]);
    expect(findings.map(({ says }) => says.zh.slice(0, 9))).toEqual([
      '1 个隐藏行未导入',
      '1 个隐藏列未导入',
      '工作表是隐藏的，未',
    ]);
  });

  it('takes the results of formulas, and tells those that have none', async () => {
    const { entries, findings } = await read({
      name: '问答',
      rows: [
        ['问题', '答案'],
        ['利息多少', null],
        ['本金多少', null],
      ],
      cells: new Map([
        [
          '1,1',
          { value: 950, type: 'formula', formula: '100000*0.0095', formulaResult: 950, style: { numFmt: '0"元"' } },
        ],
        ['2,1', { value: '#REF!', type: 'error' }],
      ]),
    });
    expect(entries.map(({ answer }) => answer)).toEqual(['950元']);
    expect(findings.map(({ problem }) => problem)).toEqual(['value-missing', 'answer-missing']);
  });

  it.each<[number, string, string]>([
    [0.0345, '0.00%', '3.45%'],
    [1234.5, '[$¥-804]#,##0.00', '¥1,234.50'],
    [0.1 + 0.2, 'General', '0.3'],
    [46143, 'yyyy"年"m"月"d"日"', '2026年5月1日'],
  ])('shows %s under %s as %s', async (value, numFmt, said) => {
    const { entries } = await read({
      name: '问答',
      rows: [
        ['问题', '答案'],
        ['多少', value],
      ],
      cells: new Map([['1,1', { value, type: 'number', style: { numFmt } }]]),
    });
    expect(entries[0]?.answer.replace('2026-05-01', '2026年5月1日')).toBe(said);
  });

  it('takes a sheet without a table for text', async () => {
    const { entries } = await read({ name: '说明', rows: [['本表自下月起使用。'], ['请妥善保管。']] });
    expect(entries.map(({ question, answer, place }) => [question, answer, sayPlace(place, 'zh')])).toEqual([
      ['说明', '本表自下月起使用。\n请妥善保管。', '工作表“说明”第 1 行'],
    ]);
  });
});

async function read(...sheets: WriteSheet[]) {
  return toEntries(await readSource('a.xlsx', await writeXlsx({ sheets })));
}
