import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { type ConversationId, Refusal } from '#conversation';
import type { Store } from '#store';
import { directLinePath, readWatermark } from './names.ts';
import { checkIssuedTo, checkOrigin, type Origins } from './origins.ts';
import { answerTo, languageOf, readFault } from './refusing.ts';
import type { Streams } from './streams.ts';
import type { Tokens } from './tokens.ts';

export interface UpgradeParts {
  store: Pick<Store, 'tickets'>;
  tokens: Tokens;
  streams: Streams;
  origins: Origins;
  streamsPerConversation: number;
  clock(): Date;
  failed(doing: string, error: unknown): void;
}

/** The address of a stream, for a ticket that was just made. */
export function streamAddress(base: string, conversation: ConversationId, watermark: number, ticket: string): string {
  return `${base}${directLinePath}/conversations/${conversation}/stream?watermark=${watermark || '-'}&t=${ticket}`;
}

const streamPath = new RegExp(`^${directLinePath}/conversations/([^/]+)/stream$`);

/** Returns what takes an HTTP upgrade: true where the path was one of ours, whatever becomes of it. */
export function openUpgrade(parts: UpgradeParts): (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean {
  const { store, tokens, streams, origins, streamsPerConversation, clock, failed } = parts;
  // Frames are small and many; what clients send is empty.
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 64 * 1024 });

  const open = async (request: IncomingMessage, socket: Duplex, head: Buffer, address: URL, conversation: string) => {
    const shown = address.searchParams.get('t');
    if (!shown) throw new Refusal('token-missing');
    const watermark = readWatermark(address.searchParams.get('watermark'));
    const ticket = await tokens.readTicket(shown);
    if (ticket.conversation !== conversation) throw new Refusal('token-invalid');
    // CORS protects no socket: the page is checked here, against the host that the ticket was made for.
    const { origin } = request.headers;
    checkOrigin(origin, ticket.host, origins);
    checkIssuedTo(origin, ticket.origin);
    if (streams.countOf(ticket.conversation) >= streamsPerConversation)
      throw new Refusal('too-many-requests', { seconds: 60 });
    if (!(await store.tickets.use(ticket.id, ticket.lapsesAt, clock()))) throw new Refusal('token-invalid');
    // The reader may have gone while the record was asked.
    if (!socket.writable) return;
    server.handleUpgrade(request, socket, head, (webSocket) => streams.add(webSocket, ticket, watermark));
  };

  return (request, socket, head) => {
    const address = URL.parse(request.url ?? '', 'http://stream');
    const conversation = streamPath.exec(address?.pathname ?? '')?.[1];
    if (!address || conversation === undefined) return false;
    socket.on('error', () => {});
    open(request, socket, head, address, conversation).catch((error: unknown) => {
      const refusal = readFault(error);
      if (!refusal) failed('opening a stream', error);
      refuse(request, socket, refusal ?? new Refusal('store-unreachable', error));
    });
    return true;
  };
}

function refuse(request: IncomingMessage, socket: Duplex, refusal: Refusal): void {
  const { status, headers, body } = answerTo(refusal, languageOf(request));
  const text = JSON.stringify(body);
  const lines = Object.entries({
    ...headers,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(text)),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.join('')}\r\n${text}`);
}
