import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import type { Violation } from '../rule.ts';
import { rooms } from './rooms.ts';
import { importRules } from './rules.ts';

const options: ICruiseOptions = {
  ruleSet: {
    forbidden: importRules.flatMap(({ name, forbidden }) =>
      forbidden.map((one) => ({ ...one, name, severity: 'error' as const })),
    ),
  },
  validate: true,
  // TypeScript 7 has no parser to lend; without one that knows types dependency-cruiser would see no import in
  // a .ts file and find everything in order.
  parser: 'swc',
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^(?:web/dist|checks/planted|evals/reports)/' },
  // Without these two, "#room" and packages with an exports map stay unresolved, and the rules never bite.
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
};

/** Every import in the rooms of a tree that a rule refuses. */
export async function refusedImports(root: string): Promise<Violation[]> {
  const folders = Object.keys(rooms).filter((room) => existsSync(join(root, room)));
  const { output } = await cruise(folders, { ...options, baseDir: root });
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    file: from,
    line: null,
    what: cycle ? ['imports', ...cycle.map(({ name }) => name)].join(' → ') : `imports ${shortened(to)}`,
  }));
}

function shortened(path: string): string {
  return path.replace(/^.*node_modules\//, '');
}
