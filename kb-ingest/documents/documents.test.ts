import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#conversation';
import { readSource, sayPlace, toEntries } from '../index.ts';
import { LARGEST_SOURCE_BYTES, LARGEST_UNPACKED_BYTES } from '../source/limits.ts';
import { reasons } from '../source/reasons.ts';
import { paragraph, pdfOf, setLines, wordOf, zipOf } from './specimens.ts';

/** The same knowledge in every format, and what is particular to each. */
interface Format {
  name: string;
  whole: Buffer;
  /** Where 补卡 stands in it. */
  place: string;
  empty: Buffer;
  locked: Buffer | null;
}

const sheet = (rows: (string | number)[][]) => writeXlsx({ sheets: [{ name: '挂失', rows }] }).then(Buffer.from);
const lockedWorkbook = Buffer.from(
  await writeXlsx({ sheets: [{ name: '挂失', rows: [['年费']] }], encryption: { password: 'word', spinCount: 100 } }),
);
const formats: readonly Format[] = [
  {
    name: 'guide.docx',
    whole: wordOf(
      paragraph('挂失', { style: 'heading1' }) +
        paragraph('口头挂失长期有效。') +
        paragraph('补卡', { style: 'heading1' }) +
        paragraph('补卡须本人到网点。'),
    ),
    place: '“补卡”一节',
    empty: wordOf(''),
    locked: lockedWorkbook,
  },
  {
    name: 'guide.pdf',
    whole: pdfOf([
      setLines([{ text: '挂失', size: 16 }, '口头挂失长期有效。']),
      setLines([{ text: '补卡', size: 16 }, '补卡须本人到网点。']),
    ]),
    place: '第 2 页',
    empty: pdfOf([[]]),
    locked: pdfOf([setLines(['年费'])], {
      trailer: `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'00'.repeat(32)}>/U<${'00'.repeat(32)}>>>`,
    }),
  },
  {
    name: 'guide.xlsx',
    whole: await sheet([
      ['问题', '答案'],
      ['挂失', '口头挂失长期有效。'],
      ['补卡', '补卡须本人到网点。'],
    ]),
    place: '工作表“挂失”第 3 行',
    empty: await sheet([]),
    locked: lockedWorkbook,
  },
];

describe.each(formats)('what a reader promises of $name', ({ name, whole, place, empty, locked }) => {
  it('reads its entries, each with its place', async () => {
    const { entries, findings } = toEntries(await readSource(name, whole));
    expect(findings).toEqual([]);
    expect(entries.map(({ question, answer }) => `${question} ${answer}`)).toEqual([
      '挂失 口头挂失长期有效。',
      '补卡 补卡须本人到网点。',
    ]);
    expect(entries[1]?.place.file).toBe(name);
    expect(entries[1] && sayPlace(entries[1].place, 'zh')).toBe(place);
  });

  it('gives an entry the same id whenever it is read', async () => {
    const ids = async () => toEntries(await readSource(name, whole)).entries.map(({ id }) => id);
    expect(await ids()).toEqual(await ids());
  });

  it('reads it by its content where its name has no ending', async () => {
    expect(toEntries(await readSource('guide', whole)).entries).toHaveLength(2);
  });

  it.each(formats.map((other) => other.name).filter((other) => other !== name))(
    'refuses it under the name %s',
    async (other) => {
      expect(await reasonOf(other, whole)).toBe('mislabelled');
    },
  );

  it.each(['a.txt', 'a.md'])('refuses it under the name %s', async (other) => {
    expect(await reasonOf(other, whole)).toBe('mislabelled');
  });

  it('refuses a text under its name', async () => {
    expect(await reasonOf(name, Buffer.from('一、挂失\n口头挂失长期有效。'))).toBe('mislabelled');
  });

  it('says so when there is nothing in it', async () => {
    expect(await reasonOf(name, Buffer.alloc(0))).toBe('empty');
    const nothing = await readSource(name, empty).then(toEntries, (refusal) => refusal.particulars.reason);
    expect(nothing === 'scanned' || nothing.findings[0].problem === 'nothing-found').toBe(true);
  });

  it('refuses what is protected by a password', async () => {
    expect(await reasonOf(name, locked ?? Buffer.alloc(0))).toBe('encrypted');
  });

  it('refuses it at any point of being cut off, and never fails otherwise', async () => {
    for (const share of [0.02, 0.3, 0.6, 0.95]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share));
      const outcome = await readSource(name, cut).then(toEntries, (refusal) => refusal.particulars.reason);
      // PDF.js finds the pages of a file that lost its end.
      expect(typeof outcome === 'string' ? outcome in reasons : name.endsWith('.pdf')).toBe(true);
    }
  });

  it('refuses it when bytes in its middle are others', async () => {
    const damaged = Buffer.from(whole);
    damaged.fill(0x5a, Math.floor(damaged.length * 0.2), Math.floor(damaged.length * 0.8));
    expect(await reasonOf(name, damaged)).toMatch(/^(?:broken|scanned)$/);
  });

  it('refuses it when it is over 20 MB', async () => {
    const padded = Buffer.concat([whole, Buffer.alloc(LARGEST_SOURCE_BYTES)]);
    expect(await reasonOf(name, padded)).toBe('too-large');
  });
});

describe('a document that means harm', () => {
  const zeros = Buffer.alloc(LARGEST_UNPACKED_BYTES + 1);
  const types = { name: '[Content_Types].xml', content: '<Types/>' };

  it.each<[string, string, Buffer, string]>([
    ['a zip bomb', 'a.docx', zipOf([types, { name: 'word/document.xml', content: zeros }]), 'unpacks-too-large'],
    [
      'a zip bomb that calls itself small',
      'a.xlsx',
      zipOf([types, { name: 'a.xml', content: zeros, claims: { unpacked: 10 } }]),
      'unpacks-too-large',
    ],
    [
      'a zip bomb of many parts, each within the limit',
      'a.docx',
      zipOf([1, 2, 3, 4, 5].map((part) => ({ name: `${part}`, content: zeros.subarray(0, zeros.length / 4) }))),
      'unpacks-too-large',
    ],
    ['a part that is not as long as it says', 'a.docx', zipOf([{ ...types, claims: { unpacked: 9 } }]), 'broken'],
    ['a part that fails its checksum', 'a.docx', zipOf([{ ...types, claims: { crc: 1 } }]), 'broken'],
    ['a part behind a password', 'a.docx', zipOf([{ ...types, claims: { encrypted: true } }]), 'encrypted'],
    ['an archive of other files', 'a.docx', zipOf([{ name: 'a.txt', content: '年费' }]), 'not-office'],
    ['an archive without a name for it', 'a.zip', zipOf([{ name: 'a.txt', content: '年费' }]), 'not-office'],
    [
      'an OpenDocument text',
      'a.docx',
      zipOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }]),
      'other-office',
    ],
    [
      'slides',
      'a.docx',
      zipOf([{ ...types, content: '<Override ContentType="…presentationml.presentation.main+xml"/>' }]),
      'other-office',
    ],
    [
      'entities that multiply',
      'a.docx',
      wordOf(paragraph('年费'), {
        more: [{ name: 'word/more.xml', content: '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>' }],
      }),
      'declares-entities',
    ],
    ['an old Word document', 'a.doc', compound('WordDocument'), 'legacy-office'],
    ['an old Word document under a new name', 'a.docx', compound('WordDocument'), 'legacy-office'],
    ['an old workbook', 'a.xls', compound('Workbook'), 'legacy-office'],
    ['a compound file of another program', 'a.msg', compound('__properties'), 'unsupported'],
    ['no more than a beginning', 'a.pdf', Buffer.from('%PDF-1.7\n'), 'broken'],
  ])('is refused with its reason: %s', async (_what, name, bytes, reason) => {
    expect(await reasonOf(name, bytes)).toBe(reason);
  });

  it('is refused in both languages, saying what to do', async () => {
    const refusal = await readSource('费用.doc', compound('WordDocument')).catch((cause) => cause);
    expect(refusal.say('zh')).toMatch(/费用\.doc 未导入：.*另存为 \.docx/);
    expect(refusal.say('en')).toMatch(/save it as \.docx/);
  });
});

/** The beginning of a compound file, and a name as its directory has it. */
function compound(name: string): Buffer {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1016),
    Buffer.from(name, 'utf16le'),
    Buffer.alloc(64),
  ]);
}

async function reasonOf(name: string, bytes: Uint8Array): Promise<string> {
  const refusal = await readSource(name, bytes).then(
    () => null,
    (cause: unknown) => cause,
  );
  if (refusal === null) return 'was read';
  if (!(refusal instanceof Refusal) || refusal.code !== 'unreadable-source') throw refusal;
  return (refusal as Refusal<'unreadable-source'>).particulars.reason;
}
