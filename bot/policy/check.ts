import { z } from 'zod';
import { type PolicyFault, PolicyTable } from '#conversation/wire';
import { faultsOf } from './faults.ts';

const says = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** What is wrong with what somebody made of a table: where it is none at all, what its form lacks. */
export function checkPolicy(given: unknown): readonly PolicyFault[] {
  const read = PolicyTable.safeParse(given, { error: says.zh });
  if (read.success) return faultsOf(read.data);
  const english = PolicyTable.safeParse(given, { error: says.en }).error?.issues ?? [];
  return read.error.issues.map(({ path, message }, place) => {
    const [part, name, ...field] = path;
    const inPart = part === 'rows' || part === 'phrases';
    const where = (inPart ? field : path).join('.');
    return {
      row: part === 'rows' ? rowName(given, Number(name)) : null,
      phrase: part === 'phrases' ? String(name) : null,
      zh: `“${where}”填写有误：${message}。`,
      en: `“${where}” is not acceptable: ${english[place]?.message ?? message}.`,
    };
  });
}

function rowName(given: unknown, place: number): string {
  const { rows } = given as { rows: readonly ({ id?: unknown } | null)[] };
  const id = rows[place]?.id;
  return typeof id === 'string' ? id : String(place + 1);
}
