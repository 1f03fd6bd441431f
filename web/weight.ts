import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a customer's phone loads before the first question can be asked, compressed: 40 KB. */
export const widgetBudget = 40 * 1024;

export interface Weight {
  file: string;
  /** Bytes, compressed with gzip. */
  bytes: number;
}

/** Every file that a built page loads by itself, the page included. */
export async function weigh(folder: string, page: string): Promise<readonly Weight[]> {
  const html = await readFile(join(folder, page), 'utf8');
  const loaded = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].flatMap(([, file]) => file ?? []);
  return Promise.all(
    [page, ...loaded].map(async (file) => ({ file, bytes: gzipSync(await readFile(join(folder, file))).length })),
  );
}

export function sum(weights: readonly Weight[]): number {
  return weights.reduce((all, { bytes }) => all + bytes, 0);
}
