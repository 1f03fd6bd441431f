import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#conversation';
import { readSource } from '../index.ts';

const simplified = '信用卡年费怎么收？普卡每年一百元，消费满六笔免次年年费。\n您也可以在手机银行查询。';
const traditional = '信用卡年費怎麼收？普卡每年一百元，消費滿六筆免次年年費。\n您也可以在手機銀行查詢。';

describe('reading a source', () => {
  it.each([
    ['UTF-8', Buffer.from(simplified), simplified],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${simplified}`), simplified],
    [
      'UTF-16 with a byte order mark, low byte first',
      iconv.encode(simplified, 'utf-16le', { addBOM: true }),
      simplified,
    ],
    [
      'UTF-16 with a byte order mark, high byte first',
      iconv.encode(simplified, 'utf-16be', { addBOM: true }),
      simplified,
    ],
    ['UTF-16 that lost its mark', iconv.encode(simplified, 'utf-16le'), simplified],
    ['GBK', iconv.encode(simplified, 'gbk'), simplified],
    ['GB18030', iconv.encode(`${simplified}𠮷`, 'gb18030'), `${simplified}𠮷`],
    ['Big5', iconv.encode(traditional, 'big5'), traditional],
    ['a GBK text of one line', iconv.encode('信用卡年费怎么收', 'gbk'), '信用卡年费怎么收'],
    ['a Big5 text of one line', iconv.encode('信用卡年費怎麼收', 'big5'), '信用卡年費怎麼收'],
  ])('understands %s', (_encoding, bytes, text) => {
    expect(readSource('fees.txt', bytes).text).toBe(text);
  });

  it.each([
    ['fees.md', 'markdown'],
    ['FEES.MD', 'markdown'],
    ['fees.txt', 'text'],
  ])('knows by the name what %s is', (name, kind) => {
    expect(readSource(name, Buffer.from('年费'))).toMatchObject({ name, kind });
  });
});

describe('a source that cannot be read', () => {
  const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200, 7)]);

  it.each<[string, string, Uint8Array, RegExp]>([
    ['is empty', 'a.txt', Buffer.alloc(0), /空的/],
    ['holds nothing but white space', 'a.md', Buffer.from(' \n\t\u3000\n'), /空的/],
    ['is a Word document named as text', 'a.txt', zip, /docx/],
    ['is a Word document named as Markdown', 'a.md', zip, /docx/],
    ['is an old Word document', 'a.txt', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), /doc/],
    ['is a PDF', 'a.txt', Buffer.from('%PDF-1.7\n%âãÏÓ'), /PDF/],
    ['is a picture', 'a.md', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /PNG/],
    ['is a web page', 'a.txt', Buffer.from('<!DOCTYPE html><html><body>年费</body></html>'), /HTML/],
    ['is riddled with NUL', 'a.txt', Buffer.from('年\0费\0怎\0\0么\0收'), /NUL/],
    [
      'is binary without a known beginning',
      'a.txt',
      Buffer.from('\u0001\u0002\u0003abc\u0004\u0005'.repeat(20)),
      /二进制/,
    ],
    ['is in no encoding of Chinese', 'a.txt', Buffer.from('ff80ff81ff82ff83ff84'.repeat(9), 'hex'), /编码/],
    ['is over 20 MB', 'a.txt', new Uint8Array(20 * 1024 * 1024 + 1), /20 MB/],
    ['is of a kind that is not read', 'a.docx', zip, /Markdown/],
    ['has no ending', 'README', Buffer.from('年费'), /Markdown/],
  ])('is refused when it %s', (_what, name, bytes, why) => {
    const refusal = refusalOf(() => readSource(name, bytes));
    expect(refusal.code).toBe('unreadable-source');
    expect(refusal.say('zh')).toMatch(why);
    expect(refusal.say('zh')).toContain(name);
  });

  it('is read when it is just as large as allowed', () => {
    const bytes = new Uint8Array(20 * 1024 * 1024).fill(0x61);
    expect(readSource('a.txt', bytes).text).toHaveLength(bytes.length);
  });
});

function refusalOf(reading: () => unknown): Refusal {
  try {
    reading();
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal;
    throw refusal;
  }
  throw new Error('nothing was refused');
}
