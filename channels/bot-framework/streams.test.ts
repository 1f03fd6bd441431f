import { SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { ConversationId } from '#conversation';
import { type Jobs, openJobs } from '#jobs';
import { openStore, type Store } from '#store';
import type { Frame } from './activities.ts';
import { losable } from './direct-line.contract.ts';
import { type Begun, botCommits, type Gateway, openGateway, StandingClock, saying } from './rehearsal.ts';

/** A socket and what came over it: frames, and empty texts for the keep-alives. */
interface Reader {
  socket: WebSocket;
  frames: (Frame | '')[];
  texts(): string[];
  closed: Promise<number>;
}

describe('the streams of a Direct Line', () => {
  const clock = new StandingClock();
  let store: Store;
  let jobs: Jobs;
  let one: Gateway;
  let other: Gateway;
  const sockets: WebSocket[] = [];

  beforeAll(async () => {
    store = await openStore({ kind: 'embedded', folder: ':memory:' });
    jobs = await openJobs({ kind: 'store' }, store);
    one = await openGateway({ store, jobs, clock });
    other = await openGateway({ store, jobs, clock });
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.terminate();
  });
  afterAll(async () => {
    for (const gateway of [one, other]) await gateway?.close();
    await jobs?.close();
    await store?.close();
  });

  /** Without the look at the heads that would mend what a stream forgets. */
  const unaided = { headsEveryMs: 1_000_000 };
  const until = (holds: () => void) => vi.waitFor(holds, { timeout: 60_000, interval: 5 });
  const says = (gateway: Gateway, { conversation, token }: Begun, text: string) =>
    gateway.ask(`/conversations/${conversation}/activities`, token, {
      method: 'POST',
      body: { type: 'message', text },
    });
  const answers = async (gateway: Gateway, conversation: ConversationId, ...texts: string[]) => {
    await botCommits(store, conversation, () => texts.map((text) => saying(text)));
    await gateway.deliver(conversation);
  };

  /** Opens a stream; resolves with the reader, or with the status and code it was refused with. */
  const open = (
    streamUrl: string,
    headers: Record<string, string> = {},
    autoPong = true,
  ): Promise<Reader | [number, string]> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(streamUrl, { headers, autoPong });
      sockets.push(socket);
      const frames: (Frame | '')[] = [];
      const closed = new Promise<number>((gone) => socket.once('close', gone));
      const texts = () =>
        frames.flatMap((frame) =>
          frame === '' ? [] : frame.activities.flatMap(({ type, text = '' }) => (type === 'message' ? [text] : [])),
        );
      socket.on('message', (text) => frames.push(String(text) === '' ? '' : JSON.parse(String(text))));
      socket.on('open', () => resolve({ socket, frames, texts, closed }));
      socket.on('unexpected-response', (_request, response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve([response.statusCode ?? 0, JSON.parse(Buffer.concat(chunks).toString()).error.code]),
        );
      });
      socket.on('error', reject);
    });
  const reading = async (...how: Parameters<typeof open>): Promise<Reader> => {
    const opened = await open(...how);
    if (Array.isArray(opened)) throw new Error(`Refused: ${opened.join(' ')}`);
    return opened;
  };

  it('carry a watermark in every frame, from which a reader goes on', async () => {
    const begun = await one.begin();
    const first = await reading(begun.streamUrl);
    await says(one, begun, '一');
    await until(() => expect(first.frames.at(-1)).toMatchObject({ watermark: '1' }));
    await answers(one, begun.conversation, '二', '三');
    await until(() => expect(first.frames.at(-1)).toMatchObject({ watermark: '3' }));
    const { body } = await one.ask(`/conversations/${begun.conversation}?watermark=1`, begun.token);
    const second = await reading(body.streamUrl);
    await until(() => expect(second.texts()).toEqual(['二', '三']));
  });

  it.each(['', '-'])('take the watermark "%s" for the beginning', async (watermark) => {
    const begun = await one.begin();
    await says(one, begun, '开头');
    const address = new URL(begun.streamUrl);
    address.searchParams.set('watermark', watermark);
    const reader = await reading(address.href);
    await until(() => expect(reader.texts()).toEqual(['开头']));
  });

  it('show what was said between the start and the opening of the stream', async () => {
    const begun = await one.begin();
    await says(one, begun, '先说了');
    await answers(one, begun.conversation, '先答了');
    const reader = await reading(begun.streamUrl);
    await until(() => expect(reader.texts()).toEqual(['先说了', '先答了']));
  });

  it('show a long history in several frames, in order', async () => {
    const gateway = await openGateway({ store, jobs, clock, ...unaided });
    const begun = await gateway.begin();
    const texts = Array.from({ length: 120 }, (_, place) => `第 ${place + 1} 句`);
    for (const text of texts) await says(gateway, begun, text);
    const reader = await reading(begun.streamUrl);
    await until(() => expect(reader.texts()).toHaveLength(120));
    expect(reader.texts()).toEqual(texts);
    expect(reader.frames.map((frame) => (frame === '' ? frame : frame.watermark))).toEqual(['50', '100', '120']);
    await gateway.close();
  });

  it('reach a reader on another gateway', async () => {
    const begun = await one.begin();
    const reader = await reading(begun.streamUrl);
    await says(other, begun, '从另一台发来');
    await until(() => expect(reader.texts()).toEqual(['从另一台发来']));
  });

  it('answer an empty frame with an empty frame, and pass over everything else that is sent', async () => {
    const begun = await one.begin();
    const reader = await reading(begun.streamUrl);
    reader.socket.send('');
    reader.socket.send('{"type":"message","text":"不是这样发的"}');
    await until(() => expect(reader.frames).toEqual(['', '']));
    await says(one, begun, '要这样发');
    await until(() => expect(reader.texts()).toEqual(['要这样发']));
  });

  it('are not opened twice by one ticket, on whichever gateway', async () => {
    const begun = await one.begin();
    const elsewhere = new URL(begun.streamUrl);
    elsewhere.port = new URL(other.domain).port;
    const opened = await Promise.all([open(begun.streamUrl), open(elsewhere.href), open(begun.streamUrl)]);
    const refused = opened.filter((answer) => Array.isArray(answer));
    expect(refused).toEqual([
      [403, 'token-invalid'],
      [403, 'token-invalid'],
    ]);
  });

  it('are not opened by a ticket of more than a minute ago', async () => {
    const { streamUrl } = await one.begin();
    clock.advance(61);
    expect(await open(streamUrl)).toEqual([403, 'TokenExpired']);
  });

  it('are not opened by a token, by another conversation’s ticket, by a forged one or by none', async () => {
    const begun = await one.begin();
    const another = await one.begin();
    const withTicket = (ticket: string) => {
      const address = new URL(begun.streamUrl);
      address.searchParams.set('t', ticket);
      return open(address.href);
    };
    const payload = { conv: begun.conversation, user: 'me', host: 'x', tokenExp: 9e9, jti: 'j', exp: 9e9 };
    const forged = await new SignJWT({ ...payload, aud: 'direct-line-stream' })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new Uint8Array(32).fill(9));
    const unsigned = `${part({ alg: 'none' })}.${part({ ...payload, aud: 'direct-line-stream' })}.`;
    expect(await withTicket(begun.token)).toEqual([401, 'token-unreadable']);
    expect(await withTicket(forged)).toEqual([401, 'token-unreadable']);
    expect(await withTicket(unsigned)).toEqual([401, 'token-unreadable']);
    expect(await withTicket('')).toEqual([401, 'token-missing']);
    expect(await withTicket(new URL(another.streamUrl).searchParams.get('t') ?? '')).toEqual([403, 'token-invalid']);
  });

  it('are opened for our own pages, and refused to the pages of others', async () => {
    const evil = { origin: 'https://evil.example' };
    const ours = { origin: new URL(one.domain).origin };
    const begun = await one.begin();
    expect(await open(begun.streamUrl, evil)).toEqual([403, 'origin-refused']);
    // A ticket that was refused has not been used.
    await reading(begun.streamUrl, ours);
  });

  it('are bound to the page that the token was issued to, for the calls and for the stream', async () => {
    const bank = 'https://bank.example';
    const shop = 'https://shop.bank.example';
    const gateway = await openGateway({ store, jobs, clock, origins: [bank, shop] });
    const { token } = await gateway.directLine.issueToken({ origin: bank });
    const start = (origin: string) => gateway.ask('/conversations', token, { method: 'POST', headers: { origin } });
    expect(await start(shop)).toMatchObject({ status: 403, body: { error: { code: 'origin-refused' } } });
    const { body } = await start(bank);
    expect(await open(body.streamUrl, { origin: shop })).toEqual([403, 'origin-refused']);
    await reading(body.streamUrl, { origin: bank });
    await gateway.close();
  });

  it('are open to our own pages beside those that are named', async () => {
    const gateway = await openGateway({ store, jobs, clock, origins: ['https://bank.example'] });
    await reading((await gateway.begin()).streamUrl, { origin: new URL(gateway.domain).origin });
    expect(await open((await gateway.begin()).streamUrl, { origin: 'https://evil.example' })).toEqual([
      403,
      'origin-refused',
    ]);
    await gateway.close();
  });

  it('are at most so many for one conversation', async () => {
    const gateway = await openGateway({ store, jobs, clock, limits: { streamsPerConversation: 1 } });
    const begun = await gateway.begin();
    await reading(begun.streamUrl);
    const { body } = await gateway.ask(`/conversations/${begun.conversation}`, begun.token);
    expect(await open(body.streamUrl)).toEqual([429, 'too-many-requests']);
    await gateway.close();
  });

  it('show even the last message when its signal is lost, on a gateway that never hears one', async () => {
    const signals = losable(jobs.signals);
    signals.lost = true;
    const deaf = { publish: signals.publish, subscribe: () => () => {} };
    const gateway = await openGateway({ store, jobs: { wake: async () => {}, signals: deaf }, clock });
    const begun = await gateway.begin();
    const reader = await reading(begun.streamUrl);
    await says(gateway, begun, '有人吗');
    await until(() => expect(reader.texts()).toEqual(['有人吗']));
    await answers(gateway, begun.conversation, '有的');
    await until(() => expect(reader.texts()).toEqual(['有人吗', '有的']));
    await gateway.close();
  });

  it('fetch once more, not once per signal, when many come during a fetch', async () => {
    let fetches = 0;
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const conversations: Store['conversations'] = {
      ...store.conversations,
      async shownAfter(...asked) {
        fetches += 1;
        const messages = await store.conversations.shownAfter(...asked);
        // What is said from now on is not in what the first fetch brings.
        await held;
        return messages;
      },
    };
    const gateway = await openGateway({ store: { ...store, conversations }, jobs, clock, ...unaided });
    const begun = await gateway.begin();
    const reader = await reading(begun.streamUrl);
    await until(() => expect(fetches).toBe(1));
    for (let count = 0; count < 100; count += 1) await says(gateway, begun, `第 ${count} 句`);
    expect(fetches).toBe(1);
    release();
    await until(() => expect(reader.texts()).toHaveLength(100));
    // One for what came meanwhile, in two frames; one more because the second was as full.
    expect(fetches).toBeLessThanOrEqual(4);
    await gateway.close();
  });

  it('outlive their token by one lifetime unless a newer one is shown, and then close', async () => {
    const gateway = await openGateway({ store, jobs, clock });
    const [idle, busy] = [await gateway.begin(), await gateway.begin()];
    const [idleReader, busyReader] = [await reading(idle.streamUrl), await reading(busy.streamUrl)];
    clock.advance(1_700);
    const { body } = await gateway.ask('/tokens/refresh', busy.token, { method: 'POST' });
    clock.advance(1_800);
    expect((await gateway.ask('/tokens/refresh', body.token, { method: 'POST' })).status).toBe(403);
    await says(gateway, { ...busy, token: body.token }, '过期的凭证不算数');
    clock.advance(101);
    expect(await idleReader.closed).toBe(1008);
    expect(busyReader.socket.readyState).toBe(WebSocket.OPEN);
    clock.advance(1_700);
    expect(await busyReader.closed).toBe(1008);
    await gateway.close();
  });

  it('tell the record which customers are here, those who poll too, and not those whose line is dead', async () => {
    const seen = new Set<string>();
    const conversations: Store['conversations'] = {
      ...store.conversations,
      async seen(ids) {
        for (const id of ids) seen.add(id);
      },
    };
    const gateway = await openGateway({ store: { ...store, conversations }, jobs, clock, seenEveryMs: 10 });
    const [streaming, polling, dead] = [await gateway.begin(), await gateway.begin(), await gateway.begin()];
    const alive = await reading(streaming.streamUrl);
    const cut = await reading(dead.streamUrl, {}, false);
    await gateway.ask(`/conversations/${polling.conversation}/activities`, polling.token);
    await until(() => expect([...seen].toSorted()).toEqual([streaming, polling, dead].map(id).toSorted()));
    const asked = Promise.all([alive, cut].map(({ socket }) => new Promise((sign) => socket.once('ping', sign))));
    clock.advance(15);
    await asked;
    // What is answered on the same line came after the sign of life.
    alive.socket.send('');
    await until(() => expect(alive.frames).toEqual(['']));
    clock.advance(15);
    expect(await cut.closed).toBe(1006);
    seen.clear();
    await until(() => expect([...seen]).toEqual([streaming.conversation]));
    expect(gateway.directLine.streams()).toBe(1);
    await gateway.close();
  });

  it('end with a goodbye when the gateway goes', async () => {
    const gateway = await openGateway({ store, jobs, clock });
    const reader = await reading((await gateway.begin()).streamUrl);
    await gateway.close();
    expect(await reader.closed).toBe(1001);
    expect(gateway.directLine.streams()).toBe(0);
  });

  it('are cut off where the reader does not read, instead of filling the memory', async () => {
    const gateway = await openGateway({ store, jobs, clock, limits: { buffered: -1 } });
    const begun = await gateway.begin();
    const reader = await reading(begun.streamUrl);
    await says(gateway, begun, '读得太慢');
    expect(await reader.closed).toBe(1006);
    await gateway.close();
  });
});

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function id({ conversation }: Begun): string {
  return conversation;
}
