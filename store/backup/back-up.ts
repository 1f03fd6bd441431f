import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Refusal } from '#conversation';
import type { Transaction } from '../database.ts';
import { knownMigrations, schemaLevel } from '../migrations.ts';
import { openDatabase, type StoreSettings } from '../open.ts';
import { readSequences, readTables, type Table } from './catalogue.ts';
import { readLines } from './lines.ts';
import { fileOf, type Manifest, manifestFile } from './manifest.ts';

/**
 * Copies the record into `folder`, which must not exist or be empty: one file for each table, and a manifest. All of
 * it is one snapshot (repeatable read), while others read and write. The master key is not in it. A backup that was
 * broken off leaves no manifest. Refuses 'folder-taken', 'nothing-to-back-up', 'store-newer' and what opening refuses.
 */
export async function backUp(
  settings: StoreSettings,
  folder: string,
  { product, clock }: { product: string; clock(): Date },
): Promise<Manifest> {
  const place = resolve(folder);
  await refuseTaken(place);
  const { database, close } = await openDatabase(settings);
  try {
    const draft = `${place}.unfinished-${process.pid}`;
    await mkdir(draft, { recursive: true, mode: 0o700 });
    try {
      const manifest = await database.transaction((snapshot) => copy(snapshot, draft, { product, at: clock() }));
      await removeEmpty(place);
      await rename(draft, place);
      await toDisk(dirname(place));
      return manifest;
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      throw error;
    }
  } finally {
    await close();
  }
}

async function copy(
  snapshot: Transaction,
  folder: string,
  { product, at }: { product: string; at: Date },
): Promise<Manifest> {
  await snapshot.rows('set transaction isolation level repeatable read, read only');
  const level = await schemaLevel(snapshot);
  if (level === null) throw new Refusal('nothing-to-back-up');
  const schema = (await knownMigrations()).find(({ when }) => when === level);
  if (!schema)
    throw new Refusal('store-newer', {
      theirs: new Date(level).toISOString().slice(0, 10),
      ours: (await knownMigrations()).at(-1)?.tag ?? '',
    });
  const tables: Manifest['tables'] = [];
  for (const table of await readTables(snapshot)) {
    const { rows, sha256 } = await copyTable(snapshot, table, join(folder, fileOf(table.name)));
    tables.push({ name: table.name, columns: table.columns.map(({ name }) => name), rows, sha256 });
  }
  const manifest: Manifest = {
    format: 1,
    product,
    at: at.toISOString(),
    schema,
    keyCheck: await readKeyCheck(snapshot),
    tables,
    sequences: [...(await readSequences(snapshot))],
  };
  await writeFile(join(folder, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  for (const file of await readdir(folder)) await toDisk(join(folder, file));
  await toDisk(folder);
  return manifest;
}

async function copyTable(snapshot: Transaction, table: Table, file: string): Promise<{ rows: number; sha256: string }> {
  const sha256 = createHash('sha256');
  let rows = 0;
  const lines = async function* () {
    for await (const batch of readLines(snapshot, table)) {
      rows += batch.length;
      yield hashed(sha256, batch.join(''));
    }
  };
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(file, { mode: 0o600 }));
  return { rows, sha256: sha256.digest('hex') };
}

function hashed(hash: Hash, text: string): string {
  hash.update(text);
  return text;
}

async function readKeyCheck(snapshot: Transaction): Promise<string | null> {
  const [row] = await snapshot.rows<{ value: string }>(`select value from xianting.pointers where name = 'key-check'`);
  return row?.value ?? null;
}

async function refuseTaken(folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (found.length > 0) throw new Refusal('folder-taken', { folder });
}

async function removeEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

/** So that what was said to be there outlives a power cut. */
async function toDisk(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
