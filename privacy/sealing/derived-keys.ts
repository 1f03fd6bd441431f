import { createHash, createSecretKey, hkdfSync } from 'node:crypto';
import { Refusal } from '#conversation';
import type { EnvelopeKey } from './envelope.ts';

/** HKDF-SHA-256 (RFC 5869) without salt: one key for each label, none of which tells the master key or another. */
function derive(masterKey: Uint8Array, label: string, length: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(), label, length));
}

/** The key that chains the audit trail: see `chainAudit`. */
export function auditKey(masterKey: Uint8Array): Uint8Array {
  return derive(masterKey, 'xianting audit', 32);
}

/** A short value that tells this master key from another and tells nothing else about it: kept in the store. */
export function keyCheck(masterKey: Uint8Array): string {
  return Buffer.from(derive(masterKey, 'xianting key check', 8)).toString('hex');
}

/** Refuses 'key-mismatch' where the store was made with another master key. @param stored the store's `keyCheck` */
export function requireMatchingKey(masterKey: Uint8Array, stored: string): void {
  if (keyCheck(masterKey) !== stored) throw new Refusal('key-mismatch');
}

export function envelopeKey(bytes: Uint8Array): EnvelopeKey {
  const mark = createHash('sha256').update('xianting key mark').update(bytes).digest().subarray(0, 4);
  // A KeyObject keeps the bytes outside the JavaScript heap, and prints as nothing.
  return { key: createSecretKey(bytes), mark };
}
