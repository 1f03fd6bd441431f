import { publishLittle, runCommand, startProduct } from '../product.ts';
import { askOnce } from './drill.ts';
import { type Migration, makeOlderRecord } from './older-record.ts';
import { countTables, type Place } from './places.ts';

/**
 * Makes a record as an earlier version left it, upgrades it with the operators' command, counts both sides, opens it
 * and asks a question. Returns what was wrong, in sentences.
 */
export async function runUpgrade(
  place: Place,
  from: Migration,
  settings: Record<string, string>,
  say: (line: string) => void,
): Promise<string[]> {
  const wrong: string[] = [];
  const environment = {
    ...settings,
    ...place.environment,
    XIANTING_KEY: '4'.repeat(64),
    XIANTING_QUIET_MS: '0',
    XIANTING_LOG_LEVEL: 'error',
  };
  const before = await place.ask(async (query) => {
    await makeOlderRecord(query, from);
    return countTables(query);
  });
  const { code, said } = await runCommand('upgrade', [], environment);
  say(said.trimEnd());
  if (code !== 0) return [`npm run upgrade from ${from.tag} ended with ${code}: ${said}`];
  const after = await place.ask(countTables);
  for (const [table, rows] of Object.entries(before))
    if (after[table] !== rows) wrong.push(`${from.tag}: ${table} had ${rows} rows, and has ${after[table]}.`);
  const again = await runCommand('upgrade', [], environment);
  if (!/up to date/.test(again.said)) wrong.push(`A second upgrade found something to do: ${again.said}`);
  await publishLittle(environment);
  const product = await startProduct('embedded', environment);
  try {
    say(`Opened after the upgrade from ${from.tag}: ${await askOnce(product.address, '年费多少')}`);
  } finally {
    await product.stop();
  }
  return wrong;
}
