import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { listen } from '../http/listen.ts';
import { isReady } from './member.ts';

const LOOK_EVERY_MS = 250;
/** As in the Caddyfile: how long a request waits where no gateway is ready, and how often it looks. */
const TRY_MS = 5_000;
const TRY_EVERY_MS = 100;

/**
 * One address for several gateways, for development and tests: requests, event streams and WebSockets go to those that
 * say they are ready, in turn; where one takes no connection, to the next. What a client claims of itself in
 * X-Forwarded-* goes no further. No TLS, no limits, no cache: in production this is Caddy, nginx or a load balancer.
 */
export async function openFront({
  port,
  host,
  gateways,
  tryMs = TRY_MS,
}: {
  port: number;
  host: string;
  /** http://host:port of each. */
  gateways: readonly string[];
  tryMs?: number;
}): Promise<{ close(): Promise<void> }> {
  const closing = new AbortController();
  const watched = gateways.map((address) => ({ address, isReady: false, awayAt: 0 }));
  let turn = 0;
  const line: Line = {
    async next() {
      for (const until = performance.now() + tryMs; ; await pause(TRY_EVERY_MS)) {
        const ready = watched.filter(({ isReady }) => isReady);
        if (ready.length > 0 || performance.now() > until || closing.signal.aborted)
          return ready[turn++ % Math.max(1, ready.length)]?.address;
      }
    },
    away(gateway) {
      for (const each of watched)
        if (each.address === gateway) Object.assign(each, { isReady: false, awayAt: performance.now() });
    },
  };
  const look = async (each: (typeof watched)[number]) => {
    const askedAt = performance.now();
    const answer = await isReady(each.address);
    // What it said before it took no connection is over.
    if (!answer || each.awayAt < askedAt) each.isReady = answer;
  };
  /** Each by itself: one that is slow to answer keeps nobody from seeing that another leaves. */
  const watch = async (each: (typeof watched)[number]) => {
    for (;;) {
      await pause(LOOK_EVERY_MS, undefined, { signal: closing.signal });
      await look(each);
    }
  };
  await Promise.all(watched.map(look));
  for (const each of watched) watch(each).catch(() => {});

  const server = createServer((asked, answer) => void forward(asked, answer, line));
  server.on('upgrade', (asked, socket, head) => void tunnel(asked, socket, head, line));
  await listen(server, { port, host });
  return {
    async close() {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The gateways that are ready, in turn. */
interface Line {
  /** Undefined where none becomes ready in time. */
  next(): Promise<string | undefined>;
  /** It took no connection: it is passed over until it says again that it is ready. */
  away(gateway: string): void;
}

/** For operators, inside: as in the Caddyfile. */
const inside = /^\/(?:healthz|readyz|metrics)(?:$|\?)/;

async function forward(asked: IncomingMessage, answer: ServerResponse, line: Line): Promise<void> {
  if (inside.test(asked.url ?? '')) return void answer.writeHead(404).end();
  const gateway = await line.next();
  // The reader went away meanwhile: nobody would end what is asked for now.
  if (answer.destroyed) return;
  if (gateway === undefined) {
    answer.writeHead(503, { 'Retry-After': '1', 'Content-Type': 'text/plain; charset=utf-8' });
    answer.end('暂无可用的网关，请稍后重试。 No gateway is ready. Try again in a moment.\n');
    return;
  }
  const { method = 'GET', url = '/' } = asked;
  // A connection of its own: one that is kept may be closed by a gateway that leaves just as something is sent on it.
  const sent = ask(new URL(url, gateway), { method, agent: false, headers: forwarded(asked) }, (received) => {
    // What belongs to the connection between the two stays there (RFC 9110, 7.6.1).
    const { connection, 'keep-alive': _, 'transfer-encoding': __, ...headers } = received.headers;
    answer.writeHead(received.statusCode ?? 502, headers);
    answer.flushHeaders();
    received.pipe(answer);
    received.on('error', () => answer.destroy());
  });
  let isConnected = false;
  sent.on('socket', (socket) => {
    // Nothing is sent before, so that whoever takes no connection has got nothing.
    const send = () => {
      isConnected = true;
      asked.pipe(sent);
    };
    if (socket.connecting) socket.once('connect', send);
    else send();
  });
  sent.on('error', () => {
    if (answer.headersSent || answer.destroyed) answer.destroy();
    else if (isConnected) answer.writeHead(502, { 'Content-Type': 'text/plain' }).end('Bad gateway\n');
    else {
      line.away(gateway);
      void forward(asked, answer, line);
    }
  });
  // A reader that goes away is gone for the gateway, too.
  answer.on('close', () => sent.destroy());
}

async function tunnel(asked: IncomingMessage, socket: Duplex, head: Buffer, line: Line): Promise<void> {
  socket.on('error', () => socket.destroy());
  const gateway = await line.next();
  if (socket.destroyed) return;
  if (gateway === undefined) {
    socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
    return;
  }
  const { hostname, port } = new URL(gateway);
  let isConnected = false;
  const far = connect(Number(port), hostname, () => {
    isConnected = true;
    const headers = { ...forwarded(asked), connection: 'Upgrade', upgrade: asked.headers.upgrade ?? 'websocket' };
    const lines = Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((each) => `${name}: ${each}\r\n`),
    );
    far.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${lines.join('')}\r\n`);
    far.write(head);
    far.pipe(socket);
    socket.pipe(far);
  });
  far.on('error', () => {
    if (isConnected || socket.destroyed) return void socket.destroy();
    line.away(gateway);
    void tunnel(asked, socket, head, line);
  });
  far.on('close', () => {
    if (isConnected) socket.destroy();
  });
  socket.on('close', () => far.destroy());
}

/** The client's headers with ours in place of whatever it said of where it comes from. */
function forwarded(asked: IncomingMessage): Record<string, string | string[] | undefined> {
  const { connection, 'keep-alive': _, upgrade, forwarded: __, ...headers } = asked.headers;
  return {
    ...headers,
    'x-forwarded-for': asked.socket.remoteAddress ?? '',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': asked.headers.host,
  };
}
