import { contentTypes, escaped, part, relationships } from './xml.ts';
import type { Part } from './zip.ts';

/**
 * The parts of a Word document from its text form, one paragraph a line:
 *
 *     页眉：… 页脚：…   header and footer (the footer gets the page number)
 *     标题：… 副标题：…
 *     # 第一章 …        a heading
 *     = …               an article: Word numbers it 第一条, 第二条 … throughout
 *     + …               an item: Word numbers it （一）（二） … anew under each article
 *     | a | b |         a row of a table; `^` goes on with the cell above, `<` with the one before
 *     问：… 答：…        question and answer
 *     {-old-}{+new+}    a change that is tracked: the old is struck out
 */
export function wordParts(text: string): readonly Part[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const setting = (name: string): string =>
    lines.find((line) => line.startsWith(`${name}：`))?.slice(name.length + 1) ?? '';
  return [
    contentTypes({
      'word/document.xml': 'wordprocessingml.document.main',
      'word/styles.xml': 'wordprocessingml.styles',
      'word/numbering.xml': 'wordprocessingml.numbering',
      'word/header1.xml': 'wordprocessingml.header',
      'word/footer1.xml': 'wordprocessingml.footer',
    }),
    relationships('_rels/.rels', [['officeDocument', 'word/document.xml']]),
    relationships('word/_rels/document.xml.rels', [
      ['styles', 'styles.xml'],
      ['numbering', 'numbering.xml'],
      ['header', 'header1.xml'],
      ['footer', 'footer1.xml'],
    ]),
    part('word/styles.xml', STYLES),
    part('word/numbering.xml', numbering(lines.filter((line) => line.startsWith('= ')).length)),
    part('word/header1.xml', `<w:hdr ${W}>${paragraph(setting('页眉'), 'Header')}</w:hdr>`),
    part('word/footer1.xml', `<w:ftr ${W}>${footer(setting('页脚'))}</w:ftr>`),
    part(
      'word/document.xml',
      `<w:document ${W} ${R}><w:body>${blocks(lines).join('')}${SECTION}</w:body></w:document>`,
    ),
  ];
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const SECTION =
  '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1700" w:bottom="1440" w:left="1700" w:header="850" w:footer="850" w:gutter="0"/></w:sectPr>';

function blocks(lines: readonly string[]): readonly string[] {
  const made: string[] = [];
  let article = 0;
  let rows: string[][] = [];
  for (const line of [...lines, '']) {
    if (line.startsWith('|')) {
      rows.push(
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
      continue;
    }
    if (rows.length > 0) made.push(table(rows));
    rows = [];
    if (line.startsWith('= ')) article += 1;
    made.push(block(line, article));
  }
  return made;
}

function block(line: string, article: number): string {
  const [, kind = '', rest = ''] = /^(标题：|副标题：|页眉：|页脚：|# |= |\+ |问：|答：)(.*)$/u.exec(line) ?? [];
  if (kind === '标题：') return paragraph(rest, 'Title');
  if (kind === '副标题：') return paragraph(rest, 'Subtitle');
  if (kind === '# ') return paragraph(rest, 'Heading1');
  if (kind === '= ') return paragraph(rest, 'Article', 1);
  // Each article's items are a list of their own, so that they begin with （一） again.
  if (kind === '+ ') return paragraph(rest, 'Item', article + 1);
  if (kind === '问：') return `<w:p><w:pPr><w:keepNext/></w:pPr>${run(line, '<w:b/>')}</w:p>`;
  return line === '' || /^页[眉脚]：/u.test(line) ? '' : paragraph(line, 'Normal');
}

function paragraph(text: string, style: string, list?: number): string {
  const numbered = list === undefined ? '' : `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`;
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${numbered}</w:pPr>${runs(text)}</w:p>`;
}

/** Text and tracked changes. Word breaks sentences into runs where somebody once paused, so these are broken, too. */
function runs(text: string): string {
  return text
    .split(/(\{-.*?-\}|\{\+.*?\+\})/u)
    .map((piece) => {
      const words = escaped(piece.slice(2, -2));
      if (piece.startsWith('{-'))
        return `<w:del w:id="1" w:author="法律合规部" w:date="2026-04-08T09:30:00Z"><w:r><w:delText>${words}</w:delText></w:r></w:del>`;
      if (piece.startsWith('{+'))
        return `<w:ins w:id="2" w:author="法律合规部" w:date="2026-04-08T09:30:00Z">${run(piece.slice(2, -2))}</w:ins>`;
      return (piece.match(/.{1,23}/gsu) ?? []).map((words) => run(words)).join('');
    })
    .join('');
}

function run(text: string, format = ''): string {
  return `<w:r><w:rPr>${format}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

function footer(text: string): string {
  const field = (code: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  return `<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${run(text)}${run('　第 ')}${field('PAGE')}${run(' 页，共 ')}${field('NUMPAGES')}${run(' 页')}</w:p>`;
}

function table(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 0;
  const grid = `<w:tblGrid>${`<w:gridCol w:w="${Math.floor(8500 / columns)}"/>`.repeat(columns)}</w:tblGrid>`;
  const made = rows.map(
    (_, number) => `<w:tr>${number === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells(rows, number)}</w:tr>`,
  );
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="8500" w:type="dxa"/></w:tblPr>${grid}${made.join('')}</w:tbl><w:p/>`;
}

function cells(rows: readonly (readonly string[])[], number: number): string {
  const row = rows[number] ?? [];
  let made = '';
  for (const [column, text] of row.entries()) {
    if (text === '<') continue;
    const next = row.slice(column + 1).findIndex((cell) => cell !== '<');
    const span = next < 0 ? row.length - column : next + 1;
    const isContinued = rows[number + 1]?.[column] === '^';
    const merge = text === '^' ? '<w:vMerge/>' : isContinued ? '<w:vMerge w:val="restart"/>' : '';
    const across = span > 1 ? `<w:gridSpan w:val="${span}"/>` : '';
    const words = text === '^' ? '' : number === 0 ? run(text, '<w:b/>') : runs(text);
    made += `<w:tc><w:tcPr>${across}${merge}</w:tcPr><w:p>${words}</w:p></w:tc>`;
  }
  return made;
}

/** List 1 numbers the articles; list n + 1 the items of article n. */
function numbering(articles: number): string {
  const level = (id: number, text: string): string =>
    `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>`;
  const lists = Array.from(
    { length: articles },
    (_, place) =>
      `<w:num w:numId="${place + 2}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  );
  return `<w:numbering ${W}>${level(0, '第%1条')}${level(1, '（%1）')}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${lists.join('')}</w:numbering>`;
}

/** Named as Word in Chinese names them: 标题 1 is `heading 1` under another id in many files, here under its English one. */
const STYLES = `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体" w:hAnsi="Times New Roman"/><w:sz w:val="24"/><w:lang w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="360" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
  ['Normal', 'Normal', '', ''],
  ['Title', 'Title', '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="36"/>'],
  ['Subtitle', 'Subtitle', '<w:jc w:val="center"/>', '<w:sz w:val="24"/>'],
  ['Heading1', 'heading 1', '<w:keepNext/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="28"/>'],
  ['Article', '条', '<w:ind w:firstLine="480"/>', ''],
  ['Item', '项', '<w:ind w:left="480" w:firstLine="480"/>', ''],
  ['Header', 'header', '<w:jc w:val="right"/>', '<w:sz w:val="18"/>'],
  ['Footer', 'footer', '<w:jc w:val="center"/>', '<w:sz w:val="18"/>'],
]
  .map(
    ([id, name, paragraph, run]) =>
      `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`,
  )
  .join('')}<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${[
  'top',
  'left',
  'bottom',
  'right',
  'insideH',
  'insideV',
]
  .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:color="auto"/>`)
  .join('')}</w:tblBorders></w:tblPr></w:style></w:styles>`;
