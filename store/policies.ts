import type { PolicyVersion } from '#conversation';
import type { Database } from './database.ts';
import { desc, eq, lt } from './drizzle.ts';
import { policies } from './schema.ts';
import type { Policies } from './store.ts';

export function openPolicies(database: Database): Policies {
  const { orm } = database;
  return {
    async inForce() {
      const [row] = await orm.select().from(policies).orderBy(desc(policies.version)).limit(1);
      return row ?? null;
    },

    async latest() {
      const [row] = await database.rows<{ version: PolicyVersion | null }>(
        `select max(version) as version from xianting.policies`,
      );
      return row?.version ?? null;
    },

    async find(version) {
      const [row] = await orm.select().from(policies).where(eq(policies.version, version));
      return row ?? null;
    },

    async history(before, limit) {
      const { version, publishedBy, publishedAt, reason, restores } = policies;
      return orm
        .select({ version, publishedBy, publishedAt, reason, restores })
        .from(policies)
        .where(before === null ? undefined : lt(policies.version, before))
        .orderBy(desc(policies.version))
        .limit(limit);
    },

    publish({ basedOn, policy, publishedBy, publishedAt, reason, restores }) {
      return database.transaction(async (transaction) => {
        // Of two who publish on top of the same version, the second waits here and finds another in force.
        await transaction.rows(`select pg_advisory_xact_lock(hashtext('xianting.policies'))`);
        const [row] = await transaction.rows<{ version: PolicyVersion | null }>(
          `select max(version) as version from xianting.policies`,
        );
        if ((row?.version ?? null) !== basedOn) return null;
        const version = ((basedOn ?? 0) + 1) as PolicyVersion;
        await transaction.rows(
          `insert into xianting.policies (version, policy, published_by, published_at, reason, restores) values ($1, $2, $3, $4, $5, $6)`,
          [version, JSON.stringify(policy), publishedBy, publishedAt, reason, restores],
        );
        return version;
      });
    },
  };
}
