import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Document } from '../documents/document.ts';
import { LARGEST_HEAP_MB, LONGEST_READING_MS } from './limits.ts';
import { type Reason, Unreadable } from './reasons.ts';

/** What the reading process says in the end. */
export type Told = { document: Document } | { reason: Reason };

/** What it is given: a document whose beginning is that of a PDF, or of a ZIP archive. */
export interface Given {
  is: 'pdf' | 'zip';
  bytes: Uint8Array;
}

/**
 * Reads a document in a process of its own, with its own memory and a limited time: libraries that take files from
 * outside apart run there, and whatever a hostile one makes of them ends there. A thread would not do, since what a
 * decompressor allocates is no thread's heap, and running out of it ends the whole process.
 */
export function readApart(
  is: Given['is'],
  bytes: Uint8Array,
  { limitMs = LONGEST_READING_MS, heapMb = LARGEST_HEAP_MB } = {},
): Promise<Document> {
  const { promise, resolve, reject } = Promise.withResolvers<Document>();
  const reader = fork(fileURLToPath(new URL('../documents/reader.ts', import.meta.url)), {
    execArgv: [`--max-old-space-size=${heapMb}`],
    // Nothing of ours is any of its business: no settings, no keys.
    env: {},
    serialization: 'advanced',
    // What a library prints about a file is for nobody.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const fail = (reason: Reason, cause?: unknown) => reject(new Unreadable(reason, cause));
  const timer = setTimeout(() => {
    fail('too-slow');
    reader.kill('SIGKILL');
  }, limitMs);
  reader.once('message', (told: Told) => {
    if ('document' in told) resolve(told.document);
    else fail(told.reason);
    reader.kill('SIGKILL');
  });
  reader.once('error', (error) => fail('reader-failed', error));
  // SIGABRT is how V8 ends at the end of its heap; SIGKILL is its own watch, or the system's, over the rest.
  reader.once('exit', (code, signal) => {
    clearTimeout(timer);
    fail(signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134 ? 'too-much-memory' : 'reader-failed');
  });
  reader.send({ is, bytes } satisfies Given);
  return promise;
}
