import { describe } from 'vitest';
import { freshDatabase, postgresUrl } from '../evals/services/provided.ts';
import { describeStore } from './contract.ts';
import { openStore } from './open.ts';

describeStore('PGlite', () => openStore({ kind: 'embedded', folder: ':memory:' }));

describe.skipIf(!postgresUrl)('served', () => {
  describeStore('PostgreSQL', async () => openStore({ kind: 'postgres', url: await freshDatabase() }));
});
