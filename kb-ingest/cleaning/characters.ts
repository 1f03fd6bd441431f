/** Zero-width characters, byte order marks, tags, soft hyphens and controls: nobody reads them, every search trips. */
export function withoutInvisible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '');
}

const INVISIBLE = /(?![\n\t\u200d])[\p{Cf}\p{Cc}]/gu;

/** The entities that pages leave behind when their text is copied, by name and by number. */
export function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (entity, decimal, hexadecimal, name) => {
    if (name) return names[name.toLowerCase()] ?? entity;
    const point = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : entity;
  });
}

const names: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  middot: '·',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  times: '×',
  yen: '¥',
};

/** Full-width marks between Chinese characters, where a converter left half-width ones. Numbers and English keep theirs. */
export function withChineseMarks(text: string): string {
  return text.replace(BETWEEN_CHINESE, (mark) => fullWidth[mark] ?? mark);
}

const BETWEEN_CHINESE = /(?<=[\p{Script=Han}”》）)%])[,;:?!](?=[\p{Script=Han}“《（(\d]|$)/gu;
const fullWidth: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };
