import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { Refusal } from '#conversation';

/**
 * Authenticated encryption with AES-256-GCM (NIST SP 800-38D). An envelope is
 * version (1 byte) · mark (4) · nonce (12) · ciphertext · tag (16).
 * The mark says which key closed it; it and the version are authenticated with what the envelope is `for`.
 */
const version = 1;
const markLength = 4;
const nonceLength = 12;
const tagLength = 16;
const headLength = 1 + markLength + nonceLength;

export type RandomBytes = (count: number) => Uint8Array;

export interface EnvelopeKey {
  key: KeyObject;
  /** Four bytes that tell this key from others of the same customer. */
  mark: Uint8Array;
}

export function close(
  { key, mark }: EnvelopeKey,
  purpose: string,
  contents: Uint8Array,
  randomBytes: RandomBytes,
): Uint8Array {
  const nonce = randomBytes(nonceLength);
  const head = Buffer.concat([Uint8Array.of(version), mark, nonce]);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(boundTo(head, purpose));
  return Buffer.concat([head, cipher.update(contents), cipher.final(), cipher.getAuthTag()]);
}

/** Refuses 'seal-broken' where a byte was changed, or the key or the purpose is another. */
export function open({ key }: EnvelopeKey, purpose: string, envelope: Uint8Array): Buffer {
  try {
    if (envelope.length < headLength + tagLength) throw new Error('The envelope is too short.');
    if (envelope[0] !== version) throw new Error(`Envelopes of version ${envelope[0]} are not known.`);
    const head = envelope.subarray(0, headLength);
    const tagFrom = envelope.length - tagLength;
    const nonce = head.subarray(headLength - nonceLength);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
    decipher.setAAD(boundTo(head, purpose));
    decipher.setAuthTag(envelope.subarray(tagFrom));
    return Buffer.concat([decipher.update(envelope.subarray(headLength, tagFrom)), decipher.final()]);
  } catch (cause) {
    throw new Refusal('seal-broken', cause);
  }
}

/** Whether the envelope says that this key closed it. Only `open` proves it. */
export function isMarkedBy({ mark }: EnvelopeKey, envelope: Uint8Array): boolean {
  return Buffer.compare(envelope.subarray(1, 1 + markLength), mark) === 0;
}

function boundTo(head: Uint8Array, purpose: string): Buffer {
  return Buffer.concat([head, Buffer.from(purpose, 'utf8')]);
}
