import { describe, expect, it } from 'vitest';
import { readSource } from '../../index.ts';
import { paragraph, table, wordOf } from '../specimens.ts';

describe('a Word document', () => {
  it('keeps its title, its headings and what stands under which', async () => {
    const body =
      paragraph('借记卡章程', { style: 'Title' }) +
      paragraph('目录第一章 … 1', { style: 'toc1' }) +
      paragraph('第一章 挂失', { style: 'heading1' }) +
      paragraph('口头挂失', { style: 'heading2' }) +
      paragraph('长期有效。');
    expect(await read(body)).toMatchObject({
      title: '借记卡章程',
      lines: [
        { text: '# 借记卡章程', place: { heading: '' } },
        { text: '## 第一章 挂失', place: { heading: '第一章 挂失' } },
        { text: '### 口头挂失', place: { heading: '第一章 挂失 › 口头挂失' } },
        { text: '长期有效。', place: { heading: '第一章 挂失 › 口头挂失' } },
      ],
    });
  });

  it('takes short bold lines for headings where nobody used the styles', async () => {
    const body =
      paragraph('挂失办法', { bold: true }) + paragraph('立即办理。', { bold: true }) + paragraph('当场生效。');
    expect(await texts(body)).toEqual(['###### 挂失办法', '立即办理。', '当场生效。']);
  });

  it('leaves out what was deleted under tracked changes, keeps what was inserted, and says so', async () => {
    const body = paragraph(
      '<w:r><w:t>提前</w:t></w:r><w:del><w:r><w:delText>1</w:delText></w:r></w:del><w:ins><w:r><w:t>3</w:t></w:r></w:ins><w:r><w:t>个月公告。</w:t></w:r>',
    );
    const { lines, findings } = await read(body);
    expect(lines.map(({ text }) => text)).toEqual(['提前3个月公告。']);
    expect(findings.map(({ problem }) => problem)).toEqual(['changes-tracked']);
  });

  it('says a footnote where it is referred to', async () => {
    const body = paragraph(
      '<w:r><w:t>免年费</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>。</w:t></w:r>',
    );
    expect(await texts(body, ['仅限首年。'])).toEqual(['免年费（注：仅限首年。）。']);
  });

  it('says every row of a table with the names of its columns, merged cells in each row', async () => {
    const merged = (text: string, kind: string) =>
      `<w:tcPr><w:vMerge${kind === 'first' ? ' w:val="restart"' : ''}/></w:tcPr>${paragraph(text)}`;
    const body = table(
      ['业务', '渠道', '收费标准'],
      [merged('转账', 'first'), '柜台', '每笔 2 元'],
      [merged('', 'more'), '手机银行', '免费'],
    );
    expect(await texts(body)).toEqual(['转账：渠道 柜台；收费标准 每笔 2 元', '转账：渠道 手机银行；收费标准 免费']);
  });

  it('reads a table of questions and answers as such', async () => {
    const { rows } = await read(
      table(['问题', '相似问法', '答案'], ['怎样挂失？', '卡丢了怎么办；卡被偷了', '拨打热线。']),
    );
    expect(rows).toMatchObject([
      { question: '怎样挂失？', similar: ['卡丢了怎么办', '卡被偷了'], answer: '拨打热线。' },
    ]);
  });

  it('says what it cannot tell: hidden text that was read, pictures that were not', async () => {
    const drawing =
      '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="styles" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
    const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r>';
    const { findings } = await read(paragraph(`${hidden}<w:r><w:t>挂失。</w:t></w:r>`) + paragraph(drawing));
    expect(findings.map(({ problem }) => problem)).toEqual(['hidden-text-read', 'picture-left-out']);
  });
});

async function read(body: string, footnotes: readonly string[] = []) {
  const source = await readSource('a.docx', wordOf(body, { footnotes }));
  if (source.kind !== 'word') throw new Error('No Word document.');
  return source;
}

async function texts(body: string, footnotes: readonly string[] = []): Promise<readonly string[]> {
  return (await read(body, footnotes)).lines.map(({ text }) => text);
}
