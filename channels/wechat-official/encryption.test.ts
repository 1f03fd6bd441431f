import { createCipheriv, createDecipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import Independent from 'wechat-crypto';
import { openEncryption } from './encryption.ts';
import { RefusedPush } from './refused.ts';
import { isSignedBy, signatureOf } from './signature.ts';

const appId = 'wxb11529c136998cb6';
const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const other = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
const ours = openEncryption({ appId, keys: [key] });
const independent = new Independent('pamtest', key, appId);

/** Encrypts bytes as they are, whatever is wrong with them. */
function encryptRaw(plain: Buffer): string {
  const bytes = Buffer.from(`${key}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', bytes, bytes.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}
function plainOf(cipherText: string): Buffer {
  const bytes = Buffer.from(`${key}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', bytes, bytes.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([decipher.update(cipherText, 'base64'), decipher.final()]);
}
const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (refused) {
    return refused instanceof RefusedPush ? refused.reason : refused;
  }
  return null;
};

describe('the encryption of pushes', () => {
  it('makes what the platform’s published example makes', () => {
    const randomBytes = () => Buffer.from('aaaabbbbccccdddd');
    expect(openEncryption({ appId, keys: [key], randomBytes }).encrypt('我是中文abcd123')).toBe(
      'jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==',
    );
  });

  it('reads the published message of the sister platform', () => {
    const cipherText =
      'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==';
    const xml = openEncryption({ appId: 'wx5823bf96d3bd56c7', keys: [other] }).decrypt(cipherText);
    expect(xml).toContain('<Content><![CDATA[hello]]></Content>');
  });

  it.each(Array.from({ length: 64 }, (_, length) => length))(
    'agrees with an independent implementation both ways on a text of %i bytes',
    (length) => {
      const text = 'x'.repeat(length);
      expect(independent.decrypt(ours.encrypt(text))).toEqual({ message: text, id: appId });
      expect(ours.decrypt(independent.encrypt(text))).toBe(text);
      // Blocks of 32, and a whole one where nothing is left over.
      const padded = plainOf(ours.encrypt(text));
      expect(padded.length % 32).toBe(0);
      expect(padded.at(-1)).toBe(32 - ((16 + 4 + length + appId.length) % 32));
    },
  );

  it('brings back whatever text was put in', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(fc.property(text, (said) => ours.decrypt(ours.encrypt(said)) === said));
  });

  it('reads what an earlier key encrypted while it is kept, and not afterwards', () => {
    const before = openEncryption({ appId, keys: [other] }).encrypt('旧');
    expect(openEncryption({ appId, keys: [key, other] }).decrypt(before)).toBe('旧');
    expect(refusal(() => ours.decrypt(before))).not.toBeNull();
  });

  it.each<[string, () => string, string]>([
    ['another account’s', () => openEncryption({ appId: 'wx0', keys: [key] }).encrypt('x'), 'wrong app id'],
    ['nothing', () => '', 'broken cipher text'],
    ['half a block', () => Buffer.alloc(16).toString('base64'), 'broken cipher text'],
    ['no padding', () => encryptRaw(Buffer.alloc(32)), 'wrong padding'],
    ['padding longer than a block', () => encryptRaw(Buffer.alloc(64, 33)), 'wrong padding'],
    ['padding that differs', () => encryptRaw(Buffer.concat([Buffer.alloc(30), Buffer.of(3, 2)])), 'wrong padding'],
    ['nothing but padding', () => encryptRaw(Buffer.alloc(32, 32)), 'wrong length'],
    [
      'a length beyond the end',
      () => encryptRaw(Buffer.concat([Buffer.alloc(16), Buffer.of(255, 255, 255, 255), Buffer.alloc(12, 12)])),
      'wrong length',
    ],
    [
      'bytes that are no text',
      () => {
        const plain = Buffer.concat([Buffer.alloc(16), Buffer.of(0, 0, 0, 2, 0xff, 0xfe), Buffer.from(appId)]);
        const count = 32 - (plain.length % 32);
        return encryptRaw(Buffer.concat([plain, Buffer.alloc(count, count)]));
      },
      'not UTF-8',
    ],
  ])('refuses %s, and says why', (_what, cipherText, reason) => {
    expect(refusal(() => ours.decrypt(cipherText()))).toBe(reason);
  });

  it('refuses every text of which a byte was changed, or reads it as what was said', () => {
    const cipherText = Buffer.from(ours.encrypt('转账 100 元'), 'base64');
    fc.assert(
      fc.property(fc.nat(cipherText.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const changed = Uint8Array.from(cipherText, (byte, at) => (at === place ? byte ^ change : byte));
        const why = refusal(() => ours.decrypt(Buffer.from(changed).toString('base64')));
        // The 16 random bytes and the text itself are not protected by CBC: the signature over the cipher text is.
        expect(why === null || typeof why === 'string').toBe(true);
      }),
    );
  });
});

describe('a signature', () => {
  it('is the one that the platform publishes', () => {
    expect(signatureOf('AAAAA', '1714037059', '486452656')).toBe('899cf89e464efb63f54ddac96b0a0a235f53aa78');
  });

  it('covers the cipher text in the same way, as an independent implementation does', () => {
    const cipherText = 'jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==';
    expect(signatureOf('pamtest', '1409304348', 'xxxxxx', cipherText)).toBe('82c962d39941aa48552f90ef55aa323dc620cc10');
    expect(independent.getSignature('1409304348', 'xxxxxx', cipherText)).toBe(
      signatureOf('pamtest', '1409304348', 'xxxxxx', cipherText),
    );
  });

  it('is right or wrong as a whole, whatever its length', () => {
    const right = signatureOf('t', '1', 'n');
    for (const wrong of ['', right.slice(1), `${right}0`, right.toUpperCase()])
      expect(isSignedBy(wrong, 't', '1', 'n')).toBe(false);
    expect(isSignedBy(right, 'n', 't', '1')).toBe(true);
  });
});
