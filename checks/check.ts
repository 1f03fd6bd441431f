import type { Rule, Violation } from './rule.ts';

/** One line of `npm run check`, and what stands under it when it fails. */
export interface Check {
  name: string;
  /** What it looks at, in a few words: said when it passes. */
  looksAt: string;
  /** What is wrong, a paragraph each; nothing if all is well. */
  run(): Promise<readonly string[]>;
}

/** Violations as paragraphs, one for each rule: what is refused, how to mend it, and where. */
export function explained(violations: readonly Violation[], rules: readonly Rule[]): string[] {
  return rules.flatMap(({ name, refuses, mend }) => {
    const places = violations.filter(({ rule }) => rule === name).map(told);
    return places.length === 0 ? [] : [[`${name}`, `Refused: ${refuses}`, `To mend: ${mend}`, ...places].join('\n')];
  });
}

function told({ file, line, what }: Violation): string {
  return `  ${line === null ? file : `${file}:${line}`} ${what}`;
}
