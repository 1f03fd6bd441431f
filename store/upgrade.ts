import { countRows, readTables } from './backup/catalogue.ts';
import type { Transaction } from './database.ts';
import { knownMigrations, raiseSchema } from './migrations.ts';
import { openDatabase, type StoreSettings } from './open.ts';

export interface Upgraded {
  /** The last migration before; null for a database in which the record has never been. */
  from: string | null;
  to: string;
  /** Rows of each table before and after; null on the side where there is no such table. */
  tables: readonly { table: string; before: number | null; after: number | null }[];
}

/**
 * Raises the record's schema to this program's, all of it or nothing, and counts every table on both sides. Refuses
 * 'store-newer' and what opening refuses.
 */
export async function upgrade(settings: StoreSettings): Promise<Upgraded> {
  const { database, close } = await openDatabase(settings);
  try {
    return await database.transaction(async (transaction) => {
      const before = await counted(transaction);
      const { from } = await raiseSchema(transaction);
      const after = await counted(transaction);
      const known = await knownMigrations();
      return {
        from: from === null ? null : (known.find(({ when }) => when === from)?.tag ?? new Date(from).toISOString()),
        to: known.at(-1)?.tag ?? '',
        tables: [...new Set([...before.keys(), ...after.keys()])]
          .sort()
          .map((table) => ({ table, before: before.get(table) ?? null, after: after.get(table) ?? null })),
      };
    });
  } finally {
    await close();
  }
}

async function counted(transaction: Transaction): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { name } of await readTables(transaction)) counts.set(name, await countRows(transaction, name));
  return counts;
}
