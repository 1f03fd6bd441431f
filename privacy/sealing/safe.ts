import { randomBytes as systemRandomBytes } from 'node:crypto';
import { envelopeKey } from './derived-keys.ts';
import { close, open, type RandomBytes } from './envelope.ts';

/** Seals the house's own secrets (an access token), which are no customer's. */
export interface Safe {
  seal(text: string): Uint8Array;
  /** Refuses 'seal-broken' where it was tampered with, or sealed with another secret or for another purpose. */
  open(sealed: Uint8Array): string;
}

/** @param secret 32 bytes, the same in every process @param purpose what is sealed can be opened for nothing else */
export function openSafe(secret: Uint8Array, purpose: string, randomBytes: RandomBytes = systemRandomBytes): Safe {
  const key = envelopeKey(secret);
  return {
    seal: (text) => close(key, purpose, Buffer.from(text, 'utf8'), randomBytes),
    open: (sealed) => open(key, purpose, sealed).toString('utf8'),
  };
}
