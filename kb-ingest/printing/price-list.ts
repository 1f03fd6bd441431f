import type { RatesAndFees, Terms } from '../quality/rates-and-fees.ts';
import type { Cell, Sheet } from './sheet.ts';

/** What the workbook has besides the two tables: branches that nobody will find on a map, and questions about charges. */
export interface PriceListExtras {
  branches: readonly Record<string, string>[];
  questions: readonly { question: string; similar: readonly string[]; answer: string; category: string }[];
}

/** 《示范银行服务收费与利率公示》 as a workbook. */
export function priceList(
  table: RatesAndFees,
  terms: Terms,
  { branches, questions }: PriceListExtras,
): readonly Sheet[] {
  return [
    ratesSheet(table),
    {
      name: '术语解释',
      rows: [
        ['术语', '通俗解释', '类别', '更新日期'],
        ...terms.map(({ term, plain, category, date }) => [term, plain, category, { day: date }]),
      ],
      merged: [],
      widths: [16, 70, 12, 14],
    },
    {
      name: '收费常见问题',
      rows: [
        ['问题', '相似问法', '答案', '类别', '生效日期'],
        ...questions.map(({ question, similar, answer, category }) => [
          question,
          similar.join('\n'),
          answer,
          category,
          { day: '2026-05-01' },
        ]),
      ],
      merged: [],
      widths: [30, 36, 70, 12, 14],
    },
    {
      name: '网点名录',
      rows: [Object.keys(branches[0] ?? {}), ...branches.map((branch) => Object.values(branch))],
      merged: [],
      widths: [16, 10, 34, 16, 26, 22, 30],
    },
    {
      name: '2025版（停用）',
      rows: [
        ['项目', '标准', '停用日期'],
        ['1年期定期存款年利率', { share: 0.011 }, { day: '2026-04-30' }],
        ['3年期定期存款年利率', { share: 0.015 }, { day: '2026-04-30' }],
        ['他行自助机取现手续费', '每月前2笔免费，之后每笔4元', { day: '2026-04-30' }],
      ],
      merged: [],
      widths: [30, 34, 14],
      hidden: true,
    },
  ];
}

const HEAD = 3;

/** A title over all columns, a note, the names of the columns; then the rows, each group's name merged over its rows. */
function ratesSheet(table: RatesAndFees): Sheet {
  const merged = ['A1:F1', 'A2:F2'];
  const rows: Cell[][] = [
    ['示范银行服务收费与利率公示（2026-05 版）'],
    ['自2026年5月1日起执行；样本文件，未经审批。标准为0的项目免费。'],
    ['类别', '项目', '标准', '单位', '说明', '生效日期'],
  ];
  let first = HEAD;
  for (const [place, { group, name, value, unit, text, effectiveFrom }] of table.entries()) {
    const isFirst = table[place - 1]?.group !== group;
    if (isFirst) first = rows.length + 1;
    const standard = unit === '%' ? { share: Number((value / 100).toFixed(8)) } : value;
    rows.push([isFirst ? group : null, name, standard, unit === '%' ? '—' : unit, text, { day: effectiveFrom }]);
    if (table[place + 1]?.group !== group && rows.length > first) merged.push(`A${first}:A${rows.length}`);
  }
  return { name: '利率与收费', rows, merged, widths: [14, 34, 12, 10, 50, 16] };
}
