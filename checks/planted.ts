import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Violation } from './rule.ts';
import { filesOf } from './tree.ts';

/**
 * The proof that a rule bites. `planted/clean` is a small house in which everything is in order; `planted/RULE` are
 * files that break one rule. Laid over the clean house, each of them must be refused, by that rule and by no other.
 */
const planted = join(import.meta.dirname, 'planted');
const project = join(import.meta.dirname, '..');

export type Look = (root: string) => Violation[] | Promise<Violation[]>;

/** What is wrong with the rules of these names, each looked for by `look`; nothing if each bites what it should. */
export async function unproven(rules: readonly string[], look: Look): Promise<string[]> {
  const trees = mkdtempSync(join(tmpdir(), 'xianting-planted-'));
  try {
    const complaints = (await look(laid(trees, 'clean'))).map((found) => `the clean tree is refused: ${told(found)}`);
    for (const rule of rules) complaints.push(...(await unprovenRule(rule, trees, look)));
    return complaints;
  } finally {
    rmSync(trees, { recursive: true, force: true });
  }
}

/** Folders of planted violations that no rule is named for. */
export function strayPlants(rules: readonly string[]): string[] {
  return readdirSync(planted)
    .filter((name) => name !== 'clean' && !rules.includes(name))
    .map((name) => `planted/${name} is named for no rule`);
}

async function unprovenRule(rule: string, trees: string, look: Look): Promise<string[]> {
  if (!readdirSync(planted).includes(rule)) return [`${rule} has no planted violation: make checks/planted/${rule}`];
  const refused = await look(laid(trees, rule));
  const missed = filesOf(join(planted, rule)).filter(
    ({ path }) => !refused.some((found) => found.rule === rule && (found.file === path || found.what.includes(path))),
  );
  return [
    ...missed.map(({ path }) => `${rule} does not refuse planted/${rule}/${path}`),
    ...refused
      .filter((found) => found.rule !== rule)
      .map((found) => `planted/${rule} breaks another rule, too: ${told(found)}`),
  ];
}

/** The clean house with the planted files in it, beside the real packages. */
function laid(trees: string, name: string): string {
  const root = join(trees, name);
  cpSync(join(planted, 'clean'), root, { recursive: true });
  cpSync(join(planted, name), root, { recursive: true });
  cpSync(join(project, 'package.json'), join(root, 'package.json'));
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'), 'dir');
  return root;
}

function told({ rule, file, what }: Violation): string {
  return `${file} ${what} (${rule})`;
}
