/**
 * `npm run hear FILE`: for each of its lines, how likely what would call a person is, in per cent, with a star where it
 * is heard, and everything else that is. For finding what is misheard, before anybody has labelled it.
 */
import { readFileSync } from 'node:fs';
import { heardByRules, ruled } from '../by-rules.ts';
import { hear } from '../hearing.ts';
import { judge } from '../learned/judge.ts';
import { lexicon } from '../learned/lexicon.ts';
import { hears, listen } from '../listen.ts';
import { Reader } from '../reading.ts';

const callsPerson = ['asks-for-person', 'complaint', 'danger'] as const;
const reader = new Reader([...ruled, ...lexicon]);

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: npm run hear FILE, with one message a line.');
  process.exit(1);
}
for (const text of readFileSync(file, 'utf8').split('\n')) {
  if (text.trim() === '') continue;
  const hearing = hear([{ seq: 1, text }]);
  const reading = reader.read(hearing);
  const { likely } = judge(hearing, reading, heardByRules(hearing, reading), null);
  const findings = listen([{ seq: 1, text }]);
  const asked = callsPerson.map(
    (what) => `${what} ${String(Math.round(100 * likely[what])).padStart(3)}${hears(findings, what) ? '*' : ' '}`,
  );
  const besides = findings.flatMap((finding) => {
    if (finding.kind === 'emotion') return [`${finding.emotion} ${finding.strength}`];
    return callsPerson.some((what) => what === finding.kind) ? [] : [finding.kind];
  });
  console.log([...asked, besides.join(', ').padEnd(12), text].join('  '));
}
