import { mkdir, mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Where } from './postgres.ts';
import { findRedis, type Missing } from './programs.ts';
import { type Server, serve } from './server.ts';

/** Databases of one test Redis: one for each `freshRedis()` of a run. */
const databases = 4096;

/**
 * A Redis set up as production should be: appended to disk every second, and never evicting a queue's keys
 * (BullMQ needs `noeviction`). A `folder` that is given is made if it is missing, used as it is, and kept.
 */
export async function startRedis({ path: searched, folder }: Where): Promise<Server | Missing<'redis'>> {
  const path = findRedis(searched);
  if (typeof path !== 'string') return path;
  const home = folder ?? (await mkdtemp(join(tmpdir(), 'xianting-redis-')));
  await mkdir(home, { recursive: true });
  return serve({
    path,
    searched,
    folder: home,
    folderIsOurs: folder === undefined,
    account: null,
    stopSignal: 'SIGTERM',
    url: (port) => `redis://127.0.0.1:${port}`,
    answers: async (port) => (await askRedis(port, 'PING')) === '+PONG',
    words: (port) => [
      ...['--port', String(port), '--bind', '127.0.0.1', '--unixsocket', '', '--dir', home],
      ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''],
      ...['--maxmemory-policy', 'noeviction', '--databases', String(databases)],
    ],
  });
}

/** Sends one inline command and returns the first line of the answer; null where nobody answers. */
export function askRedis(port: number, command: string): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.setEncoding('utf8');
    socket.once('data', (answer: string) => {
      socket.destroy();
      resolve(answer.split('\r\n')[0] ?? null);
    });
    socket.once('error', () => resolve(null));
    socket.once('close', () => resolve(null));
  });
}
