import { createCipheriv, createDecipheriv, randomBytes as systemRandomBytes } from 'node:crypto';
import { RefusedPush } from './refused.ts';

/**
 * The platform's encryption of pushes: AES-256-CBC, the first half of the key as its IV, PKCS#7 with blocks of 32 bytes
 * (not AES's 16), around 16 random bytes, the length of the text in 4 bytes (big-endian), the text, and the app id.
 */
export interface Encryption {
  /** Base64. */
  encrypt(text: string): string;
  /** Refuses what was not encrypted for this account with one of its keys. */
  decrypt(cipherText: string): string;
}

const block = 32;
const head = 16 + 4;

interface EncryptionParts {
  appId: string;
  /** EncodingAESKey: 43 letters and digits. The first encrypts; what the others encrypted is still read. */
  keys: readonly [string, ...string[]];
  randomBytes?: (count: number) => Uint8Array;
}

export function openEncryption({ appId, keys, randomBytes = systemRandomBytes }: EncryptionParts): Encryption {
  const [current, ...earlier] = keys.map((key) => Buffer.from(`${key}=`, 'base64')) as [Buffer, ...Buffer[]];

  const decryptWith = (key: Buffer, cipherText: string): string => {
    const sealed = Buffer.from(cipherText, 'base64');
    if (sealed.length === 0 || sealed.length % block !== 0) throw new RefusedPush('broken cipher text');
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(sealed), decipher.final()]);
    const plain = withoutPadding(padded);
    const length = plain.length < head ? -1 : plain.readUInt32BE(16);
    if (length < 0 || head + length > plain.length) throw new RefusedPush('wrong length');
    if (plain.toString('utf8', head + length) !== appId) throw new RefusedPush('wrong app id');
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(plain.subarray(head, head + length));
    } catch {
      throw new RefusedPush('not UTF-8');
    }
  };

  return {
    encrypt(text) {
      const said = Buffer.from(text, 'utf8');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(said.length);
      const plain = Buffer.concat([randomBytes(16), length, said, Buffer.from(appId, 'utf8')]);
      const cipher = createCipheriv('aes-256-cbc', current, current.subarray(0, 16)).setAutoPadding(false);
      return Buffer.concat([cipher.update(withPadding(plain)), cipher.final()]).toString('base64');
    },

    decrypt(cipherText) {
      try {
        return decryptWith(current, cipherText);
      } catch (refused) {
        for (const key of earlier) {
          try {
            return decryptWith(key, cipherText);
          } catch {}
        }
        // What is wrong under the current key is what the log should say.
        throw refused;
      }
    },
  };
}

/** At least one byte and at most a whole block. */
function withPadding(plain: Buffer): Buffer {
  const count = block - (plain.length % block);
  return Buffer.concat([plain, Buffer.alloc(count, count)]);
}

function withoutPadding(padded: Buffer): Buffer {
  const count = padded.at(-1) ?? 0;
  const padding = padded.subarray(padded.length - count);
  if (count < 1 || count > block || count > padded.length || padding.some((byte) => byte !== count))
    throw new RefusedPush('wrong padding');
  return padded.subarray(0, padded.length - count);
}
