import { describe, expect, it } from 'vitest';
import { readSource } from '../../index.ts';
import { type Drawn, pdfOf, setLines } from '../specimens.ts';

describe('a PDF document', () => {
  it('joins the lines of a paragraph without spaces in Chinese and with them in English', async () => {
    const page = setLines([
      { text: '　　客户遗失银行卡的，应当立即通过手机银行、客服热线或者营业网点办理口头挂', x: 90 },
      '失，挂失长期有效。',
      { text: '　　查询请使用 Mobile Banking App 以及 the customer service hotline of this', x: 90 },
      'bank，全天开通。',
    ]);
    expect(await texts([page])).toEqual([
      '客户遗失银行卡的，应当立即通过手机银行、客服热线或者营业网点办理口头挂失，挂失长期有效。',
      '查询请使用 Mobile Banking App 以及 the customer service hotline of this bank，全天开通。',
    ]);
  });

  it('marks headings by their size, the only largest one as the title, and tells the page of each line', async () => {
    const { title, lines } = await read([
      setLines([{ text: '服务指南', size: 20 }, { text: '挂失', size: 14, below: 40 }, '当场生效。']),
      setLines([{ text: '补卡', size: 14 }, '七天可取。']),
    ]);
    expect(title).toBe('服务指南');
    expect(lines).toEqual([
      { text: '# 服务指南', place: { page: 1 } },
      { text: '### 挂失', place: { page: 1 } },
      { text: '当场生效。', place: { page: 1 } },
      { text: '### 补卡', place: { page: 2 } },
      { text: '七天可取。', place: { page: 2 } },
    ]);
  });

  it('leaves out what stands at the edge of every page, and goes on with a sentence over the page', async () => {
    const page = (number: number, ...lines: string[]) => [
      { text: '示范银行内部资料', x: 90, y: 800 },
      ...setLines(lines),
      { text: `第 ${number} 页`, x: 280, y: 30 },
    ];
    const long = '客户可以在任一营业网点办理挂失，请携带本人的有效身份证件，由他人代办的还应';
    expect(await texts([page(1, '办理。', long), page(2, '当出示授权委托书。', '当场办结。')])).toEqual([
      '办理。',
      `${long}当出示授权委托书。`,
      '当场办结。',
    ]);
  });

  it('reads two columns one after the other', async () => {
    const column = (x: number, text: string) =>
      setLines([text.repeat(2), text.repeat(2), `${text}。`], { x, leading: 16 });
    const page = [
      ...setLines([
        { text: '这一行从左到右贯穿整个页面，是两栏之前的说明文字，因此它先被读到，然后才是两栏。', x: 60 },
      ]),
      ...column(60, '左栏文字逐行向下排').map((drawn) => ({ ...drawn, y: drawn.y - 60 })),
      ...column(320, '右栏文字逐行向下排').map((drawn) => ({ ...drawn, y: drawn.y - 60 })),
    ];
    const [, left, right] = await texts([page]);
    expect([left, right]).toEqual([`${'左栏文字逐行向下排'.repeat(5)}。`, `${'右栏文字逐行向下排'.repeat(5)}。`]);
  });

  it('says a table row by row, whether its borders are drawn or not', async () => {
    const row = (y: number, ...cells: string[]): Drawn[] => cells.map((text, at) => ({ text, x: 90 + at * 150, y }));
    const page = [
      ...row(700, '业务', '收费标准', '时限'),
      ...row(680, '补卡', '10 元', '当场'),
      ...row(660, '挂失', '免费', '即时'),
    ];
    expect(await texts([page])).toEqual(['补卡：收费标准 10 元；时限 当场', '挂失：收费标准 免费；时限 即时']);
  });

  it('reads characters that a font drew with the code points of radicals', async () => {
    expect(await texts([setLines(['⾃助⻚⾯，⻓按⽤途。'])])).toEqual(['自助页面，长按用途。']);
  });

  it('leaves out turned text and pages without any, and says so', async () => {
    const { lines, findings } = await read([
      [...setLines(['当场生效。']), { text: '机密', x: 300, y: 400, size: 60, turned: true }],
      [],
    ]);
    expect(lines.map(({ text }) => text)).toEqual(['当场生效。']);
    expect(findings.map(({ problem, place }) => [problem, place])).toEqual([
      ['turned-text-left-out', { page: 1 }],
      ['page-without-text', { page: 2 }],
    ]);
  });
});

async function read(pages: readonly (readonly Drawn[])[]) {
  const source = await readSource('a.pdf', pdfOf(pages));
  if (source.kind !== 'pdf') throw new Error('No PDF.');
  return source;
}

async function texts(pages: readonly (readonly Drawn[])[]): Promise<readonly string[]> {
  return (await read(pages)).lines.map(({ text }) => text.trim());
}
