import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-1 over the parts, sorted by code units and joined: how the platform signs (developers.weixin.qq.com, 消息加解密). */
export function signatureOf(...parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** Takes as long for a wrong signature as for a right one. */
export function isSignedBy(signature: string, ...parts: readonly string[]): boolean {
  const [shown, expected] = [Buffer.from(signature), Buffer.from(signatureOf(...parts))];
  return shown.length === expected.length && timingSafeEqual(shown, expected);
}
