import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createGunzip } from 'node:zlib';
import { Refusal } from '#conversation';
import type { Transaction } from '../database.ts';
import { knownMigrations, raiseSchema } from '../migrations.ts';
import { openDatabase, type StoreSettings } from '../open.ts';
import { named, quoted, readForeignKeys, readTables, type Table } from './catalogue.ts';
import { inBatches, readLines, writeLines } from './lines.ts';
import { fileOf, Manifest, manifestFile } from './manifest.ts';

/** One table, counted on both sides; the contents were compared line by line. */
export interface Restored {
  table: string;
  inBackup: number;
  inRecord: number;
}

/**
 * Reads the manifest of a backup. Refuses 'backup-damaged', and 'store-newer' for a backup that a newer program wrote.
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch((cause: unknown) => {
    throw unusable(folder, `${manifestFile}: ${(cause as Error).message}`, cause);
  });
  const parsed = Manifest.safeParse(parse(text));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw unusable(folder, `${manifestFile}: ${issue?.path.join('.')} ${issue?.message}`);
  }
  const known = await knownMigrations();
  if (!known.some(({ when }) => when === parsed.data.schema.when))
    throw new Refusal('store-newer', { theirs: parsed.data.schema.tag, ours: known.at(-1)?.tag ?? '' });
  return parsed.data;
}

/**
 * Brings a backup into a database in which the record has never been, at the schema it was taken at, and compares both
 * sides: every count and every line. All of it is one transaction: whatever is refused or fails leaves nothing behind.
 * Refuses 'target-not-empty', 'backup-damaged', 'store-newer' and what opening refuses.
 */
export async function restore(folder: string, settings: StoreSettings): Promise<readonly Restored[]> {
  const from = resolve(folder);
  const manifest = await readManifest(from);
  const { database, close } = await openDatabase(settings);
  try {
    return await database.transaction(async (transaction) => {
      await refuseTaken(transaction, settings);
      await raiseSchema(transaction, manifest.schema);
      const tables = await readTables(transaction);
      refuseOthers(from, manifest, tables);
      await withoutTies(transaction, tables, async () => {
        for (const table of tables) await bring(transaction, table, from);
      }).catch((error: unknown) => {
        throw isUnfit(error) ? unusable(from, (error as Error).message, error) : error;
      });
      for (const { name, last } of manifest.sequences)
        if (last !== null) await transaction.rows(`select setval($1::regclass, $2)`, [named(name), last]);
      const restored: Restored[] = [];
      for (const table of tables) restored.push(await compare(transaction, table, manifest, from));
      return restored;
    });
  } finally {
    await close();
  }
}

async function refuseTaken(transaction: Transaction, settings: StoreSettings): Promise<void> {
  const [found] = await transaction.rows<{ schema: string | null }>(
    `select to_regnamespace('xianting')::text as schema`,
  );
  if (!found?.schema) return;
  const where =
    settings.kind === 'embedded' ? settings.folder : new URL(settings.url).host + new URL(settings.url).pathname;
  throw new Refusal('target-not-empty', { where });
}

function refuseOthers(folder: string, manifest: Manifest, tables: readonly Table[]): void {
  const described = (all: readonly { name: string; columns: readonly string[] }[]) =>
    JSON.stringify(all.map(({ name, columns }) => [name, columns]));
  const ours = tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) }));
  if (described(manifest.tables) !== described(ours))
    throw unusable(folder, `${manifestFile}: the tables are not those of ${manifest.schema.tag}`);
}

/**
 * Does the work with the foreign keys away and our triggers quiet, so that neither the order of the tables nor what a
 * trigger makes of an insert matters. Putting the keys back checks every row.
 */
async function withoutTies(
  transaction: Transaction,
  tables: readonly Table[],
  work: () => Promise<void>,
): Promise<void> {
  const ties = await readForeignKeys(transaction);
  for (const { table, name } of ties)
    await transaction.rows(`alter table ${named(table)} drop constraint ${quoted(name)}`);
  for (const { name } of tables) await transaction.rows(`alter table ${named(name)} disable trigger user`);
  await work();
  for (const { name } of tables) await transaction.rows(`alter table ${named(name)} enable trigger user`);
  for (const { table, name, definition } of ties)
    await transaction.rows(`alter table ${named(table)} add constraint ${quoted(name)} ${definition}`);
}

/** What a migration planted in the table is in the backup, too, in its present form. */
async function bring(transaction: Transaction, table: Table, folder: string): Promise<void> {
  await transaction.rows(`delete from ${named(table.name)}`);
  for await (const batch of inBatches(linesOf(join(folder, fileOf(table.name)))))
    await writeLines(transaction, table, batch);
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const unzipped = createGunzip();
  createReadStream(file)
    .on('error', (error) => unzipped.destroy(error))
    .pipe(unzipped)
    .setEncoding('utf8');
  let rest = '';
  for await (const piece of unzipped as AsyncIterable<string>) {
    // Line feeds only: node's readline would also break at U+2028, which customers' words may have.
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** A file that is missing or cannot be unzipped, or values that the database does not take; not a lost connection. */
function isUnfit(error: unknown): boolean {
  const { code = '' } = error as { code?: string };
  return code === 'ENOENT' || code.startsWith('Z_') || /^2[123]...$/.test(code);
}

async function compare(transaction: Transaction, table: Table, manifest: Manifest, folder: string): Promise<Restored> {
  const sha256 = createHash('sha256');
  let inRecord = 0;
  for await (const lines of readLines(transaction, table)) {
    inRecord += lines.length;
    sha256.update(lines.join(''));
  }
  const written = manifest.tables.find(({ name }) => name === table.name);
  const inBackup = written?.rows ?? 0;
  if (inRecord !== inBackup)
    throw unusable(folder, `${table.name}: ${inBackup} rows in the manifest, ${inRecord} in the file`);
  if (sha256.digest('hex') !== written?.sha256)
    throw unusable(folder, `${table.name}: the contents differ from the checksum`);
  return { table: table.name, inBackup, inRecord };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unusable(folder: string, why: string, cause?: unknown): Refusal {
  return new Refusal('backup-damaged', { folder, why }, cause);
}
