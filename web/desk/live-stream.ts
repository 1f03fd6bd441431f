import { ConversationHead, DeskChange, DeskSnapshot, TypingSign } from '#conversation/wire';

export interface StreamReader {
  snapshot(snapshot: DeskSnapshot): void;
  /** False where a change was missed: the stream is opened anew for a snapshot. */
  change(change: DeskChange): boolean;
  head(head: ConversationHead): void;
  typing(sign: TypingSign): void;
  signedOut(): void;
  /** Whether anything comes through. */
  alive(alive: boolean): void;
  /** Asked after the server refused the stream; false where nobody is signed in any more. */
  stillSignedIn(): Promise<boolean>;
}

/** Before the stream is asked for again, in milliseconds, by failures in a row. */
const pauses = [500, 1_000, 2_000, 5_000, 10_000];

/**
 * Reads GET /api/stream for as long as the desk is open. The browser comes back from a broken network by itself; what
 * it gives up on (an answer that is no stream), and gaps, are opened anew here.
 */
export class LiveStream {
  readonly #reader: StreamReader;
  #source: EventSource | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #closed = false;

  constructor(reader: StreamReader) {
    this.#reader = reader;
  }

  open(): void {
    this.#source?.close();
    const source = new EventSource('/api/stream');
    this.#source = source;
    const on = (event: string, take: (body: unknown) => void) => {
      source.addEventListener(event, ({ data: text }) => this.#guarded(() => take(JSON.parse(text))));
    };
    on('snapshot', (body) => {
      this.#reader.snapshot(DeskSnapshot.parse(body));
      this.#failures = 0;
      this.#reader.alive(true);
    });
    on('change', (body) => {
      if (!this.#reader.change(DeskChange.parse(body))) this.#again();
    });
    on('conversation', (body) => this.#reader.head(ConversationHead.parse(body)));
    on('typing', (body) => this.#reader.typing(TypingSign.parse(body)));
    on('signed-out', () => {
      this.close();
      this.#reader.signedOut();
    });
    source.onerror = () => {
      this.#reader.alive(false);
      if (source.readyState === EventSource.CLOSED) void this.#refused();
    };
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#source?.close();
  }

  async #refused(): Promise<void> {
    const signedIn = await this.#reader.stillSignedIn().catch(() => true);
    if (signedIn) this.#again();
    else if (!this.#closed) {
      this.close();
      this.#reader.signedOut();
    }
  }

  #again(): void {
    if (this.#closed) return;
    this.#source?.close();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.open(), pauses[Math.min(this.#failures, pauses.length - 1)]);
    this.#failures += 1;
  }

  /** An event that cannot be read is a missed one. */
  #guarded(take: () => void): void {
    try {
      take();
    } catch {
      this.#again();
    }
  }
}
