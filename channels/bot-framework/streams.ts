import type { WebSocket } from 'ws';
import type { ConversationId } from '#conversation';
import type { Signals } from '#jobs';
import type { Store } from '#store';
import { typingFor } from './activities.ts';
import { type LookAtLine, PlacesInLine } from './places-in-line.ts';
import { Stream } from './stream.ts';
import type { Ticket } from './tokens.ts';

export interface StreamsParts {
  store: Pick<Store, 'conversations'>;
  signals: Signals;
  clock(): Date;
  /** How long after its token a stream may go on, in seconds: pages refresh their tokens on whichever gateway. */
  graceSeconds: number;
  /** How often the heads of the open conversations are asked for, so that even the last signal may be lost. */
  headsEveryMs: number;
  /** How often the record is told which customers are here; silent ones are asked for a sign. */
  seenEveryMs: number;
  mostBuffered: number;
  /** Where everybody stands in the waiting line. */
  places: LookAtLine;
  failed(doing: string, error: unknown): void;
}

/** Policy violation (RFC 6455, 7.4.1): to Direct Line clients a close like any other, after which they ask again. */
const tokenLongExpired = 1008;
const goingAway = 1001;

/** The streams that stand open on this gateway. */
export class Streams {
  readonly #parts: StreamsParts;
  readonly #open = new Map<ConversationId, Set<Stream>>();
  /** Until when the newest token of each open conversation, as far as this gateway has seen, is good. */
  readonly #until = new Map<ConversationId, Date>();
  /** Customers who poll instead, since the last time the record was told. */
  #polling = new Set<ConversationId>();
  readonly #places: PlacesInLine;
  #count = 0;
  #comparing = false;
  readonly #endings: (() => void)[];

  constructor(parts: StreamsParts) {
    this.#parts = parts;
    this.#places = new PlacesInLine({ open: this.#open, places: parts.places, failed: parts.failed });
    const unsubscribe = parts.signals.subscribe((signal) => {
      if (signal.about === 'desk') this.#places.ask();
      if (signal.about === 'conversation') for (const stream of this.#open.get(signal.id) ?? []) void stream.look();
      if (signal.about === 'typing' && signal.by !== 'customer')
        for (const stream of this.#open.get(signal.id) ?? []) stream.pass((reader) => typingFor(reader, signal));
    });
    const heads = setInterval(() => {
      this.#closeExpired(parts.clock());
      void this.#compareHeads();
      this.#places.ask();
    }, parts.headsEveryMs).unref();
    const seen = setInterval(() => void this.#tellWhoIsHere(), parts.seenEveryMs).unref();
    this.#endings = [unsubscribe, () => clearInterval(heads), () => clearInterval(seen), () => this.#places.close()];
  }

  get count(): number {
    return this.#count;
  }

  countOf(conversation: ConversationId): number {
    return this.#open.get(conversation)?.size ?? 0;
  }

  /** Shows the conversation on this socket from `watermark` on, until either side closes it. */
  add(socket: WebSocket, { conversation, user, until }: Ticket, watermark: number): void {
    const { store, clock, failed, mostBuffered } = this.#parts;
    const stream = new Stream({
      socket,
      reader: { conversation, user, watermark, latestOwn: null },
      shownAfter: (after, limit) => store.conversations.shownAfter(conversation, after, limit),
      mostBuffered,
      clock,
      failed,
    });
    const others = this.#open.get(conversation);
    if (others) others.add(stream);
    else this.#open.set(conversation, new Set([stream]));
    this.#count += 1;
    this.prolong(conversation, until);
    socket.on('close', () => this.#remove(conversation, stream));
    void stream.look();
    this.#places.ask();
  }

  /** A token for this conversation was shown or issued that is good until then. */
  prolong(conversation: ConversationId, until: Date): void {
    if (!this.#open.has(conversation)) return;
    const known = this.#until.get(conversation);
    if (!known || known < until) this.#until.set(conversation, until);
  }

  /** The customer's page asks for activities now. */
  polled(conversation: ConversationId): void {
    this.#polling.add(conversation);
  }

  /** Sends every reader away, to come back to another gateway; resolves when they are gone. */
  async close(): Promise<void> {
    for (const end of this.#endings) end();
    const sockets = [...this.#open.values()].flatMap((streams) => [...streams].map(({ socket }) => socket));
    await Promise.all(sockets.map(sendAway));
  }

  #remove(conversation: ConversationId, stream: Stream): void {
    const streams = this.#open.get(conversation);
    if (!streams?.delete(stream)) return;
    this.#count -= 1;
    if (streams.size > 0) return;
    this.#open.delete(conversation);
    this.#until.delete(conversation);
  }

  async #compareHeads(): Promise<void> {
    if (this.#open.size === 0 || this.#comparing) return;
    this.#comparing = true;
    try {
      for (const { id, shownSeq } of await this.#parts.store.conversations.heads([...this.#open.keys()]))
        for (const stream of this.#open.get(id) ?? []) if (shownSeq > stream.watermark) void stream.look();
    } catch (error) {
      this.#parts.failed('comparing heads', error);
    } finally {
      this.#comparing = false;
    }
  }

  async #tellWhoIsHere(): Promise<void> {
    const now = this.#parts.clock();
    const here = this.#polling;
    this.#polling = new Set();
    for (const [conversation, streams] of this.#open)
      for (const stream of streams) if (stream.checkLife(now)) here.add(conversation);
    try {
      if (here.size > 0) await this.#parts.store.conversations.seen([...here], now);
    } catch (error) {
      this.#parts.failed('noting who is here', error);
    }
  }

  #closeExpired(now: Date): void {
    for (const [conversation, until] of this.#until) {
      if (now.getTime() < until.getTime() + this.#parts.graceSeconds * 1000) continue;
      for (const { socket } of this.#open.get(conversation) ?? []) socket.close(tokenLongExpired, 'TokenExpired');
    }
  }
}

/** Says goodbye and waits for the answer, but not for somebody who is gone already. */
async function sendAway(socket: WebSocket): Promise<void> {
  if (socket.readyState === socket.CLOSED) return;
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.close(goingAway);
  const patience = setTimeout(() => socket.terminate(), 1_000);
  await closed;
  clearTimeout(patience);
}
