import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

/** A place for a record: what the product's environment says of it, and a look into it from outside. */
export interface Place {
  environment: Record<string, string>;
  /** Asks the database itself, without a line of the product's. An embedded one must not be running. */
  ask<Row>(queries: (query: Query) => Promise<Row>): Promise<Row>;
}

export type Query = (sql: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;

export function servedPlace(databaseUrl: string): Place {
  return {
    environment: { DATABASE_URL: databaseUrl },
    async ask(queries) {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      try {
        return await queries(async (sql, values) => (await client.query(sql, values as unknown[])).rows);
      } finally {
        await client.end();
      }
    },
  };
}

export async function embeddedPlace(): Promise<Place & { remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'xianting-drill-'));
  return {
    environment: { XIANTING_HOME: folder },
    async ask(queries) {
      const database = await PGlite.create(join(folder, 'pgdata'));
      try {
        return await queries(async (sql, values) =>
          values === undefined
            ? ((await database.exec(sql)).at(-1)?.rows ?? [])
            : (await database.query<Record<string, unknown>>(sql, [...values])).rows,
        );
      } finally {
        await database.close();
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Rows of every table of the record, counted from outside. */
export async function countTables(query: Query): Promise<Record<string, number>> {
  const tables = await query(
    `select table_name::text as name from information_schema.tables
      where table_schema = 'xianting' and table_type = 'BASE TABLE' order by 1`,
    [],
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await query(`select count(*)::int as rows from xianting."${name}"`, []);
    counts[String(name)] = Number(row?.rows);
  }
  return counts;
}
