import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { Refusal } from '#conversation';

/** How many random bytes a caller brings as salt. */
export const SALT_BYTES = 16;

const shortestPassword = 12;
const hashBytes = 32;
/** N = 2^15, r = 8, p = 1: OWASP's password storage cheat sheet lists 2^15 with p = 3 and 2^17 with p = 1; this is 32 MB and some 80 ms. */
const cost = { N: 2 ** 15, r: 8, p: 1 } as const;

/** Refuses 'weak-password'. Characters are counted as people see them typed: code points. */
export function demandStrength(password: string): void {
  if ([...password.normalize('NFKC')].length < shortestPassword) throw new Refusal('weak-password');
}

/** `scrypt$N=32768,r=8,p=1$SALT$HASH`, both in base64: the parameters stand with the hash, so that they may grow. */
export async function hashPassword(password: string, salt: Uint8Array): Promise<string> {
  const hash = await derive(password, salt, cost);
  return `scrypt$N=${cost.N},r=${cost.r},p=${cost.p}$${base64(salt)}$${base64(hash)}`;
}

/** Takes the same time whatever the password is. */
export async function matchesPassword(password: string, stored: string): Promise<boolean> {
  const [, N, r, p, salt, hash] = /^scrypt\$N=(\d+),r=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored) ?? [];
  if (!salt || !hash) throw new Error('A stored password hash is not in the format scrypt$N=,r=,p=$SALT$HASH.');
  const derived = await derive(password, Buffer.from(salt, 'base64'), { N: Number(N), r: Number(r), p: Number(p) });
  return timingSafeEqual(derived, Buffer.from(hash, 'base64'));
}

/** What an unknown account is checked against, so that it takes as long as a known one. No password matches it. */
export const decoyHash = `scrypt$N=${cost.N},r=${cost.r},p=${cost.p}$${base64(new Uint8Array(SALT_BYTES))}$${base64(new Uint8Array(hashBytes))}`;

function derive(password: string, salt: Uint8Array, parameters: ScryptOptions): Promise<Buffer> {
  // The same characters typed on two keyboards may differ in code points: NFKC makes them one.
  const typed = password.normalize('NFKC');
  return new Promise((resolve, reject) => {
    scrypt(typed, salt, hashBytes, { ...parameters, maxmem: 64 * 2 ** 20 }, (failure, key) =>
      failure ? reject(failure) : resolve(key),
    );
  });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
