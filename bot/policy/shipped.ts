import { readFileSync } from 'node:fs';
import { PolicyTable } from '#conversation/wire';

/** The policy that ships: a house's first version, and where its supervisors begin. */
export const shippedPolicy: PolicyTable = PolicyTable.parse(
  JSON.parse(readFileSync(new URL('./shipped.json', import.meta.url), 'utf8')),
);
