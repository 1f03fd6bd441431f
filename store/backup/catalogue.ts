import type { Transaction } from '../database.ts';

/** A table of the record, as the database itself describes it: no list of ours that a migration could outrun. */
export interface Table {
  name: string;
  /** What is stored; what the database computes by itself is left to it. */
  columns: readonly Column[];
  /** The columns of the primary key, in its order; empty where there is none. */
  key: readonly string[];
}

export interface Column {
  name: string;
  type: string;
  /** Whether its order depends on a collation. */
  collates: boolean;
}

export async function readTables(transaction: Transaction): Promise<readonly Table[]> {
  return transaction.rows<Table>(`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
                                         'collates', a.attcollation <> 0) order by a.attnum)
         from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select json_agg(a.attname order by k.place)
         from pg_index i cross join unnest(i.indkey::int2[]) with ordinality k (number, place)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
        where i.indrelid = c.oid and i.indisprimary), '[]') as key
    from pg_class c
    where c.relnamespace = to_regnamespace('xianting') and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`);
}

/** A counter of the record, and where it stands: null before its first use. */
export interface Sequence {
  name: string;
  last: number | null;
}

export async function readSequences(transaction: Transaction): Promise<readonly Sequence[]> {
  const rows = await transaction.rows<{ name: string; last: string | null }>(
    `select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'xianting' order by 1`,
  );
  return rows.map(({ name, last }) => ({ name, last: last === null ? null : Number(last) }));
}

/** What ties the tables to one another; `definition` is what `alter table … add constraint` takes. */
export async function readForeignKeys(
  transaction: Transaction,
): Promise<readonly { table: string; name: string; definition: string }[]> {
  return transaction.rows(`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and k.connamespace = to_regnamespace('xianting')
    order by 1, 2`);
}

export async function countRows(transaction: Transaction, table: string): Promise<number> {
  const [row] = await transaction.rows<{ rows: string }>(`select count(*)::text as rows from ${named(table)}`);
  return Number(row?.rows);
}

/** A table or sequence of the record, as SQL writes it. */
export function named(name: string): string {
  return `xianting.${quoted(name)}`;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
