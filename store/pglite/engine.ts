/**
 * PGlite in its own thread: PostgreSQL in WebAssembly, one session, so that a heavy query never blocks the thread that
 * talks to customers. Requests are bytes of PostgreSQL's frontend protocol, answers bytes of its backend protocol 3.0
 * (https://www.postgresql.org/docs/current/protocol.html).
 *
 * Whose turn it is, is decided here and not in the other thread: the next request starts when the last one ends,
 * without a message there and back in between.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { readAnswer, rollback } from './protocol.ts';

export type Request = { caller: number; bytes: Uint8Array } | { leaving: number } | 'close';
export type Answer =
  | 'ready'
  | 'closed'
  | { caller: number; bytes: Uint8Array }
  | { notifications: Uint8Array }
  | { caller: number; failed: string };

const port = parentPort;
if (!port) throw new Error('store/pglite/engine.ts runs as a worker thread only.');
const say = (answer: Answer) => port.postMessage(answer);

const { folder } = workerData as { folder: string };
const database = await PGlite.create(folder === ':memory:' ? 'memory://' : folder, {
  // One session on one machine: a quarter of PostgreSQL's own share of memory serves it as well.
  startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB', '-c', 'wal_buffers=1MB'],
});

const waiting: { caller: number; bytes: Uint8Array }[] = [];
/** Whose transaction is open: only that caller's requests run until it ends. */
let owner: number | null = null;

port.on('message', async (request: Request) => {
  if (request === 'close') {
    await database.close();
    say('closed');
    port.close();
    return;
  }
  if ('bytes' in request) waiting.push(request);
  // Who leaves in the middle of a transaction has it rolled back.
  else if (owner === request.leaving) run({ caller: request.leaving, bytes: rollback });
  for (let next = takeNext(); next; next = takeNext()) run(next);
});

function takeNext(): { caller: number; bytes: Uint8Array } | undefined {
  const at = owner === null ? 0 : waiting.findIndex(({ caller }) => caller === owner);
  return at === -1 ? undefined : waiting.splice(at, 1)[0];
}

function run({ caller, bytes }: { caller: number; bytes: Uint8Array }): void {
  const chunks: Uint8Array[] = [];
  try {
    // It runs before it returns; the promise is only for a file system that has to be synchronised, and ours is not.
    database
      .execProtocolRawStream(bytes, { syncToFs: false, onRawData: (chunk) => void chunks.push(chunk.slice()) })
      .catch(() => {});
    const { own, notifications, inTransaction } = readAnswer(Buffer.concat(chunks));
    owner = inTransaction ? caller : null;
    say({ caller, bytes: own });
    if (notifications.length > 0) say({ notifications });
  } catch (error) {
    say({ caller, failed: (error as Error).message });
  }
}

say('ready');
