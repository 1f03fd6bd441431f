import { describe } from 'vitest';
import { freshDatabase, postgresUrl } from '../evals/services/provided.ts';
import { describeStore } from './contract.ts';
import { describeDeskRecord } from './desk-record.contract.ts';
import { describeInspections } from './inspection.contract.ts';
import { openStore } from './open.ts';
import { describeOutsideDeliveries } from './outside.contract.ts';
import { describePolicies } from './policies.contract.ts';
import { describeReplies } from './reply.contract.ts';

const contracts = [
  describeStore,
  describeDeskRecord,
  describeOutsideDeliveries,
  describePolicies,
  describeReplies,
  describeInspections,
];

for (const describeOn of contracts) describeOn('PGlite', () => openStore({ kind: 'embedded', folder: ':memory:' }));

describe.skipIf(!postgresUrl)('served', () => {
  for (const describeOn of contracts)
    describeOn('PostgreSQL', async () => openStore({ kind: 'postgres', url: await freshDatabase() }));
});
