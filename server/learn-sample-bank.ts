// `npm run learn`: what the sample bank's questions teach, learned once for this checkout, so that no first start has
// to wait for it. A step of the preparation, like building the pages.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openLearning } from '#knowledge';
import { learnedAhead, readSampleBank } from './sample-bank.ts';

const learned = await openLearning()(await readSampleBank());
await mkdir(dirname(learnedAhead), { recursive: true });
await writeFile(learnedAhead, learned);
