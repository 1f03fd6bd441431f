import type { Database } from './database.ts';
import { asc, gt } from './drizzle.ts';
import { audit } from './schema.ts';
import type { AuditTrail } from './store.ts';

export function openAudit(database: Database): AuditTrail {
  return {
    append(record, link) {
      return database.transaction(async (transaction) => {
        await transaction.rows(`select pg_advisory_xact_lock(hashtext('xianting.audit'))`);
        const [last] = await transaction.rows<{ hash: string }>(
          `select hash from xianting.audit order by seq desc limit 1`,
        );
        await transaction.rows(
          `insert into xianting.audit (at, actor, act, subject, details, hash) values ($1, $2, $3, $4, $5, $6)`,
          [record.at, record.actor, record.act, record.subject, JSON.stringify(record.details), link(last?.hash ?? '')],
        );
      });
    },

    async read(after, limit) {
      return database.orm.select().from(audit).where(gt(audit.seq, after)).orderBy(asc(audit.seq)).limit(limit);
    },
  };
}
