import { createHmac } from 'node:crypto';
import type { AuditRecord } from './record.ts';

/** A record with its place in the chain, as the trail keeps it. */
export type ChainedRecord = AuditRecord & { hash: string };

/** What stands in for the hash before the first record. */
export const auditStart = '';

/**
 * The hash that chains a record to the one before: HMAC-SHA-256, in hexadecimal, over both in one canonical form.
 * Without the key nobody who can write to the store can make a changed trail fit.
 *
 * @param previous the hash of the record before, `auditStart` for the first
 */
export function chainAudit(key: Uint8Array, previous: string, record: AuditRecord): string {
  const { at, actor, act, subject, details } = record;
  const chained = canonical({ previous, record: { at, actor, act, subject, details } });
  return createHmac('sha256', key).update(chained).digest('hex');
}

/**
 * Null where the records follow each other unbroken; else the place of the first that does not fit: it was changed,
 * or one before it was removed, added or moved.
 *
 * @param records oldest first
 * @param part where `records` are not the whole trail: `after` is the hash before the first of them. `newest` is the
 * hash that the last one must have, as noted elsewhere: only by it does a missing end show (at `records.length`).
 */
export function verifyAudit(
  key: Uint8Array,
  records: readonly ChainedRecord[],
  { after = auditStart, newest }: { after?: string; newest?: string } = {},
): { index: number } | null {
  let previous = after;
  for (const [index, record] of records.entries()) {
    if (chainAudit(key, previous, record) !== record.hash) return { index };
    previous = record.hash;
  }
  return newest === undefined || newest === previous ? null : { index: records.length };
}

/**
 * JSON with sorted keys and no spaces. What went through a store comes out the same: PostgreSQL's jsonb does not keep
 * the order of keys.
 */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
