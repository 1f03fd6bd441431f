/**
 * PGlite in its own thread: PostgreSQL in WebAssembly, one session, so that a heavy query never blocks the thread that
 * talks to customers. It answers one thing: bytes of PostgreSQL's wire protocol in, bytes out, one request at a time.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

const port = parentPort;
if (!port) throw new Error('store/pglite/engine.ts runs as a worker thread only.');

const { folder } = workerData as { folder: string };
const database = await PGlite.create(folder === ':memory:' ? 'memory://' : folder, { relaxedDurability: false });

port.on('message', async (request: Uint8Array | 'close') => {
  if (request === 'close') {
    await database.close();
    port.postMessage('closed');
    port.close();
    return;
  }
  const answer = await database.execProtocolRaw(request);
  // Copied: PGlite may hand out a view of its own memory, which cannot be transferred.
  port.postMessage(answer.slice());
});

port.postMessage('ready');
