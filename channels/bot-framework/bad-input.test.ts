import { gzipSync } from 'node:zlib';
import { SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Jobs, openJobs } from '#jobs';
import { openStore, type Store } from '#store';
import { type Answered, type Begun, type Gateway, openGateway, StandingClock } from './rehearsal.ts';

describe('what a Direct Line refuses', () => {
  const clock = new StandingClock();
  let store: Store;
  let jobs: Jobs;
  let gateway: Gateway;
  let mine: Begun;
  let another: Begun;

  beforeAll(async () => {
    store = await openStore({ kind: 'embedded', folder: ':memory:' });
    jobs = await openJobs({ kind: 'store' }, store);
    gateway = await openGateway({ store, jobs, clock });
  });
  beforeEach(async () => {
    [mine, another] = [await gateway.begin(), await gateway.begin()];
  });
  afterEach(async () => {
    // Whatever it was: nothing of it was stored.
    for (const { conversation } of [mine, another])
      expect(await store.conversations.find(conversation)).toMatchObject({ lastSeq: 0, customer: { bankId: null } });
  });
  afterAll(async () => {
    await gateway?.close();
    await jobs?.close();
    await store?.close();
    expect(gateway?.failures).toEqual([]);
  });

  const path = () => `/conversations/${mine.conversation}/activities`;
  const post = (body: unknown, headers?: Record<string, string>, token: string | null = mine.token) =>
    gateway.ask(path(), token, { method: 'POST', body, ...(headers && { headers }) });
  const event = (name: string, value?: unknown) => post({ type: 'event', name, value });
  const message = { type: 'message', text: '你好' };
  const nested = (depth: number): object => (depth === 0 ? {} : { inner: nested(depth - 1) });
  const signed = (claims: object, audience: string) =>
    new SignJWT({ conv: mine.conversation, user: 'me', exp: 9e9, ...claims, aud: audience })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new Uint8Array(32).fill(7));
  const expired = () => {
    clock.advance(1_801);
    return post(message);
  };
  const unsigned = () => {
    const [, payload] = mine.token.split('.');
    const header = Buffer.from('{"alg":"none"}').toString('base64url');
    return post(message, {}, `${header}.${payload}.`);
  };

  it.each<[string, number, string, () => Promise<Answered>]>([
    ['an empty message', 400, 'empty-message', () => post({ type: 'message', text: ' \n' })],
    ['a message without a text', 400, 'empty-message', () => post({ type: 'message' })],
    ['a text of 4,001 characters', 413, 'too-large', () => post({ type: 'message', text: '字'.repeat(4_001) })],
    ['a body over 256 KB', 413, 'too-large', () => post({ ...message, entities: ['x'.repeat(300_000)] })],
    ['bytes that are not UTF-8', 400, 'not-utf8', () => post(Buffer.from([0x7b, 0x22, 0xc4, 0xe3, 0x22, 0x7d]))],
    ['another encoding', 400, 'not-utf8', () => post(message, { 'content-type': 'application/json; charset=gbk' })],
    ['what is not JSON', 400, 'malformed-json', () => post('{"type":"message","text":"你好"')],
    ['an empty body', 400, 'malformed-json', () => post('')],
    ['a list', 400, 'invalid-input', () => post([message])],
    ['null', 400, 'invalid-input', () => post('null')],
    ['an activity without a type', 400, 'invalid-input', () => post({ text: '你好' })],
    ['a text that is no text', 400, 'invalid-input', () => post({ type: 'message', text: { $ne: null } })],
    ['a form', 415, 'unsupported-media', () => post('text=1', { 'content-type': 'application/x-www-form-urlencoded' })],
    ['a plain text', 415, 'unsupported-media', () => post('你好', { 'content-type': 'text/plain' })],
    ['a packed body', 415, 'unsupported-media', () => post(gzipSync('{}'), { 'content-encoding': 'gzip' })],
    [
      'an attachment',
      415,
      'unsupported-media',
      () => post({ ...message, attachments: [{ contentType: 'image/png' }] }),
    ],
    ['too much sent along', 413, 'too-large', () => post({ ...message, channelData: { x: 'y'.repeat(9_000) } })],
    ['too deep a thing sent along', 400, 'invalid-input', () => post({ ...message, channelData: nested(17) })],
    ['U+0000 sent along', 400, 'invalid-input', () => post({ ...message, channelData: { clientActivityID: 'a\0' } })],
    [
      'half a character sent along',
      400,
      'invalid-input',
      () => post('{"type":"message","text":"a","channelData":{"x":"\\ud83d"}}'),
    ],
    [
      'a name as long as a text',
      400,
      'invalid-input',
      () => post({ ...message, channelData: { clientActivityID: 'x'.repeat(129) } }),
    ],
    ['a forged statement of identity', 400, 'assertion-refused', () => event('identify', { assertion: 'forged' })],
    [
      'a statement of identity and more',
      400,
      'invalid-input',
      () => event('identify', { assertion: 'C-1', tier: 'vip' }),
    ],
    ['an event without its value', 400, 'invalid-input', () => event('identify')],
    ['feedback on nothing', 404, 'unknown-message', () => event('feedback', { activityId: 'x', helped: true })],
    ['feedback that says maybe', 400, 'invalid-input', () => event('feedback', { activityId: 'x', helped: 'maybe' })],
    ['no token', 401, 'token-missing', () => post(message, {}, null)],
    ['another scheme', 401, 'token-missing', () => post(message, { authorization: 'Basic bWU6bWU=' }, null)],
    ['a token that is none', 401, 'token-unreadable', () => post(message, {}, 'eyJhbGciOiJIUzI1NiJ9.e30.x')],
    ['an unsigned token', 401, 'token-unreadable', unsigned],
    [
      'a ticket in a token’s place',
      401,
      'token-unreadable',
      async () => post(message, {}, await signed({}, 'direct-line-stream')),
    ],
    [
      'a token that says for nobody',
      401,
      'token-unreadable',
      async () => post(message, {}, await signed({ user: 1 }, 'direct-line')),
    ],
    ['an expired token', 403, 'TokenExpired', expired],
    ['another conversation’s token', 403, 'token-invalid', () => post(message, {}, another.token)],
    [
      'a conversation that has not begun',
      404,
      'unknown-conversation',
      async () => {
        const { token, conversationId } = await gateway.directLine.issueToken({});
        await gateway
          .ask(`/conversations/${conversationId}/activities`, token)
          .then(({ status }) => expect(status).toBe(404));
        return gateway.ask(`/conversations/${conversationId}/activities`, token, { method: 'POST', body: message });
      },
    ],
    ['a page from elsewhere', 403, 'origin-refused', () => post(message, { origin: 'https://evil.example' })],
    ['a page from nowhere', 403, 'origin-refused', () => post(message, { origin: 'null' })],
    [
      'a file',
      415,
      'unsupported-media',
      () =>
        gateway.ask(`/conversations/${mine.conversation}/upload?userId=me`, mine.token, { method: 'POST', body: 'x' }),
    ],
    ['a watermark that is none', 400, 'invalid-input', () => gateway.ask(`${path()}?watermark=abc`, mine.token)],
    [
      'a watermark beyond all numbers',
      400,
      'invalid-input',
      () => gateway.ask(`${path()}?watermark=99999999999`, mine.token),
    ],
    ['two watermarks', 400, 'invalid-input', () => gateway.ask(`${path()}?watermark=1&watermark=2`, mine.token)],
    ['a secret', 403, 'token-invalid', () => gateway.ask('/tokens/generate', 'my-secret', { method: 'POST' })],
    ['a path that is none', 404, 'unknown-path', () => gateway.ask('/session/getsessionid', mine.token)],
    ['a path that cannot be read', 404, 'unknown-path', () => gateway.ask('/conversations/%E0%A4%A', mine.token)],
  ])('%s: %i %s', async (_what, status, code, asking) => {
    const answer = await asking();
    expect(answer).toMatchObject({
      status,
      body: { error: { code, message: expect.stringMatching(/[\u4e00-\u9fff]/) } },
    });
    expect(Object.keys(answer.body)).toEqual(['error']);
  });

  it('is said in the reader’s language', async () => {
    const say = async (language: string) => {
      const { body } = await post({ type: 'message', text: 5 }, { 'accept-language': language });
      return body.error.message as string;
    };
    expect(await say('en-GB,en;q=0.9,zh;q=0.5')).toMatch(/^"activity\.text" is not acceptable: Invalid input/);
    expect(await say('zh-CN,zh;q=0.9,en;q=0.8')).toMatch(/^“activity\.text”填写有误：无效输入/);
    expect(await say('fr')).toMatch(/填写有误/);
  });

  it('is a faster pace than people type, with the time after which to go on', async () => {
    const strict = await openGateway({ store, jobs, clock, limits: { messagesPerMinute: 2 } });
    const talking = await strict.begin();
    const say = () =>
      strict.ask(`/conversations/${talking.conversation}/activities`, talking.token, { method: 'POST', body: message });
    expect([(await say()).status, (await say()).status]).toEqual([200, 200]);
    const refused = await say();
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too-many-requests' } } });
    clock.advance(Number(refused.headers.get('retry-after')));
    expect((await say()).status).toBe(200);
    await strict.close();
  });

  it('is a token for a page from elsewhere, or with a forged statement', async () => {
    const { issueToken } = gateway.directLine;
    const host = 'bank.example';
    await expect(issueToken({ origin: 'https://evil.example', host })).rejects.toMatchObject({
      code: 'origin-refused',
    });
    await expect(issueToken({ assertion: 'forged' })).rejects.toMatchObject({ code: 'assertion-refused' });
    expect(await issueToken({ origin: `https://${host}`, host })).toMatchObject({ expires_in: 1_800 });
  });
});
