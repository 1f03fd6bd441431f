import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from './open.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianting-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A process of its own that opens the folder, writes until it is killed, and prints each acknowledged message. */
function writer(): { child: ReturnType<typeof spawn>; acknowledged: string[]; writing: Promise<unknown> } {
  const child = spawn(process.execPath, [join(here, 'folder.writer.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  const writing = once(child.stdout, 'data');
  child.stdout.on('data', (chunk: Buffer) => acknowledged.push(...chunk.toString().split('\n').filter(Boolean)));
  return { child, acknowledged, writing };
}

describe('the folder of an embedded record', () => {
  it('is refused to a second process, in words that name the first', async () => {
    const { child, writing } = writer();
    await writing;
    await expect(openStore({ kind: 'embedded', folder })).rejects.toMatchObject({
      code: 'store-in-use',
      particulars: { folder, pid: child.pid },
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  it('holds everything that was acknowledged before a kill -9, and opens again at once', async () => {
    const { child, acknowledged, writing } = writer();
    await writing;
    while (acknowledged.length < 50) await once(child.stdout as NodeJS.ReadableStream, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');
    const store = await openStore({ kind: 'embedded', folder });
    const kept = (await store.conversations.transcript('the-conversation' as never, 0, 100_000)).map(
      ({ clientId }) => clientId,
    );
    await store.close();
    expect(kept.slice(0, acknowledged.length)).toEqual(acknowledged);
  });

  it('written by a newer program is refused and left as it is', async () => {
    const store = await openStore({ kind: 'embedded', folder });
    await store.queuePool.query(
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('from the future', $1)`,
      [Date.UTC(2099, 0)],
    );
    await store.close();
    for (let attempt = 0; attempt < 2; attempt++) {
      await expect(openStore({ kind: 'embedded', folder })).rejects.toMatchObject({
        code: 'store-newer',
        particulars: { theirs: '2099-01-01' },
      });
    }
  });
});
