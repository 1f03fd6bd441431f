import type { CustomerId } from '#conversation';
import type { Database } from './database.ts';
import { eq } from './drizzle.ts';
import { customers, dataKeys } from './schema.ts';
import type { Customers, DataKeys } from './store.ts';

export function openCustomers(database: Database): Customers {
  const { orm } = database;
  return {
    async addVisitor(id, at) {
      await orm.insert(customers).values({ id, createdAt: at });
    },

    async recognise(bankId, { tier, birthYear, newId, at }) {
      const [row] = await database.rows<{ id: CustomerId }>(
        `insert into xianting.customers (id, bank_id, tier, birth_year, created_at) values ($1, $2, $3, $4, $5)
         on conflict (bank_id) do update set tier = excluded.tier, birth_year = excluded.birth_year returning id`,
        [newId, bankId, tier, birthYear, at],
      );
      if (!row) throw new Error('An upsert returned no row.');
      return row.id;
    },
  };
}

export function openDataKeys(database: Database): DataKeys {
  const { orm } = database;
  return {
    async find(customer) {
      const [row] = await orm.select().from(dataKeys).where(eq(dataKeys.customer, customer));
      return row?.wrapped ?? null;
    },

    async add(customer, wrapped) {
      const [row] = await database.rows<{ wrapped: Uint8Array }>(
        `insert into xianting.data_keys (customer_id, wrapped) values ($1, $2)
         on conflict (customer_id) do update set wrapped = xianting.data_keys.wrapped returning wrapped`,
        [customer, Buffer.from(wrapped)],
      );
      if (!row) throw new Error('An upsert returned no row.');
      return row.wrapped;
    },

    async destroy(customer) {
      await orm.delete(dataKeys).where(eq(dataKeys.customer, customer));
    },
  };
}
