/** `npm run check`: one line for each check; what is refused, and how to mend it, under those that fail. */
import { join } from 'node:path';
import { refusedImports } from './architecture/imports.ts';
import { importRules } from './architecture/rules.ts';
import { type Check, explained } from './check.ts';
import { licenceCheck } from './licences.ts';
import { strayPlants, unproven } from './planted.ts';
import { programChecks } from './programs.ts';
import { refusedSource, sourceRules } from './source/rules.ts';
import { lockCheck } from './whole-lock.ts';

const project = join(import.meta.dirname, '..');
const rules = [...importRules, ...sourceRules];
const names = rules.map(({ name }) => name);

/** Checks of our own, in this process: one after the other, while the programs of others run beside it. */
const ownChecks: readonly Check[] = [
  licenceCheck,
  lockCheck,
  {
    name: 'rooms',
    looksAt: `${importRules.length} rules about who imports what`,
    run: async () => explained(await refusedImports(project), importRules),
  },
  {
    name: 'source',
    looksAt: `${sourceRules.length} rules about names, sizes and single files`,
    run: async () => explained(refusedSource(project), sourceRules),
  },
  {
    name: 'planted',
    looksAt: `a planted violation of each of these ${rules.length} rules is refused`,
    run: async () => [
      ...strayPlants(names),
      ...(await unproven(names, async (root) => [...(await refusedImports(root)), ...refusedSource(root)])),
    ],
  },
];

let failures = 0;
await Promise.all([...programChecks.map(report), reportInTurn(ownChecks)]);
console.log(failures === 0 ? 'All checks pass.' : `Checks that failed: ${failures}.`);
process.exitCode = failures === 0 ? 0 : 1;

async function reportInTurn(checks: readonly Check[]): Promise<void> {
  for (const check of checks) await report(check);
}

async function report({ name, looksAt, run }: Check): Promise<void> {
  const start = performance.now();
  const complaints = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(4);
  console.log(`${complaints.length === 0 ? 'ok    ' : 'failed'}  ${name.padEnd(9)} ${seconds} s  ${looksAt}`);
  for (const complaint of complaints) console.log(complaint.replace(/^/gm, '        '));
  if (complaints.length > 0) failures += 1;
}
