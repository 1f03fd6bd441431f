import { z } from 'zod';
import type { Entry } from '#knowledge';
import type { Fault } from './entry-faults.ts';

const Day = z.iso.date();

/** A rate, fee, limit or period as the house publishes it, and the entries that name it. */
export const RatesAndFees = z.array(
  z.strictObject({
    id: z.string(),
    /** The heading it stands under in the published table. */
    group: z.string(),
    name: z.string(),
    /** In its unit; 0: free of charge. */
    value: z.number(),
    unit: z.string(),
    text: z.string(),
    effectiveFrom: Day,
    entries: z.array(z.string()),
    source: z.string(),
  }),
);
export type RatesAndFees = z.infer<typeof RatesAndFees>;

/** A banking word in plain words, dated. */
export const Terms = z.array(
  z.strictObject({ term: z.string(), plain: z.string(), category: z.string(), source: z.string(), date: Day }),
);
export type Terms = z.infer<typeof Terms>;

/**
 * Where answers and the table disagree, looked for from both sides: an entry that the table names must say the value;
 * and a rate or an amount in a clause that speaks of a fee or rate must stand in the table, in a row for that entry.
 */
export function disagreements(entries: readonly Entry[], table: RatesAndFees): readonly Fault[] {
  const byId = new Map(entries.map((entry) => [entry.id as string, entry]));
  const unsaid = table.flatMap(({ id, value, unit, entries: named }) =>
    named.flatMap((entry): readonly Fault[] => {
      const answer = byId.get(entry)?.answer;
      if (answer === undefined) return [{ entry, says: `is named by the row ${id} of the table, and does not exist` }];
      return says(answer, value, unit)
        ? []
        : [{ entry, says: `does not say what the row ${id} says: ${value} ${unit}` }];
    }),
  );
  const unlisted = entries.flatMap(({ id, answer }) => {
    const listed = table
      .filter(({ entries: named }) => named.includes(id))
      .flatMap(({ value, text }) => [value, ...numbersIn(text).map(({ value: also }) => also)]);
    return chargedIn(answer)
      .filter(({ value }) => value !== 0 && !listed.includes(value))
      .map(
        ({ written, clause }): Fault => ({ entry: id, says: `says ${written}, which no row for it has: ${clause}` }),
      );
  });
  return [...unsaid, ...unlisted];
}

function says(answer: string, value: number, unit: string): boolean {
  if (value === 0) return /免|不(?:另|再)?收|不需要/u.test(answer);
  return numbersIn(answer).some((found) => found.value === value && (unit !== '%' || found.isShare));
}

interface Figure {
  written: string;
  value: number;
  isShare: boolean;
}

/** Numbers as they are written: 5万元 is 50000, 0.60% is a share of 0.6, 2,000 is 2000. */
function numbersIn(text: string): readonly Figure[] {
  return [...text.matchAll(NUMBERS)].map(([written, digits = '', scale, share]) => ({
    written,
    value: Number((Number(digits.replaceAll(',', '')) * (SCALES[scale ?? ''] ?? 1)).toFixed(6)),
    isShare: share !== undefined,
  }));
}

const NUMBERS = /(\d[\d,]*(?:\.\d+)?)(万|亿)?(%)?/gu;
const SCALES: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** The shares and amounts of money in clauses that speak of a fee or a rate; worked examples are not price lists. */
function chargedIn(answer: string): readonly (Figure & { clause: string })[] {
  return answer
    .split(/[。\n]/u)
    .filter((sentence) => !/例如|举例|比如/u.test(sentence))
    .flatMap((sentence) => sentence.split(/[；;]/u))
    .filter((clause) => CHARGES.test(clause))
    .flatMap((clause) =>
      [...clause.matchAll(CHARGED)].flatMap(([written]) =>
        numbersIn(written).map((figure) => ({ ...figure, written, clause })),
      ),
    );
}

const CHARGES = /利率|费率|手续费|工本费|年费|服务费|管理费|违约金|电讯费|转换费|每期利息|罚息|每份|收取/u;
const CHARGED = /\d[\d,]*(?:\.\d+)?(?:万|亿)?(?:%|元)/gu;
