import { AuditPage } from '#conversation/wire';
import type { ChainedRecord } from '#privacy';
import { After } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { type Route, route } from '../route.ts';

/** The audit trail, for administrators: who did what, and whether somebody has changed it since. */
export function auditRoutes({ store, verifyAudit }: Pick<Parts, 'store' | 'verifyAudit'>): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/audit',
      access: { roles: ['administrator'] },
      summary: 'The audit trail after a record, and the first record of this page that breaks its chain.',
      query: After,
      answer: { status: 200, schema: AuditPage },
      async run({ input }) {
        const { after, limit } = input.query;
        const [before] = after === 0 ? [] : await store.audit.read(after - 1, 1);
        const page = await store.audit.read(after, limit);
        // After a number that no record has, the page's own first record is taken as it is.
        const known = after === 0 || before?.seq === after;
        const checked = known ? page : page.slice(1);
        const broken = verifyAudit(checked.map(chained), (known ? before : page[0])?.hash ?? '');
        return {
          records: page.map((record) => ({ ...record, at: record.at.toISOString(), details: { ...record.details } })),
          brokenAt: broken === null ? null : (checked[broken.index]?.seq ?? null),
        };
      },
    }),
  ];
}

type Kept = Awaited<ReturnType<Parts['store']['audit']['read']>>[number];

function chained({ at, actor, act, subject, details, hash }: Kept): ChainedRecord {
  // Only this house writes the trail; a word it does not know breaks the chain, which is what is to be found out.
  return { at: at.toISOString(), actor, act: act as ChainedRecord['act'], subject, details, hash };
}
