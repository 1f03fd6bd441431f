import { describe } from 'vitest';
import { freshDatabase, postgresUrl } from '../evals/services/provided.ts';
import { describeStore } from './contract.ts';
import { describeDeskRecord } from './desk-record.contract.ts';
import { openStore } from './open.ts';

for (const describeOn of [describeStore, describeDeskRecord])
  describeOn('PGlite', () => openStore({ kind: 'embedded', folder: ':memory:' }));

describe.skipIf(!postgresUrl)('served', () => {
  for (const describeOn of [describeStore, describeDeskRecord])
    describeOn('PostgreSQL', async () => openStore({ kind: 'postgres', url: await freshDatabase() }));
});
