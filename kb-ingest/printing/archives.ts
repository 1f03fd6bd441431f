import { readFile } from 'node:fs/promises';
import { readTables } from '../quality/sample-bank.ts';
import { type PriceListExtras, priceList } from './price-list.ts';
import { workbookParts } from './sheet.ts';
import { wordParts } from './word.ts';
import type { Part } from './zip.ts';

/** The Word and Excel documents of the sample bank, part by part, from their text forms. */
export async function archives(): Promise<readonly { name: string; parts: readonly Part[] }[]> {
  const { table, terms } = await readTables();
  const extras = JSON.parse(await textOf('price-list-extras.json')) as PriceListExtras;
  return [
    { name: 'debit-card-charter.docx', parts: wordParts(await textOf('debit-card-charter.txt')) },
    { name: 'rates-and-fees.xlsx', parts: workbookParts(priceList(table, terms, extras)) },
  ];
}

function textOf(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8');
}
