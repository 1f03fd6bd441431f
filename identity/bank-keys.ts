import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { Refusal } from '#conversation';

/** A public key of the bank's backend, and the one algorithm it is accepted with. */
export interface BankKey {
  /** A JWK's own name; null for PEM. */
  kid: string | null;
  algorithm: Algorithm;
  key: KeyObject;
}

export const algorithms = ['EdDSA', 'ES256', 'RS256'] as const;
type Algorithm = (typeof algorithms)[number];

/**
 * Reads public keys from PEM (one block or several) or from a JWK or JWKS. Refuses 'bad-setting' for anything else: a
 * private key, a symmetric one, a curve or size that none of the three algorithms takes.
 */
export function readBankKeys(text: string): readonly BankKey[] {
  const keys = text.trim().startsWith('{') ? readJwks(text) : readPem(text);
  if (keys.length === 0) throw unusable('没有找到公钥，应为 PEM 或 JWK(S) (no public key found: PEM or JWK(S))');
  return keys;
}

function readPem(text: string): BankKey[] {
  if (/PRIVATE KEY/.test(text)) throw unusable('这是私钥，只应提供公钥 (this is a private key; give the public one)');
  const blocks = text.match(/-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----/g) ?? [];
  return blocks.map((block) => toBankKey(null, () => createPublicKey(block)));
}

function readJwks(text: string): BankKey[] {
  let read: { keys?: unknown };
  try {
    read = JSON.parse(text) as typeof read;
  } catch (cause) {
    throw unusable('不是有效的 JSON (not valid JSON)', cause);
  }
  const jwks = (Array.isArray(read.keys) ? read.keys : [read]) as (JsonWebKey & { kid?: unknown })[];
  return jwks.map((jwk) => {
    if (typeof jwk !== 'object' || jwk === null) throw unusable('不是 JWK (not a JWK)');
    if ('d' in jwk || 'k' in jwk) throw unusable('这是私钥，只应提供公钥 (this is a private key; give the public one)');
    return toBankKey(typeof jwk.kid === 'string' ? jwk.kid : null, () => createPublicKey({ key: jwk, format: 'jwk' }));
  });
}

function toBankKey(kid: string | null, read: () => KeyObject): BankKey {
  let key: KeyObject;
  try {
    key = read();
  } catch (cause) {
    throw unusable('其中有无法读取的公钥 (one of the keys cannot be read)', cause);
  }
  return { kid, algorithm: algorithmOf(key), key };
}

function algorithmOf(key: KeyObject): Algorithm {
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ed25519') return 'EdDSA';
  if (key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1') return 'ES256';
  // RFC 7518, 3.3: 2048 bits at least.
  if (key.asymmetricKeyType === 'rsa' && modulusLength >= 2048) return 'RS256';
  throw unusable('只支持 Ed25519、P-256 和 2048 位以上的 RSA (only Ed25519, P-256, and RSA of 2048 bits or more)');
}

function unusable(why: string, cause?: unknown): Refusal {
  return new Refusal('bad-setting', { name: 'XIANTING_BANK_KEYS', why }, cause);
}
