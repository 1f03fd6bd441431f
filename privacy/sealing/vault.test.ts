import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CustomerId, Refusal, type RefusalCode } from '#conversation';
import { auditKey, type DataKeys, keyCheck, openVault, requireMatchingKey } from '#privacy';

const zhang = 'zhang' as CustomerId;
const wang = 'wang' as CustomerId;
const noon = new Date('2026-11-22T12:00:00Z').getTime();

class DataKeysInMemory implements DataKeys {
  readonly wrapped = new Map<CustomerId, Uint8Array>();
  finds = 0;

  async find(customer: CustomerId) {
    this.finds++;
    return this.wrapped.get(customer) ?? null;
  }

  async add(customer: CustomerId, wrapped: Uint8Array) {
    const stored = this.wrapped.get(customer) ?? wrapped;
    this.wrapped.set(customer, stored);
    return stored;
  }

  async destroy(customer: CustomerId) {
    this.wrapped.delete(customer);
  }
}

/** Bytes that differ from call to call and are the same in every run. */
function countedBytes() {
  let calls = 0;
  return (count: number) => createHash('shake256', { outputLength: count }).update(String(calls++)).digest();
}

function vaultOver(keys: DataKeys, masterKey = new Uint8Array(32).fill(7)) {
  const clock = { now: noon };
  const vault = openVault({ masterKey, keys, clock: () => new Date(clock.now), randomBytes: countedBytes() });
  return { vault, clock };
}

async function refusalOf(act: Promise<unknown>): Promise<RefusalCode | null> {
  try {
    await act;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('a sealed original', () => {
  it('opens to what was sealed, whatever it was', async () => {
    const { vault } = vaultOver(new DataKeysInMemory());
    const anyString = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.integer({ min: 0xd7f0, max: 0xe00f }).map((code) => String.fromCharCode(code)) }),
    );
    await fc.assert(
      fc.asyncProperty(anyString, async (text) => {
        expect(await vault.open(zhang, await vault.seal(zhang, text))).toBe(text);
      }),
    );
  });

  it('shows nothing of its text, and is another each time', async () => {
    const { vault } = vaultOver(new DataKeysInMemory());
    const sealed = Buffer.from(await vault.seal(zhang, '13800138000'));
    expect(sealed.includes('13800138000', 0, 'utf16le')).toBe(false);
    expect(sealed.equals(await vault.seal(zhang, '13800138000'))).toBe(false);
  });

  it('does not open with a bit of any byte flipped, or cut short', async () => {
    const { vault } = vaultOver(new DataKeysInMemory());
    const sealed = await vault.seal(zhang, '我的卡号是 6222');
    for (let place = 0; place < sealed.length; place++) {
      for (const bit of [1, 0x80]) {
        const flipped = Uint8Array.from(sealed);
        flipped[place] = (flipped[place] ?? 0) ^ bit;
        // The bytes after the version say which key sealed it: with another there it is one that is gone.
        const expected = place >= 1 && place <= 4 ? 'original-gone' : 'seal-broken';
        expect(await refusalOf(vault.open(zhang, flipped))).toBe(expected);
      }
      expect(await refusalOf(vault.open(zhang, sealed.subarray(0, place)))).not.toBeNull();
    }
  });

  it('does not open for another customer', async () => {
    const keys = new DataKeysInMemory();
    const { vault } = vaultOver(keys);
    const sealed = await vault.seal(zhang, '13800138000');
    await vault.seal(wang, 'mine');
    expect(await refusalOf(vault.open(wang, sealed))).toBe('original-gone');
    expect(await refusalOf(vault.open('nobody' as CustomerId, sealed))).toBe('original-gone');
  });

  it('does not open for another customer who was given the wrapped key', async () => {
    const keys = new DataKeysInMemory();
    const sealed = await vaultOver(keys).vault.seal(zhang, '13800138000');
    keys.wrapped.set(wang, keys.wrapped.get(zhang) ?? new Uint8Array());
    expect(await refusalOf(vaultOver(keys).vault.open(wang, sealed))).toBe('seal-broken');
  });

  it('does not open with another master key', async () => {
    const keys = new DataKeysInMemory();
    const sealed = await vaultOver(keys).vault.seal(zhang, '13800138000');
    const other = vaultOver(keys, new Uint8Array(32).fill(8));
    expect(await refusalOf(other.vault.open(zhang, sealed))).toBe('seal-broken');
  });
});

describe("a customer's key", () => {
  it('is one, also where two processes make it at once', async () => {
    const keys = new DataKeysInMemory();
    const here = vaultOver(keys).vault;
    const there = openVault({ masterKey: new Uint8Array(32).fill(7), keys });
    const [one, other] = await Promise.all([here.seal(zhang, 'one'), there.seal(zhang, 'other')]);
    expect(await here.open(zhang, other)).toBe('other');
    expect(await there.open(zhang, one)).toBe('one');
  });

  it('is stored wrapped only', async () => {
    const keys = new DataKeysInMemory();
    const random = countedBytes();
    const drawn: Buffer[] = [];
    const randomBytes = (count: number) => {
      const bytes = random(count);
      drawn.push(bytes);
      return bytes;
    };
    await openVault({ masterKey: new Uint8Array(32), keys, randomBytes }).seal(zhang, 'x');
    const dataKey = drawn.find(({ length }) => length === 32);
    expect(dataKey).toBeDefined();
    expect(Buffer.from(keys.wrapped.get(zhang) ?? []).includes(dataKey ?? '')).toBe(false);
  });

  it('is remembered for a minute and no longer', async () => {
    const keys = new DataKeysInMemory();
    const { vault, clock } = vaultOver(keys);
    const sealed = await vault.seal(zhang, 'x');
    const { finds } = keys;
    clock.now += 59_999;
    await vault.open(zhang, sealed);
    expect(keys.finds).toBe(finds);
    clock.now += 1;
    await vault.open(zhang, sealed);
    expect(keys.finds).toBe(finds + 1);
  });

  it('is forgotten for the keys of a thousand others, the longest unused first', async () => {
    const keys = new DataKeysInMemory();
    const { vault } = vaultOver(keys);
    const [early, used] = [await vault.seal(zhang, 'x'), await vault.seal(wang, 'y')];
    for (let other = 0; other < 999; other++) {
      await vault.seal(`customer ${other}` as CustomerId, 'z');
      await vault.open(wang, used);
    }
    const { finds } = keys;
    await vault.open(wang, used);
    expect(keys.finds).toBe(finds);
    await vault.open(zhang, early);
    expect(keys.finds).toBe(finds + 1);
  });
});

describe('a forgotten customer', () => {
  it('leaves nothing that opens', async () => {
    const { vault } = vaultOver(new DataKeysInMemory());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { minLength: 1 }), async (texts) => {
        const sealed = await Promise.all(texts.map((text) => vault.seal(zhang, text)));
        const kept = await vault.seal(wang, 'kept');
        await vault.forget(zhang);
        for (const each of sealed) expect(await refusalOf(vault.open(zhang, each))).toBe('original-gone');
        expect(await vault.open(wang, kept)).toBe('kept');
      }),
    );
  });

  it('has a new key on coming back, and what the old one sealed stays gone', async () => {
    const { vault } = vaultOver(new DataKeysInMemory());
    const before = await vault.seal(zhang, 'before');
    await vault.forget(zhang);
    const after = await vault.seal(zhang, 'after');
    expect(await vault.open(zhang, after)).toBe('after');
    expect(await refusalOf(vault.open(zhang, before))).toBe('original-gone');
  });

  it('is forgotten in another process within a minute', async () => {
    const keys = new DataKeysInMemory();
    const [here, there] = [vaultOver(keys), vaultOver(keys)];
    const sealed = await here.vault.seal(zhang, 'x');
    await there.vault.open(zhang, sealed);
    await here.vault.forget(zhang);
    there.clock.now += 60_000;
    expect(await refusalOf(there.vault.open(zhang, sealed))).toBe('original-gone');
  });

  it('is not remembered by a reading of the key that was under way', async () => {
    const keys = new DataKeysInMemory();
    const sealed = await vaultOver(keys).vault.seal(zhang, 'x');
    const slow = Promise.withResolvers<void>();
    const { vault } = vaultOver({
      find: async (customer) => {
        const wrapped = await keys.find(customer);
        await slow.promise;
        return wrapped;
      },
      add: (customer, wrapped) => keys.add(customer, wrapped),
      destroy: (customer) => keys.destroy(customer),
    });
    const underWay = vault.open(zhang, sealed);
    await vault.forget(zhang);
    slow.resolve();
    await underWay;
    expect(await refusalOf(vault.open(zhang, sealed))).toBe('original-gone');
  });

  it('is not remembered by a reading that came while the key was being destroyed', async () => {
    const keys = new DataKeysInMemory();
    const sealed = await vaultOver(keys).vault.seal(zhang, 'x');
    const destroying = Promise.withResolvers<void>();
    const { vault } = vaultOver({
      find: (customer) => keys.find(customer),
      add: (customer, wrapped) => keys.add(customer, wrapped),
      destroy: async (customer) => {
        await destroying.promise;
        await keys.destroy(customer);
      },
    });
    const forgetting = vault.forget(zhang);
    expect(await vault.open(zhang, sealed)).toBe('x');
    destroying.resolve();
    await forgetting;
    expect(await refusalOf(vault.open(zhang, sealed))).toBe('original-gone');
  });
});

describe("the master key's check", () => {
  const master = new Uint8Array(32).fill(1);
  const other = new Uint8Array(32).fill(2);

  it('lets the key of the store in, and refuses another', () => {
    expect(() => requireMatchingKey(master, keyCheck(master))).not.toThrow();
    expect(() => requireMatchingKey(other, keyCheck(master))).toThrow(
      expect.objectContaining({ code: 'key-mismatch' }),
    );
  });

  it('is short and no part of the keys', () => {
    expect(keyCheck(master)).toMatch(/^[0-9a-f]{16}$/);
    expect(Buffer.from(auditKey(master)).toString('hex')).not.toContain(keyCheck(master));
    expect(auditKey(master)).toHaveLength(32);
    expect(auditKey(master)).not.toEqual(auditKey(other));
  });
});
