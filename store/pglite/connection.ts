import { Duplex } from 'node:stream';
import { readRequest, startupAnswer } from './protocol.ts';
import type { Caller, Session } from './session.ts';

/**
 * The socket that node-postgres believes it has: what it writes goes to the session, what the session answers is read
 * from it. Thus the same driver, with the same parsing, transactions and notifications, serves both databases.
 */
export class Connection extends Duplex implements Caller {
  readonly #session: Session;
  #started = false;
  #unsent: Buffer[] = [];

  constructor(session: Session) {
    super();
    this.#session = session;
    session.join(this);
  }

  // What node-postgres asks of a net.Socket.
  connect(): this {
    queueMicrotask(() => this.emit('connect'));
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  notified(bytes: Uint8Array): void {
    this.push(bytes);
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#take([chunk], done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#take(
      chunks.map(({ chunk }) => chunk),
      done,
    );
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#session.leave(this);
    done(error);
  }

  #take(chunks: Buffer[], done: (error?: Error | null) => void): void {
    if (!this.#started) {
      // The startup packet. There is nobody to authenticate: the folder is the proof.
      this.#started = true;
      this.push(startupAnswer);
      done();
      return;
    }
    this.#unsent.push(...chunks);
    const bytes = Buffer.concat(this.#unsent);
    const { asksForAnswer, terminates } = readRequest(bytes);
    if (terminates) {
      this.push(null);
      done();
      return;
    }
    if (!asksForAnswer) {
      this.#unsent = [bytes];
      done();
      return;
    }
    this.#unsent = [];
    this.#session.exchange(this, bytes).then(
      (answer) => {
        this.push(answer);
        done();
      },
      (error: Error) => done(error),
    );
  }
}
