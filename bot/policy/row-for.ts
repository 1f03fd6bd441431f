import type { Customer, Finding } from '#conversation';
import type { HeardCondition, PolicyRow, PolicyTable } from '#conversation/wire';

/** What the conditions of a row are asked of. */
export interface Facts {
  heard: readonly Finding[];
  /** Whether the turn says yes to the person the bot offered. */
  acceptsPerson: boolean;
  /** What was heard in each earlier message since a person last spoke, message by message. */
  heardBefore(): readonly (readonly Finding[])[];
  customer: Pick<Customer, 'tier' | 'birthYear'>;
  channel: string;
  at: Date;
}

/** The first row that fits; it decides alone. Null: nothing that was heard calls for anything. */
export function rowFor(table: PolicyTable, facts: Facts): PolicyRow | null {
  return table.rows.find((row) => fits(row, facts, table)) ?? null;
}

function fits({ when }: PolicyRow, facts: Facts, table: PolicyTable): boolean {
  const { heard, acceptsPerson, customer, channel, at } = facts;
  return (
    when.heard.every((condition) =>
      condition.kind === 'accepts-person' ? acceptsPerson : heard.some((finding) => meets(finding, condition)),
    ) &&
    (when.tiers === undefined || when.tiers.includes(customer.tier)) &&
    (when.older === undefined || when.older === isOlder(customer, at, table)) &&
    (when.channels === undefined || when.channels.includes(channel)) &&
    (when.hours === undefined || (when.hours === 'inside') === isOfficeHour(at, table)) &&
    (when.times === undefined || when.times <= timesHeard(when.heard[0], facts))
  );
}

/** Whether a finding is one that a condition asks for. */
export function meets(finding: Finding, condition: HeardCondition): boolean {
  if (finding.kind !== condition.kind) return false;
  if (condition.probability !== undefined && finding.probability < condition.probability) return false;
  switch (condition.kind) {
    case 'danger':
      return finding.kind === 'danger' && among(finding.danger, condition.dangers);
    case 'complaint':
      return (
        finding.kind === 'complaint' &&
        among(finding.grade, condition.grades) &&
        among(finding.against, condition.against)
      );
    case 'emotion':
      return (
        finding.kind === 'emotion' &&
        among(finding.emotion, condition.emotions) &&
        finding.strength >= (condition.strength ?? 1)
      );
    default:
      return true;
  }
}

function among<Word>(word: Word, list: readonly Word[] | undefined): boolean {
  return list === undefined || list.includes(word);
}

/** In how many messages it was heard: the earlier ones, and those of this turn that are its evidence. */
function timesHeard(condition: HeardCondition | undefined, { heard, heardBefore }: Facts): number {
  if (condition === undefined || condition.kind === 'accepts-person') return 1;
  const now = heard.filter((finding) => meets(finding, condition)).flatMap(({ evidence }) => evidence);
  const before = heardBefore().filter((findings) => findings.some((finding) => meets(finding, condition)));
  return before.length + new Set(now.map(({ seq }) => seq)).size;
}

/** The bank's time: UTC+8. */
function bankTime(at: Date): Date {
  return new Date(at.getTime() + 8 * 3_600_000);
}

/** By the year of birth: from January of the year in which the age is reached. Whose year nobody knows is not. */
export function isOlder({ birthYear }: Facts['customer'], at: Date, { olderFrom }: PolicyTable): boolean {
  return birthYear !== null && bankTime(at).getUTCFullYear() - birthYear >= olderFrom;
}

function isOfficeHour(at: Date, { officeHours: { days, from, to } }: PolicyTable): boolean {
  const there = bankTime(at);
  const time = there.toISOString().slice(11, 16);
  return days.includes(there.getUTCDay() || 7) && from <= time && time < to;
}
