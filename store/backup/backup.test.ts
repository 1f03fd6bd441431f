import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerId } from '#conversation';
import { freshDatabase, postgresUrl } from '../../evals/services/provided.ts';
import { openStore, type StoreSettings } from '../open.ts';
import { conversation, handedOver, member, now, says } from '../stage.contract.ts';
import type { Store } from '../store.ts';
import { backUp } from './back-up.ts';
import type { Manifest } from './manifest.ts';
import { type Restored, restore } from './restore.ts';

let room: string;
beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'xianting-backup-'));
});
afterAll(() => rm(room, { recursive: true, force: true }));

const product = { product: '1.2.3', clock: () => new Date('2026-11-25T08:00:00Z') };
let places = 0;
const newFolder = () => join(room, `place-${++places}`);
const embedded = (): StoreSettings => ({ kind: 'embedded', folder: newFolder() });
const served = async (): Promise<StoreSettings> => ({ kind: 'postgres', url: await freshDatabase() });

/** Words and bytes that a careless copy changes: quotes, separators of lines, what looks like an escape or a null. */
const difficult = ['换\u2028行\u2029符', 'a\nb\r\nc\td', '"引\'号" \\n \\\\ \\u0041', '{NULL,"x"}', 'null', '😀𠮷', ''];

async function fill(store: Store): Promise<void> {
  const id = await conversation(store);
  const customer = (await store.conversations.find(id))?.customer.id as CustomerId;
  await store.dataKeys.add(customer, new Uint8Array([0, 1, 92, 120, 255]));
  for (const [i, text] of difficult.entries())
    await store.conversations.append({
      ...says(id, `c${i}`),
      text,
      content: { channelData: { deep: [text, null, 1.5e-7, { text }] } },
      sealed: new Uint8Array([i, 0, 34, 92, 255]),
      sealedFor: customer,
    });
  await handedOver(store, await conversation(store));
  await member(store);
  await store.pointers.settle('key-check', 'abc');
  for (let n = 0; n < 3; n++)
    await store.audit.append(
      { at: now(), actor: '系统', act: 'x', subject: 's', details: { n } },
      (last) => `${last}.`,
    );
}

async function filled(settings: StoreSettings): Promise<StoreSettings> {
  const store = await openStore(settings);
  await fill(store);
  await store.close();
  return settings;
}

const usual = postgresUrl ? served : embedded;

/** What is promised of a backup, whatever it is taken from and whatever it is restored to. */
function describeBackup(
  from: () => Promise<StoreSettings> | StoreSettings,
  to: () => Promise<StoreSettings> | StoreSettings,
): void {
  let target: StoreSettings;
  let manifest: Manifest;
  let restored: readonly Restored[];
  beforeAll(async () => {
    const source = await filled(await from());
    target = await to();
    const folder = newFolder();
    manifest = await backUp(source, folder, product);
    restored = await restore(folder, target);
  }, 120_000);

  it('comes back whole: counted on both sides, and the same when it is backed up again', async () => {
    expect(restored.map(({ table, inBackup }) => [table, inBackup])).toEqual(
      manifest.tables.map(({ name, rows }) => [name, rows]),
    );
    expect(restored.every(({ inBackup, inRecord }) => inBackup === inRecord)).toBe(true);
    expect(restored.find(({ table }) => table === 'messages')?.inRecord).toBeGreaterThan(difficult.length);
    expect(await backUp(target, newFolder(), product)).toEqual(manifest);
  });

  it('goes on where it was: numbers are not given twice, ties hold, and the audit trail still only grows', async () => {
    const store = await openStore(target);
    await store.audit.append({ at: now(), actor: 'a', act: 'x', subject: 's', details: {} }, (last) => `${last}.`);
    expect((await store.audit.read(0, 10)).map(({ seq, hash }) => [seq, hash])).toEqual([
      [1, '.'],
      [2, '..'],
      [3, '...'],
      [4, '....'],
    ]);
    await expect(store.queuePool.query('delete from xianting.audit')).rejects.toThrow('append-only');
    await expect(
      store.queuePool.query(`insert into xianting.feedback values ('nowhere', 1, true, now())`),
    ).rejects.toThrow('foreign key');
    await store.close();
  });
}

describe('a backup from PGlite to PGlite', () => describeBackup(embedded, embedded));
describe.skipIf(!postgresUrl)('a backup from PostgreSQL to PostgreSQL', () => describeBackup(served, served));
describe.skipIf(!postgresUrl)('a backup from PGlite to PostgreSQL', () => describeBackup(embedded, served));

describe('a backup', () => {
  let source: StoreSettings;
  let whole: string;
  beforeAll(async () => {
    source = await filled(await usual());
    whole = newFolder();
    await backUp(source, whole, product);
  });

  /** A copy of the backup with something wrong, and what restoring it is refused with. */
  async function refusedAfter(harm: (folder: string) => Promise<unknown>): Promise<unknown> {
    const folder = newFolder();
    await mkdir(folder);
    for (const file of await readdir(whole)) await writeFile(join(folder, file), await readFile(join(whole, file)));
    await harm(folder);
    const target = await usual();
    const refusal = await restore(folder, target).catch((error: unknown) => error);
    // Whatever was wrong, nothing stands in the target: the whole backup fits in afterwards.
    expect((await restore(whole, target)).length).toBeGreaterThan(0);
    return refusal;
  }
  const edited = (name: string, edit: (text: string) => string) => async (folder: string) =>
    writeFile(join(folder, name), edit(await readFile(join(folder, name), 'utf8')));

  it('is for its owner alone, and names the schema, the counts and the key, but no secret', async () => {
    expect((await stat(whole)).mode & 0o077).toBe(0);
    const manifest = JSON.parse(await readFile(join(whole, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ format: 1, product: '1.2.3', at: '2026-11-25T08:00:00.000Z', keyCheck: 'abc' });
    expect(manifest.schema.tag).toMatch(/^\d{4}_/);
    for (const { name, rows } of manifest.tables) {
      const lines = gunzipSync(await readFile(join(whole, `${name}.ndjson.gz`))).toString();
      expect([name, lines.split('\n').length - 1]).toEqual([name, rows]);
    }
  });

  it.each<[string, (folder: string) => Promise<unknown>, RegExp]>([
    ['without its manifest', (folder) => rm(join(folder, 'manifest.json')), /manifest\.json/],
    ['with a manifest cut short', edited('manifest.json', (text) => text.slice(0, 200)), /manifest\.json/],
    ['that lacks a file', (folder) => rm(join(folder, 'messages.ndjson.gz')), /messages/],
    [
      'with a file cut short',
      async (folder) => {
        const file = join(folder, 'messages.ndjson.gz');
        await writeFile(file, (await readFile(file)).subarray(0, -20));
      },
      /unexpected end|messages/,
    ],
    [
      'with a row too many',
      (folder) => appendFile(join(folder, 'pointers.ndjson.gz'), gzipSync('["other","1"]\n')),
      /pointers: 1 rows .* 2/,
    ],
    [
      'with one value changed',
      async (folder) => writeFile(join(folder, 'pointers.ndjson.gz'), gzipSync('["key-check","def"]\n')),
      /pointers: the contents differ/,
    ],
    [
      'with a row whose customer is missing',
      async (folder) => writeFile(join(folder, 'customers.ndjson.gz'), gzipSync('')),
      /foreign key/,
    ],
    [
      'with a value that is none',
      async (folder) => writeFile(join(folder, 'editions.ndjson.gz'), gzipSync('["one","[]","x","2026-01-01",null]\n')),
      /integer/,
    ],
    [
      'that names other tables',
      edited('manifest.json', (text) => text.replace('"turns"', '"turn"')),
      /the tables are not those/,
    ],
  ])('%s is refused, and nothing is restored', async (_what, harm, why) => {
    expect(await refusedAfter(harm)).toMatchObject({
      code: 'backup-damaged',
      particulars: { why: expect.stringMatching(why) },
    });
  });

  it('from a newer program is refused', async () => {
    const newer = edited('manifest.json', (text) => text.replace(/"when": \d+/, '"when": 4099680000000'));
    expect(await refusedAfter(newer)).toMatchObject({ code: 'store-newer' });
  });

  it('is not restored over a record, nor written over files', async () => {
    await expect(restore(whole, source)).rejects.toMatchObject({ code: 'target-not-empty' });
    await expect(backUp(source, whole, product)).rejects.toMatchObject({ code: 'folder-taken' });
  });

  it('of a database in which the record has never been is refused, and leaves no folder', async () => {
    const folder = newFolder();
    await expect(backUp(await usual(), folder, product)).rejects.toMatchObject({ code: 'nothing-to-back-up' });
    expect((await readdir(room)).filter((name) => folder.endsWith(name) || name.includes('unfinished'))).toEqual([]);
  });
});

describe.skipIf(!postgresUrl)('a backup of a record that is written to', () => {
  it('is of one moment: every conversation has exactly the messages that it says it has', async () => {
    const source = await served();
    const store = await openStore(source);
    let writing = true;
    const written = Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let n = 0; writing; n++) {
          const id = await conversation(store);
          for (let m = 0; m <= n % 5; m++) await store.conversations.append(says(id, `m${m}`));
        }
      }),
    );
    const folders = [newFolder(), newFolder(), newFolder()];
    for (const folder of folders) await backUp(source, folder, product);
    writing = false;
    await written;
    await store.close();
    for (const folder of folders) {
      const target = await served();
      await restore(folder, target);
      const restored = await openStore(target);
      const { rows } = await restored.queuePool.query(
        `select c.last_seq, (select count(*)::int from xianting.messages m where m.conversation_id = c.id) as kept
         from xianting.conversations c`,
      );
      await restored.close();
      expect(rows.filter(({ last_seq, kept }) => last_seq !== kept)).toEqual([]);
    }
  });
});
