import { afterAll, describe, expect, it } from 'vitest';
import { SessionView } from '#conversation/wire';
import { asking } from './asking.ts';
import { openSmallBank } from './small-bank.ts';

const bank = await openSmallBank();
const { address } = await bank.serve();
const behindProxy = (await bank.serve({ trustProxy: true })).address;
const ask = asking(address);
const password = 'a long enough password';
await bank.parts.accounts.ensureAdministrator({ password });

afterAll(() => bank.close());

const signIn = (account = 'admin', typed = password, headers: Record<string, string> = {}) =>
  ask('POST /api/session', { body: { account, password: typed }, headers });
const cookieOf = (headers: Headers) => headers.getSetCookie()[0] ?? '';
const tokenOf = (headers: Headers) => /^xianting_session=([^;]+)/.exec(cookieOf(headers))?.[1] ?? '';

describe('signing in', () => {
  it('gives a cookie that no script reads and no other site sends, for twelve hours', async () => {
    const { status, headers, json } = await signIn();
    expect(status).toBe(200);
    expect(SessionView.parse(json).staff).toMatchObject({ account: 'admin' });
    expect(cookieOf(headers)).toMatch(
      /^xianting_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    const expires = Date.parse(/Expires=([^;]+)/.exec(cookieOf(headers))?.[1] ?? '');
    expect(Math.round((expires - Date.now()) / 3_600_000)).toBe(12);
  });

  it.each([
    ['by https, as a proxy of ours says', behindProxy, true],
    ['by http, whatever the client claims of itself', address, false],
  ])('marks the cookie for https where the page came %s', async (_how, where, secure) => {
    const headers = { 'x-forwarded-proto': 'https' };
    const answer = await asking(where)('POST /api/session', { body: { account: 'admin', password }, headers });
    expect(cookieOf(answer.headers).includes('Secure')).toBe(secure);
  });

  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', '账号或密码不正确。请核对后重试。'],
    ['en-GB,en;q=0.9', 'The account or the password is wrong. Check both and try again.'],
    ['fr', '账号或密码不正确。请核对后重试。'],
  ])('says no in the language of its reader (%s)', async (language, message) => {
    const { status, json } = await signIn('nobody-here', 'wrong', { 'accept-language': language });
    expect(status).toBe(401);
    expect(json).toEqual({ error: { code: 'wrong-password', message } });
  });

  it('is locked after five failures, and says for how long', async () => {
    for (let failure = 0; failure < 5; failure += 1) await signIn('somebody', 'wrong');
    const { status, code, headers } = await signIn('somebody', 'wrong');
    expect({ status, code }).toEqual({ status: 429, code: 'too-many-attempts' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('a session', () => {
  it('tells a page who is signed in, and the token for its changes', async () => {
    const { json, headers } = await signIn();
    const { csrf, staff } = SessionView.parse(json);
    const seen = await ask('GET /api/session', { as: { token: tokenOf(headers), csrf: '' } });
    expect(seen.json).toEqual({ staff, csrf });
    expect(seen.headers.get('cache-control')).toBe('no-store');
  });

  it('is over after signing out, and the cookie is taken back', async () => {
    const { json, headers } = await signIn();
    const as = { token: tokenOf(headers), csrf: SessionView.parse(json).csrf };
    const out = await ask('DELETE /api/session', { as });
    expect(out.status).toBe(204);
    expect(cookieOf(out.headers)).toMatch(/^xianting_session=; Path=\/; Expires=Thu, 01 Jan 1970/);
    expect(await ask('GET /api/session', { as })).toMatchObject({ status: 401, code: 'not-signed-in' });
  });

  it.each(['', 'x', '../../etc', 'a'.repeat(43), '%00', '"quoted"'])(
    'is nobody’s with the cookie %j',
    async (token) => {
      expect(await ask('GET /api/session', { as: { token, csrf: '' } })).toMatchObject({ status: 401 });
    },
  );

  it('is found among other cookies', async () => {
    const { headers } = await signIn();
    const cookie = `theme=dark; xianting_session=${tokenOf(headers)}; other=1`;
    expect((await ask('GET /api/session', { headers: { cookie } })).status).toBe(200);
  });
});
