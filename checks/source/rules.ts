import type { Violation } from '../rule.ts';
import { filesOf } from '../tree.ts';
import { environmentRule } from './environment.ts';
import { hiddenImportRule } from './hidden-import.ts';
import type { SourceRule } from './source-rule.ts';
import { testRule } from './tests.ts';
import { textRules } from './text.ts';
import { transactionRule } from './transaction.ts';

/** Every rule that needs no more than one file to see that it is broken. */
export const sourceRules: readonly SourceRule[] = [
  ...textRules,
  environmentRule,
  transactionRule,
  hiddenImportRule,
  testRule,
];

/** Every place in a tree that one of these rules refuses. */
export function refusedSource(root: string): Violation[] {
  return filesOf(root).flatMap((file) =>
    sourceRules.flatMap((rule) => rule.look(file).map((spot) => ({ ...spot, rule: rule.name, file: file.path }))),
  );
}
