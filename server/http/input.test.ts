import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import type { RefusalCode } from '#conversation';
import { asking } from './asking.ts';
import { openSmallBank } from './small-bank.ts';

const bank = await openSmallBank();
const ask = asking((await bank.serve()).address);
const agent = await bank.hire('agent', ['agent', 'supervisor', 'administrator'], ['general']);
const as = await bank.signedIn(agent);
const { conversation } = await bank.heldBy(agent);
const messages = `/api/conversations/${conversation}/messages`;

afterAll(() => bank.close());

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('a body that is not understood is refused, and nothing is stored', () => {
  it.each<[string, string | Uint8Array, number, RefusalCode]>([
    ['no JSON', 'hello', 400, 'malformed-json'],
    ['half of JSON', '{"clientId":"1","text":"您', 400, 'malformed-json'],
    ['two values', '{} {}', 400, 'malformed-json'],
    ['a byte order mark and nothing else', bytes([0xef, 0xbb, 0xbf]), 400, 'malformed-json'],
    ['GBK', bytes('{"clientId":"1","text":"', [0xc4, 0xfa, 0xba, 0xc3], '"}'), 400, 'not-utf8'],
    ['a cut character', bytes('{"clientId":"1","text":"', [0xe6, 0x82], '"}'), 400, 'not-utf8'],
    ['overlong UTF-8', bytes('{"clientId":"1","text":"', [0xc0, 0xaf], '"}'), 400, 'not-utf8'],
    ['UTF-16', Buffer.from('{"clientId":"1","text":"x"}', 'utf16le'), 400, 'malformed-json'],
    ['a list', '[]', 400, 'invalid-input'],
    ['null', 'null', 400, 'invalid-input'],
    ['a deep nest', nested(20_000), 400, 'invalid-input'],
    ['nothing', '', 400, 'invalid-input'],
    ['no text', '{"clientId":"1"}', 400, 'invalid-input'],
    ['a number for text', '{"clientId":"1","text":1}', 400, 'invalid-input'],
    ['more than was asked', '{"clientId":"1","text":"x","agent":"somebody-else"}', 400, 'invalid-input'],
    ['a prototype', '{"clientId":"1","text":"x","__proto__":{"roles":["administrator"]}}', 400, 'invalid-input'],
    ['U+0000', '{"clientId":"1","text":"a\\u0000b"}', 400, 'invalid-input'],
    ['too much text', JSON.stringify({ clientId: '1', text: '长'.repeat(4_001) }), 400, 'invalid-input'],
    ['an endless client id', JSON.stringify({ clientId: 'x'.repeat(129), text: 'x' }), 400, 'invalid-input'],
    ['an empty text', JSON.stringify({ clientId: '1', text: '' }), 400, 'empty-message'],
    ['spaces', JSON.stringify({ clientId: '1', text: ' \n\u3000\t' }), 400, 'empty-message'],
    ['invisible characters', JSON.stringify({ clientId: '1', text: '\u200b\u2060\ufeff' }), 400, 'empty-message'],
    ['more than 64 KB', JSON.stringify({ clientId: '1', text: 'x'.repeat(64 * 1024) }), 413, 'too-large'],
  ])('%s', async (_what, body, status, code) => {
    const before = (await bank.store.conversations.heads([conversation]))[0]?.lastSeq;
    expect(await ask(`POST ${messages}`, { as, body })).toMatchObject({ status, code });
    expect((await bank.store.conversations.heads([conversation]))[0]?.lastSeq).toBe(before);
  });

  it.each<[string, Record<string, string>, number, RefusalCode]>([
    ['text/plain', { 'content-type': 'text/plain' }, 415, 'unsupported-media'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported-media'],
    ['JSON posing as multipart', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'unsupported-media'],
    ['no type', { 'content-type': '' }, 415, 'unsupported-media'],
    ['a compressed body', { 'content-encoding': 'gzip' }, 415, 'unsupported-media'],
    ['a GBK charset', { 'content-type': 'application/json; charset=GBK' }, 400, 'not-utf8'],
  ])('%s', async (_what, headers, status, code) => {
    const body = JSON.stringify({ clientId: '1', text: '您好' });
    expect(await ask(`POST ${messages}`, { as, body, headers })).toMatchObject({ status, code });
  });

  it('is told what is wrong in the language of its reader', async () => {
    const body = { clientId: '1', text: 7 };
    const told = async (language: string) =>
      (await ask(`POST ${messages}`, { as, body, headers: { 'accept-language': language } })).json;
    expect(await told('zh')).toMatchObject({ error: { message: expect.stringMatching(/^“text”填写有误：无效输入/) } });
    expect(await told('en')).toMatchObject({ error: { message: expect.stringMatching(/^"text" is not acceptable/) } });
  });
});

describe('a text', () => {
  it.each([
    ['script', '<script>alert(1)</script>'],
    ['an image that runs', '<img src=x onerror=alert(1)>'],
    ['a link that runs', '[点这里](javascript:alert(1))'],
    ['a template', '{{constructor.constructor("alert(1)")()}} #{7*7}'],
    ['SQL', "'; drop table xianting.messages; --"],
    ['a backslash and u0000', 'C:\\u0000'],
    ['half a surrogate pair', 'a\ud83db'],
    ['many lines', '一\r\n二\n三'],
    ['every plane', '𠮷😀👩‍👩‍👧'],
  ])('of %s is kept as text', async (_what, text) => {
    const { status, json } = await ask(`POST ${messages}`, { as, body: { clientId: randomUUID(), text } });
    expect(status).toBe(200);
    const { seq } = json as { seq: number };
    const kept = await ask(`GET ${messages}?after=${seq - 1}&limit=1`, { as });
    expect(kept.json).toMatchObject({ messages: [{ seq, text: text.toWellFormed() }] });
    expect(kept.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(kept.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('an address', () => {
  it.each<[string, number, RefusalCode]>([
    [`GET /api/conversations/${randomUUID()}/messages`, 404, 'unknown-conversation'],
    [`GET /api/conversations/${randomUUID()}/messages/1/original`, 404, 'unknown-conversation'],
    [`POST /api/conversations/${randomUUID()}/messages`, 404, 'unknown-conversation'],
    [`GET ${messages}/9999/original`, 404, 'unknown-message'],
    [`GET /api/handoffs/${randomUUID()}`, 404, 'unknown-handoff'],
    [`POST /api/handoffs/${randomUUID()}/accept`, 404, 'unknown-handoff'],
    [`POST /api/handoffs/${randomUUID()}/end`, 404, 'unknown-handoff'],
    [`PATCH /api/staff/${randomUUID()}`, 404, 'unknown-staff'],
    ["GET /api/handoffs/'%20or%20true--", 404, 'unknown-handoff'],
    ['GET /api/handoffs/%00', 400, 'invalid-input'],
    ['GET /api/handoffs/%E6%82', 404, 'unknown-path'],
    [`GET /api/handoffs/${'x'.repeat(500)}`, 400, 'invalid-input'],
    ['GET /api/handoffs?state=ended', 400, 'invalid-input'],
    ['GET /api/handoffs?state=held&state=waiting', 400, 'invalid-input'],
    [`GET ${messages}?after=-1`, 400, 'invalid-input'],
    [`GET ${messages}?after=1e99`, 400, 'invalid-input'],
    [`GET ${messages}?after=99999999999`, 400, 'invalid-input'],
    [`GET ${messages}?limit=0`, 400, 'invalid-input'],
    [`GET ${messages}?limit=100000`, 400, 'invalid-input'],
    [`GET ${messages}/0/original`, 400, 'invalid-input'],
    [`GET ${messages}/x/original`, 400, 'invalid-input'],
    ['GET /api/knowledge/search', 400, 'invalid-input'],
    ['GET /api/knowledge/search?q=', 400, 'invalid-input'],
    ['GET /api/audit?after=x', 400, 'invalid-input'],
    ['GET /api/nothing', 404, 'unknown-path'],
    ['DELETE /api/handoffs', 404, 'unknown-path'],
    ['GET /../../package.json', 404, 'unknown-path'],
    ['GET /assets/..%2f..%2f..%2fpackage.json', 404, 'unknown-path'],
    ['GET /assets/%2e%2e/%2e%2e/%2e%2e/package.json', 404, 'unknown-path'],
  ])('%s is answered %i %s', async (what, status, code) => {
    const body = what.startsWith('POST') ? { body: what.endsWith('messages') ? { clientId: '1', text: 'x' } : {} } : {};
    const patch = what.startsWith('PATCH') ? { body: { capacity: 2 } } : {};
    expect(await ask(what, { as, ...body, ...patch })).toMatchObject({ status, code });
  });
});
