import type { Transaction } from '../database.ts';
import { named, quoted, type Table } from './catalogue.ts';

/** About as much of a table as is in memory at once, in characters. An edition's row alone may be several million. */
const BATCH_CHARACTERS = 4_000_000;
const MOST_ROWS_AT_ONCE = 2_000;

/** How values are written, whatever the server's own settings: the same row is the same line on every PostgreSQL. */
const writing = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1`;

/**
 * The rows of a table as lines: a JSON array of each column's value as PostgreSQL writes it in text, or null. That
 * text, read back by the column's type, is the value again for every type there is. In the order of the primary key,
 * compared by code points, so that equal contents are equal lines on databases of different locales.
 */
export async function* readLines(transaction: Transaction, table: Table): AsyncGenerator<readonly string[]> {
  const columns = table.columns.map(({ name }, i) => `${quoted(name)}::text as "${i}"`);
  await transaction.rows(writing);
  await transaction.rows(
    `declare backup_lines no scroll cursor for select ${columns.join(', ')} from ${named(table.name)} order by ${inOrder(table)}`,
  );
  for (let rows = 50; ; ) {
    // Names that are numbers come in their own order.
    const batch = await transaction.rows<Record<number, string | null>>(`fetch ${rows} from backup_lines`);
    if (batch.length === 0) break;
    const lines = batch.map((row) => `${JSON.stringify(Object.values(row))}\n`);
    yield lines;
    const average = lines.reduce((sum, line) => sum + line.length, 0) / lines.length;
    rows = Math.max(1, Math.min(MOST_ROWS_AT_ONCE, Math.floor(BATCH_CHARACTERS / average)));
  }
  await transaction.rows('close backup_lines');
}

function inOrder({ columns, key }: Table): string {
  if (key.length === 0) return columns.map(({ name }) => `${quoted(name)}::text collate "C"`).join(', ');
  return key
    .map((name) => `${quoted(name)}${columns.find((column) => column.name === name)?.collates ? ' collate "C"' : ''}`)
    .join(', ');
}

/** Inserts lines of this table. */
export async function writeLines(transaction: Transaction, table: Table, lines: readonly string[]): Promise<void> {
  const columns = table.columns.map(({ name }) => quoted(name)).join(', ');
  const values = table.columns.map(({ type }, i) => `(line ->> ${i})::${type}`).join(', ');
  await transaction.rows(
    `insert into ${named(table.name)} (${columns}) overriding system value
     select ${values} from json_array_elements($1::json) as line`,
    [`[${lines.join(',')}]`],
  );
}

/** Gathers lines into batches of about the size that one statement takes well. */
export async function* inBatches(lines: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  let characters = 0;
  for await (const line of lines) {
    batch.push(line);
    characters += line.length;
    if (characters < BATCH_CHARACTERS && batch.length < MOST_ROWS_AT_ONCE) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}
