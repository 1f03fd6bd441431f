import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#conversation';
import { readSource } from '../index.ts';
import { LARGEST_SOURCE_BYTES } from './limits.ts';

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
  ])('understands %s', async (_encoding, bytes, text) => {
    expect(await readSource('fees.txt', bytes)).toMatchObject({ text });
  });

  it.each([
    ['fees.md', 'markdown'],
    ['FEES.MD', 'markdown'],
    ['fees.txt', 'text'],
  ])('knows by the name what %s is', async (name, kind) => {
    expect(await readSource(name, Buffer.from('年费'))).toMatchObject({ name, kind });
  });
});

describe('a text that cannot be read', () => {
  it.each<[string, string, Uint8Array, string]>([
    ['is empty', 'a.txt', Buffer.alloc(0), 'empty'],
    ['holds nothing but white space', 'a.md', Buffer.from(' \n\t\u3000\n'), 'empty'],
    ['is a picture', 'a.md', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'mislabelled'],
    ['is a web page', 'a.txt', Buffer.from('<!DOCTYPE html><html><body>年费</body></html>'), 'mislabelled'],
    ['is riddled with NUL', 'a.txt', Buffer.from('年\0费\0怎\0\0么\0收'), 'nul-characters'],
    ['is binary', 'a.txt', Buffer.from('\u0001\u0002\u0003abc\u0004\u0005'.repeat(20)), 'binary'],
    ['is in no encoding', 'a.txt', Buffer.from('ff80ff81ff82ff83ff84'.repeat(9), 'hex'), 'unknown-encoding'],
    ['is over 20 MB', 'a.txt', new Uint8Array(LARGEST_SOURCE_BYTES + 1), 'too-large'],
    ['is a program', 'a', Buffer.from('7f454c4602010100', 'hex'), 'unsupported'],
    ['has no ending', 'README', Buffer.from('年费'), 'unsupported'],
  ])('is refused when it %s', async (_what, name, bytes, reason) => {
    expect(await reasonOf(name, bytes)).toBe(reason);
  });

  it('is read when it is just as large as allowed', async () => {
    const bytes = new Uint8Array(LARGEST_SOURCE_BYTES).fill(0x61);
    const source = await readSource('a.txt', bytes);
    expect('text' in source && source.text.length).toBe(bytes.length);
  });
});

async function reasonOf(name: string, bytes: Uint8Array): Promise<unknown> {
  const refusal = await readSource(name, bytes).catch((cause: unknown) => cause);
  return refusal instanceof Refusal && refusal.code === 'unreadable-source'
    ? Object(refusal.particulars).reason
    : refusal;
}
