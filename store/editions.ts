import type { EditionId } from '#conversation';
import type { Database } from './database.ts';
import { and, eq } from './drizzle.ts';
import { editionArtefacts, editions, pointers } from './schema.ts';
import type { Editions, Pointers } from './store.ts';

export function openEditions(database: Database): Editions {
  const { orm } = database;
  const named = (edition: EditionId, name: string) =>
    and(eq(editionArtefacts.edition, edition), eq(editionArtefacts.name, name));
  const artefact: Editions['artefact'] = async (edition, name) => {
    const [row] = await orm.select().from(editionArtefacts).where(named(edition, name));
    return row ? new Uint8Array(row.bytes) : null;
  };
  return {
    async live() {
      const [row] = await orm.select().from(pointers).where(eq(pointers.name, 'live-edition'));
      return row ? (Number(row.value) as EditionId) : null;
    },

    async contents(id) {
      const [row] = await orm.select().from(editions).where(eq(editions.id, id));
      return row ? { id, entries: row.entries as readonly unknown[], sample: row.sample } : null;
    },

    artefact,

    async keepArtefact(edition, name, bytes) {
      await orm.insert(editionArtefacts).values({ edition, name, bytes }).onConflictDoNothing();
      return (await artefact(edition, name)) ?? bytes;
    },

    async forgetArtefact(edition, name, bytes) {
      await orm.delete(editionArtefacts).where(and(named(edition, name), eq(editionArtefacts.bytes, bytes)));
    },

    publish({ entries, publishedBy, at, sample }) {
      return database.transaction(async (transaction) => {
        // Two publications at once get two numbers: the second waits here.
        await transaction.rows(`select pg_advisory_xact_lock(hashtext('xianting.editions'))`);
        const [row] = await transaction.rows<{ id: EditionId }>(
          `insert into xianting.editions (id, entries, published_by, published_at, sample)
           select coalesce(max(id), 0) + 1, $1, $2, $3, $4 from xianting.editions returning id`,
          [JSON.stringify(entries), publishedBy, at, sample],
        );
        if (!row) throw new Error('An insert returned no row.');
        await transaction.rows(
          `insert into xianting.pointers (name, value) values ('live-edition', $1) on conflict (name) do update set value = excluded.value`,
          [String(row.id)],
        );
        return row.id;
      });
    },
  };
}

export function openPointers(database: Database): Pointers {
  const { orm } = database;
  const read: Pointers['read'] = async (name) => {
    const [row] = await orm.select().from(pointers).where(eq(pointers.name, name));
    return row?.value ?? null;
  };
  return {
    read,
    async settle(name, value) {
      await orm.insert(pointers).values({ name, value }).onConflictDoNothing();
      return (await read(name)) ?? value;
    },
  };
}
