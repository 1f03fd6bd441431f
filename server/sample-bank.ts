import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type DraftEntry, ingestFolder, publish } from '#kb-ingest';
import { LEARNED_NAME } from '#knowledge';
import type { Foundation } from './foundation.ts';

/** Where `npm run learn` leaves what the sample bank's questions teach. */
export const learnedAhead = fileURLToPath(new URL('../.xianting-sample-bank/learned', import.meta.url));

/** The knowledge of the sample bank, for a store that has none: so that the first start answers questions. */
export async function publishSampleBank({
  store,
  log,
  clock,
}: Pick<Foundation, 'store' | 'log' | 'clock'>): Promise<void> {
  if ((await store.editions.live()) !== null) return;
  const entries = await readSampleBank();
  const edition = await publish({ store: store.editions, entries, by: 'sample bank', at: clock(), sample: true });
  // What fits neither these entries nor this program is found out when it is read, and learned anew.
  const learned = await readFile(learnedAhead).catch(() => null);
  if (learned) await store.editions.keepArtefact(edition, LEARNED_NAME, learned);
  log.info({ edition, entries: entries.length }, 'the sample bank is published');
}

/** Its entries, in the order of its files; a file that cannot be read is refused. */
export async function readSampleBank(): Promise<readonly DraftEntry[]> {
  const reports = await ingestFolder([fileURLToPath(new URL('../kb-ingest/sample-bank', import.meta.url))]);
  return reports.flatMap((report) => {
    if ('refused' in report) throw report.refused;
    return report.entries;
  });
}
