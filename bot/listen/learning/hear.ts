/**
 * `npm run hear FILE`: for each of its lines, how likely what would call a person is, in per cent, with a star where it
 * is heard, and everything else that is. For finding what is misheard, before anybody has labelled it.
 */
import { readFileSync } from 'node:fs';
import { callsPerson } from '../learned/judge.ts';
import { hears, listenClosely } from '../listen.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: npm run hear FILE, with one message a line.');
  process.exit(1);
}
for (const text of readFileSync(file, 'utf8').split('\n')) {
  const { heard: findings, likely } = listenClosely([{ seq: 1, text }]);
  if (likely === null) continue;
  const asked = callsPerson.map(
    (what) => `${what} ${String(Math.round(100 * likely[what])).padStart(3)}${hears(findings, what) ? '*' : ' '}`,
  );
  const besides = findings.flatMap((finding) => {
    if (finding.kind === 'emotion') return [`${finding.emotion} ${finding.strength}`];
    return callsPerson.some((what) => what === finding.kind) ? [] : [finding.kind];
  });
  console.log([...asked, besides.join(', ').padEnd(12), text].join('  '));
}
