import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { asking } from './asking.ts';
import { openReader } from './reading-events.ts';
import { openSmallBank } from './small-bank.ts';

const bank = await openSmallBank();
const pagesFolder = await mkdtemp(join(tmpdir(), 'pages-'));
await mkdir(join(pagesFolder, 'assets'));
await writeFile(join(pagesFolder, 'index.html'), '<!doctype html><title>客户</title>');
await writeFile(join(pagesFolder, 'desk.html'), '<!doctype html><title>坐席</title>');
await writeFile(join(pagesFolder, 'embed.js'), '(() => {})();');
await writeFile(join(pagesFolder, 'assets', 'page-1a2b3c.js'), 'export {};');
await writeFile(join(pagesFolder, 'assets', 'page-1a2b3c.js.gz'), gzipSync('export {};'));
const { address } = await bank.serve({ pagesFolder, origins: ['https://bank.example'] });
const ask = asking(address);
const agent = await bank.hire('agent', ['agent'], ['general']);
const administrator = await bank.hire('administrator', ['administrator']);

afterAll(async () => {
  await bank.close();
  await rm(pagesFolder, { recursive: true });
});

const away = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
const fail = (failure: unknown) => async () => {
  throw failure;
};

describe('health', () => {
  it('lives while the process does, and is ready when record, queues and an edition answer', async () => {
    expect((await ask('GET /healthz')).json).toEqual({ status: 'ok' });
    expect((await ask('GET /readyz')).json).toEqual({ status: 'ready', store: true, queues: true, edition: true });
  });

  it.each([
    ['store', { store: { ...bank.store, ping: fail(away) } }],
    ['queues', { jobs: { ...bank.parts.jobs, counts: fail(away) } }],
  ])('is not ready without its %s, and says so', async (missing, parts) => {
    const { status, json } = await asking((await bank.serve({}, parts)).address)('GET /readyz');
    expect(status).toBe(503);
    expect(json).toEqual({ status: 'not-ready', store: true, queues: true, edition: true, [missing]: false });
  });

  it('is ready before the first edition, which is published through it, and says that there is none', async () => {
    const current = () => {
      throw new Error('none');
    };
    const { address } = await bank.serve({}, { knowledge: { ...bank.parts.knowledge, current } });
    const { status, json } = await asking(address)('GET /readyz');
    expect([status, json]).toEqual([200, { status: 'ready', store: true, queues: true, edition: false }]);
  });

  it('is measured: requests by route, never by id; the line; the queues', async () => {
    await bank.waiting();
    await ask('GET /api/handoffs/0123-some-id');
    const { json } = await ask('GET /metrics');
    expect(json).toMatch(/xianting_http_seconds_count\{method="GET",route="\/api\/handoffs\/\{id\}",status="401"\} 1/);
    expect(json).toMatch(/xianting_handoffs\{skill="general",state="waiting"\} \d/);
    expect(json).toMatch(/xianting_queue_jobs\{queue="deliveries"\} 0/);
    expect(json).not.toContain('0123-some-id');
    await ask('GET /v3/directline/conversations/0123-some-id');
    expect((await ask('GET /metrics')).json).toMatch(
      /xianting_http_seconds_count\{method="GET",route="\/v3\/directline",/,
    );
  });
});

describe('pages', () => {
  it.each([
    ['/', '客户', 'no-cache'],
    ['/desk', '坐席', 'no-cache'],
    ['/desk/some/place', '坐席', 'no-cache'],
    ['/embed.js', '=>', 'public, max-age=300'],
    ['/assets/page-1a2b3c.js', 'export', 'public, max-age=31536000, immutable'],
  ])('%s is served', async (path, words, caching) => {
    const { status, json, headers } = await ask(`GET ${path}`);
    expect(status).toBe(200);
    expect(json).toContain(words);
    expect(headers.get('cache-control')).toBe(caching);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('run our own scripts only, and are framed by nobody but the bank', async () => {
    const policyOf = async (path: string) => (await ask(`GET ${path}`)).headers.get('content-security-policy') ?? '';
    const [customers, desk] = [await policyOf('/'), await policyOf('/desk')];
    for (const policy of [customers, desk]) {
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("object-src 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).toContain(`connect-src 'self' ws://${new URL(address).host} wss://${new URL(address).host};`);
    }
    expect(customers).toContain("style-src 'self';");
    expect(customers).toContain("frame-ancestors 'self' https://bank.example");
    expect(desk).toContain("style-src 'self' 'unsafe-inline';");
    expect(desk).toContain("frame-ancestors 'none'");
  });

  it('have files as the build compressed them, for whoever takes that', async () => {
    const encoded = async (path: string, encoding: string) => {
      const { headers, json } = await ask(`GET ${path}`, { headers: { 'accept-encoding': encoding } });
      return [headers.get('content-encoding'), headers.get('content-type'), headers.get('vary'), json];
    };
    const script = ['text/javascript; charset=utf-8', 'Accept-Encoding', 'export {};'];
    expect(await encoded('/assets/page-1a2b3c.js', 'gzip')).toEqual(['gzip', ...script]);
    expect(await encoded('/assets/page-1a2b3c.js', 'identity')).toEqual([null, ...script]);
    expect((await ask('GET /assets/page-1a2b3c.js.gz')).status).toBe(404);
  });

  it('give other sites the one script that embeds the chat, and nothing else', async () => {
    const policyOf = async (path: string) => (await ask(`GET ${path}`)).headers.get('cross-origin-resource-policy');
    expect(await policyOf('/embed.js')).toBe('cross-origin');
    for (const path of ['/', '/desk', '/assets/page-1a2b3c.js']) expect(await policyOf(path)).toBe('same-origin');
  });

  it.each(['evil.example;script-src *', '', 'a,b'])(
    'repeat nothing of a host like %j in their policy',
    async (host) => {
      const socket = connect(Number(new URL(address).port), '127.0.0.1');
      socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      let answer = '';
      for await (const part of socket) answer += part;
      expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(answer).toContain("connect-src 'self' 'self';");
    },
  );

  it.each(['/nothing', '/assets/nothing.js', '/desk.htm', '/index.html/x'])('%s is not there', async (path) => {
    expect(await ask(`GET ${path}`)).toMatchObject({ status: 404, code: 'unknown-path' });
  });

  it('that were not built are not there', async () => {
    const unbuilt = asking((await bank.serve({ pagesFolder: join(pagesFolder, 'nowhere') })).address);
    expect(await unbuilt('GET /')).toMatchObject({ status: 404, code: 'unknown-path' });
  });
});

describe('when something is wrong inside', () => {
  it.each([
    ['the connection is refused', away],
    ['as a cause of something else', new Error('Failed query: select', { cause: away })],
    ['of several addresses', new AggregateError([away, away])],
    ['the server shuts down', Object.assign(new Error('terminating connection'), { code: '57P01' })],
    ['the connection broke', new Error('Connection terminated unexpectedly')],
    ['nobody answers in time', new Error('timeout exceeded when trying to connect')],
  ])('a database that is away is never an acknowledgement: %s', async (_how, failure) => {
    const { conversation } = await bank.heldBy(agent);
    const conversations = { ...bank.store.conversations, appendFromAgent: fail(failure) };
    const broken = asking((await bank.serve({}, { store: { ...bank.store, conversations } })).address);
    const as = await bank.signedIn(agent);
    const body = { clientId: '1', text: '您好' };
    const answer = await broken(`POST /api/conversations/${conversation}/messages`, { as, body });
    expect(answer).toMatchObject({ status: 503, code: 'store-unreachable' });
  });

  it('a failure nobody foresaw shows its trace and nothing else, and is logged under it', async () => {
    const staff = { ...bank.parts.accounts, list: fail(new Error('secret of the house')) };
    const broken = asking((await bank.serve({}, { accounts: staff })).address);
    const { status, json } = await broken('GET /api/staff', { as: await bank.signedIn(administrator) });
    expect(status).toBe(500);
    const { error } = json as { error: { code: string; message: string } };
    expect(error.code).toBe('unexpected');
    expect(error.message).not.toContain('secret');
    const trace = /编号 ([\w-]+)/.exec(error.message)?.[1] ?? '';
    expect(bank.logged.some((line) => line.includes(trace) && line.includes('GET'))).toBe(true);
  });
});

describe('the trail of what staff did', () => {
  const as = () => bank.signedIn(administrator);

  it('is read in pages that hold, each from the end of the one before', async () => {
    for (let count = 0; count < 3; count += 1) await bank.heldBy(agent);
    const read = async (query: string) =>
      (await ask(`GET /api/audit?${query}`, { as: await as() })).json as {
        records: { seq: number }[];
        brokenAt: number | null;
      };
    const whole = await read('limit=500');
    expect(whole.brokenAt).toBeNull();
    expect(whole.records.length).toBeGreaterThanOrEqual(3);
    const [first] = whole.records;
    const rest = await read(`after=${first?.seq}`);
    expect(rest).toEqual({ records: whole.records.slice(1), brokenAt: null });
    expect((await read('after=2000000000')).records).toEqual([]);
  });

  it('shows the first record that somebody changed', async () => {
    await bank.heldBy(agent);
    const forged = {
      ...bank.store.audit,
      read: async (after: number, limit: number) =>
        (await bank.store.audit.read(after, limit)).map((record) =>
          record.seq === 2 ? { ...record, actor: 'nobody' } : record,
        ),
    };
    const tampered = asking((await bank.serve({}, { store: { ...bank.store, audit: forged } })).address);
    expect((await tampered('GET /api/audit', { as: await as() })).json).toMatchObject({ brokenAt: 2 });
    expect((await tampered('GET /api/audit?after=1', { as: await as() })).json).toMatchObject({ brokenAt: 2 });
    expect((await tampered('GET /api/audit?after=2', { as: await as() })).json).toMatchObject({ brokenAt: null });
  });
});

describe('the server', () => {
  it('says that its port is in use', async () => {
    const port = Number(new URL(address).port);
    await expect(bank.serve({ port })).rejects.toMatchObject({ code: 'port-in-use', particulars: { port } });
  });

  it('refuses a socket where none is', async () => {
    const refused = new WebSocket(`${address.replace('http', 'ws')}/socket`);
    const status = await new Promise((resolve) =>
      refused.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode)),
    );
    expect(status).toBe(404);
  });

  it('ends the streams when it closes, finishes the answers under way, and takes no more', async () => {
    const arrived = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const list = async () => {
      arrived.resolve();
      await gate.promise;
      return [];
    };
    const slow = { ...bank.parts.accounts, list };
    const served = await bank.serve({}, { accounts: slow });
    const reader = await openReader(served.address, await bank.signedIn(agent));
    await reader.next('snapshot');
    const underWay = asking(served.address)('GET /api/staff', { as: await bank.signedIn(administrator) });
    await arrived.promise;
    const closed = served.close();
    expect(await reader.ended()).toBe(true);
    gate.resolve();
    expect((await underWay).json).toEqual({ staff: [] });
    await closed;
    const again = connect(Number(new URL(served.address).port), '127.0.0.1');
    await expect(new Promise((_resolve, reject) => again.on('error', reject))).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});
