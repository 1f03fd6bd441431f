/** `npm run eval -- SUITE FOLDER [--train FILE] [--json]`: how good a part of the product is, on a set of questions. */
import { parseArgs } from 'node:util';
import { abuse } from './suites/abuse.ts';
import { emotion } from './suites/emotion.ts';
import { listening } from './suites/listening.ts';
import { matching } from './suites/matching.ts';
import { NotPresent } from './suites/open-data.ts';
import { policy } from './suites/policy.ts';
import { refusal } from './suites/refusal.ts';
import { writeReport } from './suites/report.ts';
import { retrieval } from './suites/retrieval.ts';
import type { Suite } from './suites/suite.ts';
import { typing } from './suites/typing.ts';

const suites: Record<string, Suite> = { retrieval, refusal, matching, typing, listening, emotion, abuse, policy };
/** Suites whose method can also be trained on a file of its own. */
const trained: readonly string[] = ['emotion', 'abuse'];

const { values: options, positionals: words } = parseArgs({
  options: { json: { type: 'boolean' }, train: { type: 'string' } },
  allowPositionals: true,
});
const [name = '', path] = words;
const suite = suites[name];
if (!suite || path === undefined || words.length > 2 || (options.train !== undefined && !trained.includes(name))) {
  console.error(`用法 usage: npm run eval -- ${Object.keys(suites).join(' | ')} FOLDER [--train FILE] [--json]`);
  process.exit(2);
}
try {
  const outcome = await suite(path, options.train);
  for (const [figure, { value, low, high }] of Object.entries(outcome.figures)) {
    console.log(`${figure.padEnd(24)} ${value.toFixed(3)}   ${low.toFixed(3)} – ${high.toFixed(3)}`);
  }
  console.log(`报告 report: ${writeReport(name, path, outcome)}`);
  if (options.json) console.log(JSON.stringify(outcome.line));
  process.exit(0);
} catch (error) {
  if (!(error instanceof NotPresent)) throw error;
  console.error(error.message);
  process.exit(3);
}
