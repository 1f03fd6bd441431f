import type pg from 'pg';
import { openAccessTokens } from './access-tokens.ts';
import { openAudit } from './audit.ts';
import { openConversations } from './conversations.ts';
import { openCustomers, openDataKeys } from './customers.ts';
import { Database } from './database.ts';
import { openDeliveries } from './deliveries.ts';
import { openDeskRecord } from './desk-record.ts';
import { openEditions, openPointers } from './editions.ts';
import { openFollowers } from './followers.ts';
import { openHandoffs } from './handoffs.ts';
import { openInspections } from './inspections.ts';
import { bringUpToDate } from './migrations.ts';
import { openPastTurns } from './past-turns.ts';
import { openPglite } from './pglite/open.ts';
import { openPolicies } from './policies.ts';
import { openPostgres } from './postgres/open.ts';
import { openReferences } from './references.ts';
import { openStaff } from './staff.ts';
import type { Store } from './store.ts';
import { openTickets } from './tickets.ts';
import { openTurns } from './turns.ts';

/** Where the record is kept: PGlite in a folder (`:memory:` for none), or a served PostgreSQL. */
export type StoreSettings = { kind: 'embedded'; folder: string } | { kind: 'postgres'; url: string };

/** Opens the record and brings its schema up to date. Refuses 'store-in-use' and 'store-newer'. */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const { database, queuePool, close } = await openDatabase(settings);
  try {
    await bringUpToDate(database);
    return assemble(database, queuePool, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** The database as it stands, whatever its schema. Refuses 'store-in-use' and 'database-unreachable'. */
export async function openDatabase(
  settings: StoreSettings,
): Promise<{ database: Database; queuePool: pg.Pool; close(): Promise<void> }> {
  const { pool, statements, queuePool, close } =
    settings.kind === 'embedded' ? await openPglite(settings.folder) : await openPostgres(settings.url);
  return { database: new Database(pool, statements), queuePool, close };
}

function assemble(database: Database, queuePool: pg.Pool, close: () => Promise<void>): Store {
  return {
    conversations: openConversations(database),
    turns: openTurns(database),
    deliveries: openDeliveries(database),
    handoffs: openHandoffs(database),
    desk: openDeskRecord(database),
    inspections: openInspections(database),
    customers: openCustomers(database),
    dataKeys: openDataKeys(database),
    staff: openStaff(database),
    editions: openEditions(database),
    policies: openPolicies(database),
    pastTurns: openPastTurns(database),
    pointers: openPointers(database),
    tickets: openTickets(database),
    followers: openFollowers(database),
    accessTokens: openAccessTokens(database),
    references: openReferences(database),
    audit: openAudit(database),
    queuePool,
    async ping() {
      await database.rows('select 1');
    },
    close,
  };
}
