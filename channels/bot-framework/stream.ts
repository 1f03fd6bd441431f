import type { WebSocket } from 'ws';
import type { Message } from '#conversation';
import { type Frame, frameFor, type Reader } from './activities.ts';

/** Messages in one frame: a page that comes back after a long absence reads its history in several. */
const mostInFrame = 50;
/** A reader from whom nothing was heard for so long is asked for a sign, and given as much time again to answer. */
const silenceSeconds = 15;

export interface StreamParts {
  socket: WebSocket;
  reader: Reader;
  shownAfter(watermark: number, limit: number): Promise<readonly Message[]>;
  /** A reader that has fallen this many bytes behind is cut off; it comes back by its watermark. */
  mostBuffered: number;
  clock(): Date;
  failed(doing: string, error: unknown): void;
}

/** One socket that shows one conversation, each message once and in order. */
export class Stream {
  readonly socket: WebSocket;
  #heardAt: Date;
  /** Since when a question for a sign has stood unanswered. */
  #askedAt: Date | null = null;
  #reader: Reader;
  #fetching = false;
  #again = false;
  readonly #parts: StreamParts;

  constructor(parts: StreamParts) {
    this.socket = parts.socket;
    this.#parts = parts;
    this.#reader = parts.reader;
    this.#heardAt = parts.clock();
    this.socket.on('error', () => {});
    this.socket.on('pong', () => this.#heard());
    this.socket.on('message', () => {
      this.#heard();
      // Activities are posted; what comes here are the client's empty frames. An empty one back keeps proxies awake.
      if (this.socket.bufferedAmount === 0) this.socket.send('');
    });
  }

  get watermark(): number {
    return this.#reader.watermark;
  }

  /** Something may be there to show. However often this is called meanwhile, one fetch runs and one more follows. */
  async look(): Promise<void> {
    if (this.#fetching) {
      this.#again = true;
      return;
    }
    this.#fetching = true;
    try {
      do {
        this.#again = false;
        const messages = await this.#parts.shownAfter(this.#reader.watermark, mostInFrame);
        if (!this.#show(messages)) return;
        if (messages.length === mostInFrame) this.#again = true;
      } while (this.#again);
    } catch (error) {
      // Nothing is lost: the next signal, or the next look at the heads, comes back for it.
      this.#parts.failed('reading for a stream', error);
    } finally {
      this.#fetching = false;
    }
  }

  /** Sends what passes and is not kept; a reader that is slow to take what is kept does without: false. */
  pass(frameOf: (reader: Reader) => Frame): boolean {
    if (this.socket.readyState !== this.socket.OPEN || this.socket.bufferedAmount > 0) return false;
    this.socket.send(JSON.stringify(frameOf(this.#reader)));
    return true;
  }

  /**
   * False for a socket whose other end is gone: a line that was cut says no goodbye, and its customer would be taken
   * for present. Asks a silent one for a sign.
   */
  checkLife(now: Date): boolean {
    if (this.socket.readyState !== this.socket.OPEN) return false;
    if (this.#askedAt && secondsBetween(this.#askedAt, now) >= silenceSeconds) {
      this.socket.terminate();
      return false;
    }
    if (!this.#askedAt && secondsBetween(this.#heardAt, now) >= silenceSeconds) {
      this.#askedAt = now;
      this.socket.ping();
    }
    return true;
  }

  #heard(): void {
    this.#heardAt = this.#parts.clock();
    this.#askedAt = null;
  }

  /** False where the socket is gone. */
  #show(messages: readonly Message[]): boolean {
    if (this.socket.readyState !== this.socket.OPEN) return false;
    if (messages.length === 0) return true;
    if (this.socket.bufferedAmount > this.#parts.mostBuffered) {
      this.socket.terminate();
      return false;
    }
    const { frame, reader } = frameFor(this.#reader, messages);
    this.#reader = reader;
    this.socket.send(JSON.stringify(frame));
    return true;
  }
}

function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000;
}
