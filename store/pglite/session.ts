import { Worker } from 'node:worker_threads';

/**
 * The one session of an embedded PGlite, shared by many callers. A caller owns it from the first statement of a
 * transaction until its end; others wait their turn in the order in which they came.
 *
 * Bytes are PostgreSQL's frontend/backend protocol 3.0 (https://www.postgresql.org/docs/current/protocol.html).
 */
export class Session {
  readonly #engine: Worker;
  readonly #waiting: Request[] = [];
  #running: Request | null = null;
  /** Whose transaction is open; only that caller's requests run until it ends. */
  #owner: Caller | null = null;
  readonly #callers = new Set<Caller>();
  #broken: Error | null = null;

  private constructor(engine: Worker) {
    this.#engine = engine;
    engine.on('message', (answer: Uint8Array) => this.#answered(answer));
    engine.on('error', (error) => this.#fail(error));
    engine.on('exit', () => this.#fail(new Error('The embedded database has stopped.')));
  }

  /** Starts the engine on a folder (or `:memory:`). The caller has made sure that nobody else has it open. */
  static async open(folder: string): Promise<Session> {
    const engine = new Worker(new URL('./engine.ts', import.meta.url), { workerData: { folder } });
    await new Promise<void>((resolve, reject) => {
      engine.once('message', () => resolve());
      engine.once('error', reject);
    });
    return new Session(engine);
  }

  join(caller: Caller): void {
    this.#callers.add(caller);
  }

  /** A caller that leaves in the middle of a transaction has it rolled back. */
  leave(caller: Caller): void {
    this.#callers.delete(caller);
    if (this.#owner === caller) {
      this.#waiting.unshift({ caller, bytes: rollback, resolve: () => {}, reject: () => {} });
      this.#next();
    }
  }

  /** Sends complete protocol messages that end in a Sync or a simple Query, and resolves with everything answered up to ReadyForQuery. */
  exchange(caller: Caller, bytes: Uint8Array): Promise<Uint8Array> {
    if (this.#broken) return Promise.reject(this.#broken);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ caller, bytes, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    if (this.#broken) return;
    const closed = new Promise<void>((resolve) => this.#engine.once('exit', () => resolve()));
    this.#engine.removeAllListeners('message');
    this.#engine.postMessage('close');
    await closed;
  }

  #next(): void {
    if (this.#running) return;
    const at = this.#owner ? this.#waiting.findIndex((request) => request.caller === this.#owner) : 0;
    const request = this.#waiting[at];
    if (!request) return;
    this.#waiting.splice(at, 1);
    this.#running = request;
    this.#engine.postMessage(request.bytes);
  }

  #answered(answer: Uint8Array): void {
    const request = this.#running;
    if (!request) return;
    this.#running = null;
    const { own, notifications, inTransaction } = sort(answer);
    this.#owner = inTransaction ? request.caller : null;
    request.resolve(own);
    if (notifications.length > 0) for (const caller of this.#callers) caller.notified(notifications);
    this.#next();
  }

  #fail(error: Error): void {
    if (this.#broken) return;
    this.#broken = error;
    for (const request of [this.#running, ...this.#waiting.splice(0)]) request?.reject(error);
    this.#running = null;
  }
}

/** One virtual connection to the session. */
export interface Caller {
  /** NotificationResponse messages: every connection gets them, as with one LISTEN for all. */
  notified(bytes: Uint8Array): void;
}

interface Request {
  caller: Caller;
  bytes: Uint8Array;
  resolve(answer: Uint8Array): void;
  reject(error: Error): void;
}

const rollback = simpleQuery('ROLLBACK');

function simpleQuery(text: string): Uint8Array {
  const body = Buffer.from(`${text}\0`);
  const head = Buffer.alloc(5);
  head.write('Q');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/**
 * Takes the notifications out of an answer (they belong to everybody) and reads the last ReadyForQuery's transaction
 * status: I idle, T in a transaction, E in a failed one.
 */
function sort(answer: Uint8Array): { own: Uint8Array; notifications: Uint8Array; inTransaction: boolean } {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  const notifications: Uint8Array[] = [];
  const own: Uint8Array[] = [];
  let ownFrom = 0;
  let inTransaction = false;
  for (let at = 0; at < bytes.length; ) {
    const kind = bytes[at];
    const end = at + 1 + bytes.readInt32BE(at + 1);
    if (kind === NOTIFICATION) {
      own.push(bytes.subarray(ownFrom, at));
      notifications.push(bytes.subarray(at, end));
      ownFrom = end;
    } else if (kind === READY_FOR_QUERY) {
      inTransaction = bytes[at + 5] !== IDLE;
    }
    at = end;
  }
  if (notifications.length === 0) return { own: bytes, notifications: nothing, inTransaction };
  own.push(bytes.subarray(ownFrom));
  return { own: Buffer.concat(own), notifications: Buffer.concat(notifications), inTransaction };
}

const nothing = new Uint8Array(0);
const NOTIFICATION = 'A'.charCodeAt(0);
const READY_FOR_QUERY = 'Z'.charCodeAt(0);
const IDLE = 'I'.charCodeAt(0);
