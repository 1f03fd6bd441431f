import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres, type Missing } from './programs.ts';
import { type Account, type Server, serve } from './server.ts';

/** Where programs are looked for (as PATH is written), and where the server keeps its data: a new folder that goes with it, unless named. */
export interface Where {
  path: string;
  folder?: string;
}

/**
 * A PostgreSQL that keeps its promises (fsync on), with one trusted account on the loopback address. It refuses to
 * run as root, so root runs it as `postgres` or, where there is no such account, as `nobody`. A `folder` that is given
 * is made if it is missing, used as it is, and kept.
 */
export async function startPostgres(where: Where): Promise<Server | Missing<'postgres'>> {
  const programs = findPostgres(where.path);
  if ('missing' in programs) return programs;
  const account = process.getuid?.() === 0 ? await unprivilegedAccount() : null;
  const folder = where.folder ?? (await mkdtemp(join(tmpdir(), 'xianting-postgres-')));
  await mkdir(folder, { recursive: true });
  if (account !== null) await chown(folder, account.uid, account.gid);
  const cluster = join(folder, 'cluster');
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    try {
      makeCluster(programs.initdb, cluster, account);
    } catch (failure) {
      if (where.folder === undefined) await rm(folder, { recursive: true, force: true });
      throw failure;
    }
  }
  return serve({
    path: programs.postgres,
    searched: where.path,
    folder,
    folderIsOurs: where.folder === undefined,
    account,
    stopSignal: 'SIGINT',
    url: (port) => `postgres://xianting@127.0.0.1:${port}/postgres`,
    answers,
    words: (port) => [
      ...['-D', cluster, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      ...['-c', 'fsync=on', '-c', 'max_connections=400'],
    ],
  });
}

function makeCluster(initdb: string, cluster: string, account: Account | null): void {
  // A locale that knows letters beyond ASCII: under plain C, pg_trgm sees no trigram in Chinese text.
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8';
  const words = ['-D', cluster, '-U', 'xianting', '--auth=trust', '--encoding=UTF8', `--locale=${locale}`, '--no-sync'];
  const made = spawnSync(initdb, words, { encoding: 'utf8', cwd: tmpdir(), ...account });
  if (made.status !== 0) throw new Error(`${initdb} failed:\n${made.error ?? made.stderr}`);
}

async function unprivilegedAccount(): Promise<Account> {
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find(([account]) => account === name) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and this machine has neither an account postgres nor nobody.');
}

/** Says who is there as a client would (a StartupMessage, protocol 3.0): only a server that takes sessions says R. */
function answers(port: number): Promise<boolean> {
  const words = Buffer.from('user\0xianting\0database\0postgres\0\0');
  const head = Buffer.alloc(8);
  head.writeInt32BE(words.length + 8, 0);
  head.writeInt32BE(196_608, 4);
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.concat([head, words])));
    socket.once('data', (answer: Buffer) => {
      socket.destroy();
      resolve(answer.at(0) === 'R'.charCodeAt(0));
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
