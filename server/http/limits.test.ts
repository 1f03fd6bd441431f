import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { asking } from './asking.ts';
import { openSmallBank } from './small-bank.ts';

const bank = await openSmallBank();
afterAll(() => bank.close());

const rateLimits = { signIns: 2, chatTokens: 2, posts: 2 };
const serve = async (settings: object = {}) => asking((await bank.serve({ rateLimits, ...settings })).address);
/** Another account each time: those have locks of their own. */
const wrong = () => ({ body: { account: randomUUID(), password: 'wrong' } });

describe('too much from one place', () => {
  it('is refused: signing in, whatever the account, with the seconds to wait', async () => {
    const ask = await serve();
    for (let attempt = 0; attempt < 2; attempt += 1)
      expect(await ask('POST /api/session', wrong())).toMatchObject({ status: 401 });
    const refused = await ask('POST /api/session', wrong());
    expect(refused).toMatchObject({ status: 429, code: 'too-many-requests' });
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  it('is refused: chat tokens, and a page of another site can read that', async () => {
    const ask = await serve({ origins: ['https://bank.example'] });
    const headers = { origin: 'https://bank.example' };
    const statuses = [];
    for (let asked = 0; asked < 3; asked += 1) statuses.push((await ask('POST /api/chat/token', { headers })).status);
    expect(statuses[2]).toBe(429);
    const refused = await ask('POST /api/chat/token', { headers });
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://bank.example');
    expect(refused.headers.get('access-control-expose-headers')).toBe('Retry-After');
  });

  it('is refused: posts with one Direct Line token, while another token goes on', async () => {
    const ask = await serve();
    const { token } = (await ask('POST /api/chat/token')).json as { token: string };
    const { token: other } = (await ask('POST /api/chat/token')).json as { token: string };
    const refresh = async (shown: string) =>
      (await ask('POST /v3/directline/tokens/refresh', { headers: { authorization: `Bearer ${shown}` } })).status;
    expect([await refresh(token), await refresh(token), await refresh(token)]).toEqual([200, 200, 429]);
    expect(await refresh(other)).toBe(200);
  });

  it('never hinders reading', async () => {
    const ask = await serve();
    for (let asked = 0; asked < 5; asked += 1) expect((await ask('GET /api/session')).status).toBe(401);
  });

  it('is counted by the address of the connection, whatever a client claims', async () => {
    const ask = await serve();
    const claim = (address: string) => ({
      ...wrong(),
      headers: { 'x-forwarded-for': address, forwarded: `for=${address}` },
    });
    for (const address of ['198.51.100.1', '198.51.100.2']) await ask('POST /api/session', claim(address));
    expect(await ask('POST /api/session', claim('198.51.100.3'))).toMatchObject({ status: 429 });
  });

  it('behind our proxy is counted by the address that the proxy saw, not by those the client put before it', async () => {
    const ask = await serve({ trustProxy: true });
    const through = (claimed: string, seen: string) => ({
      ...wrong(),
      headers: { 'x-forwarded-for': `${claimed}, ${seen}` },
    });
    for (const claimed of ['198.51.100.1', '198.51.100.2'])
      await ask('POST /api/session', through(claimed, '203.0.113.9'));
    expect(await ask('POST /api/session', through('198.51.100.3', '203.0.113.9'))).toMatchObject({ status: 429 });
    expect(await ask('POST /api/session', through('198.51.100.3', '203.0.113.10'))).toMatchObject({ status: 401 });
  });

  it('is not counted where limits are off', async () => {
    const ask = await serve({ rateLimits: false });
    for (let asked = 0; asked < 30; asked += 1) expect((await ask('POST /api/chat/token')).status).toBe(200);
  });
});

describe('a customer’s page', () => {
  it('may stand on the bank’s own sites, and is refused anywhere else', async () => {
    const ask = await serve({ origins: ['https://bank.example'], rateLimits: false });
    const preflight = await ask('OPTIONS /api/chat/token', {
      headers: { origin: 'https://bank.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Content-Type');
    const elsewhere = await ask('POST /api/chat/token', { headers: { origin: 'https://evil.example' } });
    expect(elsewhere).toMatchObject({ status: 403, code: 'origin-refused' });
    expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is told why the bank’s word on a customer was not taken', async () => {
    const ask = await serve();
    const answer = await ask('POST /api/chat/token', { body: { assertion: 'not.an.assertion' } });
    expect(answer).toMatchObject({ status: 403, code: 'assertion-refused' });
  });
});
