import { createHash } from 'node:crypto';
import type { Store } from '#store';
import type { Encryption } from './encryption.ts';
import { RefusedPush } from './refused.ts';
import { isSignedBy } from './signature.ts';
import { readXml } from './xml.ts';

/**
 * Tells the platform's pushes from everybody else's.
 *
 * A genuine push that is sent again is not refused, because the platform itself sends it again: its name makes it the
 * same message (docs/decisions). What is refused is a signature that is wrong, or too old, or covers something else.
 */
export interface Admission {
  /** Checks what signs the address; the body is not worth reading before. */
  admitQuery(query: Query): void;
  /** The XML of a push, decrypted where encryption is set. */
  admitBody(query: Query, body: Uint8Array): Promise<string>;
}

export type Query = Readonly<Record<string, unknown>>;

interface AdmissionParts {
  token: string;
  /** Null: the account is set to plain text. Where it is there, nothing but encrypted pushes is let in. */
  encryption: Encryption | null;
  tickets: Pick<Store['tickets'], 'use'>;
  clock(): Date;
}

/** The platform's retries come within a quarter of a minute; the rest is for clocks that differ. */
const GOOD_FOR_MS = 10 * 60_000;

export function openAdmission({ token, encryption, tickets, clock }: AdmissionParts): Admission {
  /**
   * In plain text the signature covers time and nonce, not the body: the first body that comes with it is the only one
   * that ever does.
   */
  const bindToBody = async (signature: string, body: Uint8Array) => {
    const [at, lapsesAt] = [clock(), new Date(clock().getTime() + 2 * GOOD_FOR_MS)];
    const digest = createHash('sha256').update(body).digest('base64url');
    const sameAgain = !(await tickets.use(`wechat:${signature}:${digest}`, lapsesAt, at));
    if (!sameAgain && !(await tickets.use(`wechat:${signature}`, lapsesAt, at)))
      throw new RefusedPush('signature seen with another body');
  };

  return {
    admitQuery(query) {
      const [signature, timestamp, nonce] = [said(query.signature), said(query.timestamp), said(query.nonce)];
      if (signature === '' || timestamp === '') throw new RefusedPush('no signature');
      if (!isSignedBy(signature, token, timestamp, nonce)) throw new RefusedPush('wrong signature');
      const apart = Math.abs(clock().getTime() - Number(timestamp) * 1_000);
      if (!(apart <= GOOD_FOR_MS)) throw new RefusedPush('expired timestamp');
    },

    async admitBody(query, body) {
      if (!encryption) {
        const xml = decoded(body);
        await bindToBody(said(query.signature), body);
        return xml;
      }
      if (query.encrypt_type !== 'aes') throw new RefusedPush('plain text where encryption is set');
      const cipherText = readXml(decoded(body)).get('Encrypt') ?? '';
      const [timestamp, nonce] = [said(query.timestamp), said(query.nonce)];
      if (!isSignedBy(said(query.msg_signature), token, timestamp, nonce, cipherText))
        throw new RefusedPush('wrong signature');
      return encryption.decrypt(cipherText);
    },
  };
}

/** A name that is given twice in an address is not the platform's. */
function said(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function decoded(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new RefusedPush('not UTF-8');
  }
}
