import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';

/** Who the bank says somebody is. */
export interface Named {
  customerId: string;
  tier: 'standard' | 'gold' | 'vip';
  birthYear?: number;
  assurance: 'signed-in' | 'stepped-up';
}

/** A bank whose word the product believes: it signs who a customer is. */
export class SampleBank {
  readonly #keys = generateKeyPairSync('ed25519');

  /** PEM, as XIANTING_BANK_KEYS takes it. */
  get publicKey(): string {
    return this.#keys.publicKey.export({ type: 'spki', format: 'pem' }) as string;
  }

  says(named: Named): Promise<string> {
    return new SignJWT({ ...named })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setAudience('xianting')
      .setExpirationTime('5m')
      .sign(this.#keys.privateKey);
  }
}
