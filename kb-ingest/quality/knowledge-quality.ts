// `npm run knowledge-quality`: what the sample bank is worth as knowledge, in figures, and what is wrong in it.
import { entryFaults, type Fault } from './entry-faults.ts';
import { heldOutRecall } from './held-out.ts';
import { disagreements } from './rates-and-fees.ts';
import { readSampleBank } from './sample-bank.ts';
import { skeletonsOf } from './skeletons.ts';
import { medianLikeness } from './variety.ts';

const { entries, table, terms, complaints } = await readSampleBank();
const lexicon = [...terms.map(({ term }) => term), ...entries.map(({ category }) => category)];
const { counted, bareNames, questions } = skeletonsOf(entries, lexicon);
const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

console.log(
  `${entries.length} entries, ${questions} similar questions, ${table.length} rates and fees, ${terms.length} terms`,
);
console.log(`most frequent question skeletons (at most 1 %), beside ${percent(bareNames / questions)} lone names:`);
for (const { skeleton, times } of counted.slice(0, 10)) console.log(`  ${percent(times / questions)}  ${skeleton}`);
console.log(`median likeness of an entry's questions (at most 0.4): ${medianLikeness(entries).toFixed(3)}`);
console.log(`held-out BM25 R@1 (below 0.85): ${heldOutRecall(entries).toFixed(3)}`);

const faults: readonly Fault[] = [...entryFaults(entries), ...disagreements(entries, table)];
for (const complaint of complaints) console.log(complaint);
for (const { entry, says } of faults) console.log(`${entry} ${says}`);
console.log(`${complaints.length + faults.length} faults`);
