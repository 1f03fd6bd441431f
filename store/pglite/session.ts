import { Worker } from 'node:worker_threads';
import type { Answer, Request } from './engine.ts';

/**
 * The one session of an embedded PGlite, shared by many callers. A caller owns it from the first statement of a
 * transaction until its end; others wait their turn in the order in which they came.
 */
export class Session {
  readonly #engine: Worker;
  readonly #callers = new Map<number, Caller>();
  readonly #numbers = new Map<Caller, number>();
  /** What each caller's requests wait for, oldest first. */
  readonly #waiting = new Map<number, { resolve(answer: Uint8Array): void; reject(error: Error): void }[]>();
  #joined = 0;
  #broken: Error | null = null;

  private constructor(engine: Worker) {
    this.#engine = engine;
    engine.on('message', (answer: Answer) => this.#answered(answer));
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
    const number = ++this.#joined;
    this.#callers.set(number, caller);
    this.#numbers.set(caller, number);
  }

  /** A caller that leaves in the middle of a transaction has it rolled back. */
  leave(caller: Caller): void {
    const number = this.#numbers.get(caller);
    if (number === undefined) return;
    this.#numbers.delete(caller);
    this.#callers.delete(number);
    if (!this.#broken) this.#ask({ leaving: number });
  }

  /** Sends complete protocol messages that end in a Sync or a simple Query, and resolves with everything answered up to ReadyForQuery. */
  exchange(caller: Caller, bytes: Uint8Array): Promise<Uint8Array> {
    const number = this.#numbers.get(caller);
    if (this.#broken ?? number === undefined)
      return Promise.reject(this.#broken ?? new Error('The connection has left the embedded database.'));
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(number as number) ?? [];
      this.#waiting.set(number as number, waiting);
      waiting.push({ resolve, reject });
      this.#ask({ caller: number as number, bytes });
    });
  }

  async close(): Promise<void> {
    if (this.#broken) return;
    const closed = new Promise<void>((resolve) => this.#engine.once('exit', () => resolve()));
    this.#ask('close');
    await closed;
  }

  #ask(request: Request): void {
    this.#engine.postMessage(request);
  }

  #answered(answer: Answer): void {
    if (typeof answer === 'string') return;
    if ('notifications' in answer) {
      for (const caller of this.#callers.values()) caller.notified(answer.notifications);
      return;
    }
    const waiting = this.#waiting.get(answer.caller);
    const first = waiting?.shift();
    if (waiting?.length === 0) this.#waiting.delete(answer.caller);
    // Nobody waits for the answer to a rollback that leaving caused.
    if ('failed' in answer) first?.reject(new Error(answer.failed));
    else first?.resolve(answer.bytes);
  }

  #fail(error: Error): void {
    if (this.#broken) return;
    this.#broken = error;
    for (const waiting of this.#waiting.values()) for (const { reject } of waiting) reject(error);
    this.#waiting.clear();
  }
}

/** One virtual connection to the session. */
export interface Caller {
  /** NotificationResponse messages: every connection gets them, as with one LISTEN for all. */
  notified(bytes: Uint8Array): void;
}
