import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '#conversation';

/**
 * PGlite does not lock its folder, and two processes on one folder lose each other's rows. This file does: it names the
 * process that has the folder open, and a process that is gone no longer holds it, however it went.
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const path = join(folder, 'store.lock');
  const mine = JSON.stringify({ pid: process.pid, started: await startOf(process.pid) });
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, mine);
  try {
    // A link is made whole or not at all, and fails where the name is taken.
    while (!(await linked(draft, path))) await refuseOrClear(path, folder);
  } finally {
    await unlink(draft);
  }
  return {
    async release() {
      if ((await contents(path)) === mine) await unlink(path);
    },
  };
}

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Refuses while the holder lives; takes a dead one's lock away otherwise. */
async function refuseOrClear(path: string, folder: string): Promise<void> {
  const theirs = await contents(path);
  if (theirs === null) return;
  const holder = parse(theirs);
  if (holder && (await startOf(holder.pid)) === holder.started)
    throw new Refusal('store-in-use', { folder, pid: holder.pid });
  // Moved aside, then looked at: had another process cleared it first and taken the lock, its lock is put back.
  const aside = `${path}.stale-${process.pid}`;
  await rename(path, aside).catch(() => {});
  if ((await contents(aside)) !== theirs) await linked(aside, path).catch(() => {});
  await unlink(aside).catch(() => {});
}

async function contents(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}

function parse(text: string): { pid: number; started: string } | null {
  try {
    const { pid, started } = JSON.parse(text) as { pid?: unknown; started?: unknown };
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : null;
  } catch {
    return null;
  }
}

/**
 * What tells this run of a process from a later one with the same number: its start time where the system says it
 * (Linux, /proc/PID/stat field 22), else only that it is alive. '' for a process that is not running.
 */
async function startOf(pid: number): Promise<string> {
  const stat = await contents(`/proc/${pid}/stat`);
  if (stat !== null)
    return `${(await contents('/proc/sys/kernel/random/boot_id'))?.trim()} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  try {
    process.kill(pid, 0);
    return 'running';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? 'running' : '';
  }
}
