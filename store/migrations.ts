import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Refusal } from '#conversation';
import type { Database, Transaction } from './database.ts';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** One step of the schema. A record stands at the level of the last one that was applied to it. */
export interface Migration {
  /** The name of its file: 0002_tickets. */
  tag: string;
  /** When it was written, in milliseconds: what a record remembers of it. */
  when: number;
}

/** Every step that this program knows, oldest first. */
export async function knownMigrations(): Promise<readonly Migration[]> {
  const journal = JSON.parse(await readFile(`${folder}/meta/_journal.json`, 'utf8')) as { entries: Migration[] };
  return journal.entries.map(({ tag, when }) => ({ tag, when }));
}

/** Brings the schema up to this program's. A record written by a newer program is refused ('store-newer'), untouched. */
export async function bringUpToDate(database: Database): Promise<void> {
  await database.transaction((transaction) => raiseSchema(transaction));
}

/**
 * Raises the schema to a migration of this program, the newest by default, all steps or none. Steps stand in Drizzle's
 * own bookkeeping, as `drizzle-kit` knows it. Returns where the schema stood before, null for an empty database.
 */
export async function raiseSchema(transaction: Transaction, through?: Migration): Promise<{ from: number | null }> {
  const known = await knownMigrations();
  const newest = known.at(-1);
  if (!newest) throw new Error('store/migrations is empty.');
  // Several processes may start at once; one migrates, the others wait and find it done.
  await transaction.rows(`select pg_advisory_xact_lock(hashtext('xianting.migrations'))`);
  const from = await schemaLevel(transaction);
  if (from !== null && from > newest.when)
    throw new Refusal('store-newer', { theirs: new Date(from).toISOString().slice(0, 10), ours: newest.tag });
  const missing = known.filter(({ when }) => when > (from ?? 0) && when <= (through ?? newest).when);
  if (missing.length > 0) {
    await transaction.rows('create schema if not exists drizzle');
    await transaction.rows(
      `create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
    );
  }
  for (const { tag, when } of missing) {
    const sql = await readFile(`${folder}/${tag}.sql`, 'utf8');
    for (const statement of sql.split('--> statement-breakpoint')) await transaction.rows(statement);
    await transaction.rows('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
      createHash('sha256').update(sql).digest('hex'),
      when,
    ]);
  }
  return { from };
}

/** When the newest applied migration was written, or null for a database in which the record has never been. */
export async function schemaLevel(transaction: Transaction): Promise<number | null> {
  const [table] = await transaction.rows<{ name: string | null }>(
    `select to_regclass('drizzle.__drizzle_migrations')::text as name`,
  );
  if (!table?.name) return null;
  const [last] = await transaction.rows<{ created_at: string | number }>(
    `select created_at from drizzle.__drizzle_migrations order by created_at desc limit 1`,
  );
  return last ? Number(last.created_at) : null;
}
