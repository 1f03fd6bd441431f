/** Small documents for tests, made byte by byte: what they hold is seen where they are used. */
import { crc32, deflateRawSync } from 'node:zlib';

interface ZipPart {
  name: string;
  content: string | Uint8Array;
  /** What the archive says of it, where that is not the truth. */
  claims?: { unpacked?: number; crc?: number; encrypted?: boolean };
}

export function zipOf(parts: readonly ZipPart[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims = {} } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(claims.encrypted ? 0x801 : 0x800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(claims.crc ?? crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims.unpacked ?? bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, tail, Buffer.from(name)]));
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
}

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word document with this body (WordprocessingML), the usual styles, one list of each kind, and these footnotes. */
export function wordOf(
  body: string,
  { footnotes = [] as readonly string[], more = [] as readonly ZipPart[] } = {},
): Buffer {
  const named = ['Title', 'heading 1', 'heading 2', 'heading 3', 'toc 1'];
  const styles = named
    .map(
      (name) => `<w:style w:type="paragraph" w:styleId="${name.replace(' ', '')}"><w:name w:val="${name}"/></w:style>`,
    )
    .join('');
  const level = (format: string) => `<w:lvl w:ilvl="0"><w:numFmt w:val="${format}"/></w:lvl>`;
  const notes = footnotes
    .map((text, place) => `<w:footnote w:id="${place + 1}">${paragraph(text)}</w:footnote>`)
    .join('');
  const related = ['styles', 'numbering', 'footnotes']
    .map((part) => `<Relationship Id="${part}" Type="${relationships}/${part}" Target="${part}.xml"/>`)
    .join('');
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="main" Type="${relationships}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related}</Relationships>`,
    },
    { name: 'word/document.xml', content: `<w:document ${word}><w:body>${body}</w:body></w:document>` },
    { name: 'word/styles.xml', content: `<w:styles ${word}>${styles}</w:styles>` },
    {
      name: 'word/numbering.xml',
      content: `<w:numbering ${word}><w:abstractNum w:abstractNumId="0">${level('decimal')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level('bullet')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
    },
    { name: 'word/footnotes.xml', content: `<w:footnotes ${word}>${notes}</w:footnotes>` },
    ...more,
  ]);
}

/** A paragraph of a Word document: its text or runs, its style, and the list (1: numbered, 2: dashed) it is an item of. */
export function paragraph(text: string, { style = '', list = 0, bold = false } = {}): string {
  const runs = text.startsWith('<') ? text : `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t>${text}</w:t></w:r>`;
  const styled = style === '' ? '' : `<w:pStyle w:val="${style}"/>`;
  const listed = list === 0 ? '' : `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`;
  return `<w:p><w:pPr>${styled}${listed}</w:pPr>${runs}</w:p>`;
}

/** A table of a Word document; a cell is its text, or its properties and paragraphs. */
export function table(...rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<w:tc>${text.startsWith('<') ? text : paragraph(text)}</w:tc>`;
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

/** A text on a page. Points from the lower left corner; A4 is 595 × 842. */
export interface Drawn {
  text: string;
  x: number;
  y: number;
  size?: number;
  /** Quarter turns are watermarks'. */
  turned?: boolean;
}

/**
 * A PDF as Chinese programs write it: the font is named, not carried, and its characters are numbered as Unicode
 * (STSong-Light with UniGB-UCS2-H), so that nobody reads it without that table.
 */
export function pdfOf(pages: readonly (readonly Drawn[])[], { trailer = '' } = {}): Buffer {
  const objects: string[] = [];
  const kids = pages.map((_, place) => `${4 + place * 2} 0 R`).join(' ');
  objects[1] = '<</Type/Catalog/Pages 2 0 R>>';
  objects[2] = `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`;
  objects[3] =
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1 95 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/Ascent 880/Descent -120/CapHeight 880/StemV 93/ItalicAngle 0/FontBBox[-25 -254 1000 880]>>>>]>>';
  for (const [place, drawn] of pages.entries()) {
    const content = drawn
      .map(({ text, x, y, size = 10.5, turned = false }) => {
        const matrix = turned ? `0.7 0.7 -0.7 0.7 ${x} ${y} Tm` : `1 0 0 1 ${x} ${y} Tm`;
        return `BT /F ${size} Tf ${matrix} <${Buffer.from(text, 'utf16le').swap16().toString('hex')}> Tj ET`;
      })
      .join('\n');
    objects[4 + place * 2] =
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents ${5 + place * 2} 0 R>>`;
    objects[5 + place * 2] = `<</Length ${content.length}>>stream\n${content}\nendstream`;
  }
  let file = '%PDF-1.7\n';
  const offsets: number[] = [];
  for (const [number, object] of objects.entries()) {
    if (number === 0) continue;
    offsets[number] = file.length;
    file += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const start = file.length;
  const table = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  file += `xref\n0 ${objects.length}\n0000000000 65535 f \n${table.join('')}trailer\n<</Size ${objects.length}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Lines as a page sets them, from the top, each as far below the one before as asked. */
export function setLines(
  lines: readonly (string | { text: string; size?: number; x?: number; below?: number })[],
  { x = 90, top = 740, leading = 18 } = {},
): readonly Drawn[] {
  let y = top;
  return lines.map((line) => {
    const { below = leading, ...drawn } = typeof line === 'string' ? { text: line } : line;
    y -= below;
    return { x, y, ...drawn };
  });
}
