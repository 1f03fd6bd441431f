import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { shippedPolicy } from '#bot';
import type { Query } from './places.ts';

const migrations = fileURLToPath(new URL('../../store/migrations', import.meta.url));
const ROWS = 5;

export interface Migration {
  tag: string;
  when: number;
}

export async function allMigrations(): Promise<readonly Migration[]> {
  return (JSON.parse(await readFile(`${migrations}/meta/_journal.json`, 'utf8')) as { entries: Migration[] }).entries;
}

/**
 * Makes a record as an earlier version left it: its migrations through `last`, run as they stand in their files, and in
 * every table a few rows invented from what the database says of its columns.
 */
export async function makeOlderRecord(query: Query, last: Migration): Promise<void> {
  await query(`create schema drizzle;
    create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`);
  for (const { tag, when } of await allMigrations()) {
    if (when > last.when) break;
    const sql = await readFile(`${migrations}/${tag}.sql`, 'utf8');
    await query(sql);
    const hash = createHash('sha256').update(sql).digest('hex');
    await query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [hash, when]);
  }
  await inventRows(query);
}

interface Column {
  table: string;
  name: string;
  type: string;
  /** The column that this one refers to. */
  refersTo: { table: string; name: string } | null;
}

async function inventRows(query: Query): Promise<void> {
  const columns = (await query(
    `select c.relname::text as table, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
      (select json_build_object('table', t.relname, 'name', f.attname)
         from pg_constraint k cross join unnest(k.conkey, k.confkey) as pair (own, other)
         join pg_class t on t.oid = k.confrelid join pg_attribute f on f.attrelid = t.oid and f.attnum = pair.other
        where k.contype = 'f' and k.conrelid = c.oid and pair.own = a.attnum limit 1) as "refersTo"
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = ''
     where c.relnamespace = 'xianting'::regnamespace and c.relkind = 'r' order by c.relname, a.attnum`,
    [],
  )) as unknown as Column[];
  const byTable = Map.groupBy(columns, ({ table }) => table);
  const waiting = new Set(byTable.keys());
  while (waiting.size > 0) {
    const ready = [...waiting].find((table) =>
      (byTable.get(table) ?? []).every(
        ({ refersTo }) => !refersTo || refersTo.table === table || !waiting.has(refersTo.table),
      ),
    );
    if (ready === undefined) throw new Error(`Tables refer to one another in a circle: ${[...waiting].join(', ')}.`);
    waiting.delete(ready);
    for (let row = 1; row <= ROWS; row++) await insert(query, ready, byTable.get(ready) ?? [], row, columns);
  }
}

async function insert(
  query: Query,
  table: string,
  own: readonly Column[],
  row: number,
  all: readonly Column[],
): Promise<void> {
  const names = own.map(({ name }) => `"${name}"`).join(', ');
  const places = own.map(({ type }, i) => `$${i + 1}::text::${type}`).join(', ');
  await query(
    `insert into xianting."${table}" (${names}) overriding system value values (${places})`,
    own.map((column) => invented(column, row, all)),
  );
}

/** The same column's same row is always the same value, so that a reference finds what it refers to. */
function invented({ table, name, type, refersTo }: Column, row: number, all: readonly Column[]): string {
  const other = refersTo && all.find((each) => each.table === refersTo.table && each.name === refersTo.name);
  if (other) return invented(other, row, all);
  if (/^(?:smallint|integer|bigint|numeric|real|double)/.test(type)) return String(row);
  if (/^timestamp|^date/.test(type)) return `2026-0${row}-01`;
  if (type === 'boolean') return String(row % 2 === 0);
  if (type === 'bytea') return `\\x0${row}`;
  // No process starts under a policy of listening that it cannot read.
  if (table === 'policies' && name === 'policy') return JSON.stringify(shippedPolicy);
  if (/^json/.test(type)) return '[]';
  if (type === 'uuid') return `00000000-0000-4000-8000-00000000000${row}`;
  if (type.endsWith('[]')) return '{}';
  return `${table}.${name}.${row}`;
}
