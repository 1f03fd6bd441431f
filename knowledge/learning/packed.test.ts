import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, UnreadableFile, unpack } from './packed.ts';

const packed = {
  kind: 'a thing',
  version: 3,
  head: { name: '编码器', list: [1, 2] },
  parts: {
    bytes: Int8Array.of(-128, 0, 127),
    wholes: Uint32Array.of(0, 4_294_967_295),
    shares: Float32Array.of(0.5, -1),
    none: new Float32Array(),
  },
};

describe('a packed file', () => {
  it('gives back what was packed, wherever in memory it lies', () => {
    const bytes = pack(packed);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    for (const each of [bytes, shifted.subarray(3)]) {
      expect(unpack(each, 'a thing', 3)).toEqual({ head: packed.head, parts: packed.parts });
    }
  });

  it('is the same file for the same content', () => {
    expect(pack(structuredClone(packed))).toEqual(pack(packed));
  });

  it.each([
    ['another kind', 'another thing', 3],
    ['another version', 'a thing', 2],
  ])('is refused as %s', (_how, kind, version) => {
    expect(() => unpack(pack(packed), kind, version)).toThrow(UnreadableFile);
  });

  it('is refused when a single bit is wrong, or anything is missing', () => {
    const bytes = pack(packed);
    const bit = fc.tuple(fc.nat(bytes.length - 1), fc.nat(7));
    fc.assert(
      fc.property(bit, ([at, which]) => {
        const wrong = bytes.with(at, (bytes[at] ?? 0) ^ (1 << which));
        expect(() => unpack(wrong, 'a thing', 3)).toThrow(UnreadableFile);
      }),
    );
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(() => unpack(bytes.slice(0, length), 'a thing', 3)).toThrow(UnreadableFile);
      }),
    );
  });

  it('is refused for any bytes that are none', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(() => unpack(bytes, 'a thing', 3)).toThrow(UnreadableFile);
      }),
    );
  });
});
