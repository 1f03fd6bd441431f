import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Refusal } from '#conversation';
import type { Database } from './database.ts';
import { migrate } from './drizzle.ts';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Brings the schema up to this program's. A record written by a newer program is refused ('store-newer'), untouched. */
export async function bringUpToDate(database: Database): Promise<void> {
  const journal = JSON.parse(await readFile(`${folder}/meta/_journal.json`, 'utf8')) as {
    entries: { when: number; tag: string }[];
  };
  const ours = journal.entries.at(-1);
  if (!ours) throw new Error('store/migrations is empty.');
  const client = await database.pool.connect();
  try {
    // Several processes may start at once; one migrates, the others wait and find it done.
    await client.query(`select pg_advisory_lock(hashtext('xianting.migrations'))`);
    const theirs = await lastMigration(database);
    if (theirs !== null && theirs > ours.when)
      throw new Refusal('store-newer', { theirs: new Date(theirs).toISOString().slice(0, 10), ours: ours.tag });
    if (theirs !== ours.when) await migrate(database.orm, { migrationsFolder: folder });
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('xianting.migrations'))`);
    client.release();
  }
}

/** When the newest applied migration was written (Drizzle's own bookkeeping), or null for an empty database. */
async function lastMigration(database: Database): Promise<number | null> {
  const [table] = await database.rows<{ name: string | null }>(
    `select to_regclass('drizzle.__drizzle_migrations')::text as name`,
  );
  if (!table?.name) return null;
  const [last] = await database.rows<{ created_at: string | number }>(
    `select created_at from drizzle.__drizzle_migrations order by created_at desc limit 1`,
  );
  return last ? Number(last.created_at) : null;
}
