import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import type { DraftEntry } from '../draft.ts';
import { ingestFolder } from '../ingest-folder.ts';
import { sayPlace } from '../place.ts';
import { RatesAndFees, Terms } from './rates-and-fees.ts';

/** The sample bank as it is kept in the repository. */
export interface SampleBank {
  entries: readonly DraftEntry[];
  table: RatesAndFees;
  terms: Terms;
  /** What ingestion found to complain of, with the file. */
  complaints: readonly string[];
}

export async function readSampleBank(): Promise<SampleBank> {
  const reports = await ingestFolder([pathOf('../sample-bank')]);
  return {
    entries: reports.flatMap((report) => ('entries' in report ? report.entries : [])),
    complaints: reports.flatMap((report) =>
      'refused' in report
        ? [report.refused.say('en')]
        : report.findings.map(({ place, says }) => `${report.file}, ${sayPlace(place, 'en')}: ${says.en}`),
    ),
    ...(await readTables()),
  };
}

export async function readTables(): Promise<Pick<SampleBank, 'table' | 'terms'>> {
  return {
    table: await read('../sample-bank-tables/rates-and-fees.json', RatesAndFees),
    terms: await read('../sample-bank-tables/terms.json', Terms),
  };
}

async function read<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse(await readFile(pathOf(path), 'utf8')));
}

function pathOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
