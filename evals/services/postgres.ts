import { spawnSync } from 'node:child_process';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findPostgres, type Missing } from './programs.ts';
import { type Account, type Server, serve } from './server.ts';

/**
 * A PostgreSQL that keeps its promises (fsync on), with one trusted account on the loopback address. It refuses to
 * run as root, so root runs it as `postgres` or, where there is no such account, as `nobody`.
 */
export async function startPostgres(): Promise<Server | Missing> {
  const programs = findPostgres();
  if ('missing' in programs) return programs;
  const account = process.getuid?.() === 0 ? await unprivilegedAccount() : null;
  const folder = await mkdtemp(join(tmpdir(), 'xianting-postgres-'));
  if (account !== null) await chown(folder, account.uid, account.gid);
  const cluster = join(folder, 'cluster');
  try {
    makeCluster(programs.initdb, cluster, account);
  } catch (failure) {
    await rm(folder, { recursive: true, force: true });
    throw failure;
  }
  return serve({
    path: programs.postgres,
    folder,
    folderIsOurs: true,
    account,
    stopSignal: 'SIGINT',
    url: (port) => `postgres://xianting@127.0.0.1:${port}/postgres`,
    answers: (port) => answers(`postgres://xianting@127.0.0.1:${port}/postgres`),
    words: (port) => [
      ...['-D', cluster, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      ...['-c', 'fsync=on', '-c', 'max_connections=200'],
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

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  // A server that goes away says so by an event, too; unheard, it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
