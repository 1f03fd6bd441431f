import { fileURLToPath } from 'node:url';
import { ingestFolder, publish } from '#kb-ingest';
import type { Foundation } from './foundation.ts';

/** The knowledge of the sample bank, for a store that has none: so that the first start answers questions. */
export async function publishSampleBank({
  store,
  log,
  clock,
}: Pick<Foundation, 'store' | 'log' | 'clock'>): Promise<void> {
  if ((await store.editions.live()) !== null) return;
  const reports = await ingestFolder([fileURLToPath(new URL('../kb-ingest/sample-bank', import.meta.url))]);
  const entries = reports.flatMap((report) => {
    if ('refused' in report) throw report.refused;
    return report.entries;
  });
  const edition = await publish({ store: store.editions, entries, by: 'sample bank', at: clock(), sample: true });
  log.info({ edition, entries: entries.length }, 'the sample bank is published');
}
