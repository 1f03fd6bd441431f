import { describe, expect, it } from 'vitest';
import { openSafe } from '#privacy';

const secret = new Uint8Array(32).fill(9);

describe('a safe for the secrets of the house', () => {
  it('opens what was sealed with the same secret for the same purpose, in any process', () => {
    const sealed = openSafe(secret, 'token').seal('令牌 token');
    expect(openSafe(secret, 'token').open(sealed)).toBe('令牌 token');
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('token');
  });

  it('opens nothing else', () => {
    const sealed = openSafe(secret, 'token').seal('x');
    const tampered = Uint8Array.from(sealed, (byte, place) => (place === sealed.length - 1 ? byte ^ 1 : byte));
    expect(() => openSafe(secret, 'other').open(sealed)).toThrow('seal-broken');
    expect(() => openSafe(new Uint8Array(32), 'token').open(sealed)).toThrow('seal-broken');
    expect(() => openSafe(secret, 'token').open(tampered)).toThrow('seal-broken');
  });
});
