import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';
import { findMissing, missingSentence } from './programs.ts';

/** Vitest's last words, for people and for scripts: what could not run on this machine, and "N passed, N failed". */
export class ClosingLines implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    const sentence = missingSentence(findMissing());
    if (sentence !== null) console.log(sentence);
    console.log(counted(modules, errors, reason));
  }
}

/** A file or group that cannot be set up, an error outside any test and a run without a test are failures, too. */
function counted(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): string {
  const results = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
  const count = (state: string) => results.filter((result) => result === state).length;
  const groups = modules.flatMap((module) => [module, ...module.children.allSuites()]);
  const broken = groups.filter((group) => group.errors().length > 0).length;
  const failed = count('failed') + broken + errors.length;
  const skipped = results.length - count('passed') - count('failed');
  const closing = `${count('passed')} passed, ${failed === 0 && reason !== 'passed' ? 1 : failed} failed`;
  return skipped === 0 ? closing : `${closing}, ${skipped} skipped`;
}
