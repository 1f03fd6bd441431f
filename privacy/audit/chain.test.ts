import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditRecord, auditActs, auditStart, type ChainedRecord, chainAudit, verifyAudit } from '#privacy';

const key = new Uint8Array(32).fill(3);

const record = fc.record<AuditRecord>({
  at: fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
  actor: fc.string(),
  act: fc.constantFrom(...auditActs),
  subject: fc.string(),
  details: fc.dictionary(fc.string(), fc.jsonValue()),
});

const trail = fc.array(record, { minLength: 2, maxLength: 12 }).map((records) => chained(records));

function chained(records: readonly AuditRecord[], after = auditStart): ChainedRecord[] {
  let previous = after;
  return records.map((one) => {
    previous = chainAudit(key, previous, one);
    return { ...one, hash: previous };
  });
}

/** A trail and a place in it. */
const place = trail.chain((records) => fc.tuple(fc.constant(records), fc.nat(records.length - 1)));

describe('an audit trail', () => {
  it('is unbroken as it was written', () => {
    fc.assert(
      fc.property(trail, (records) => {
        expect(verifyAudit(key, records)).toBeNull();
      }),
    );
    expect(verifyAudit(key, [])).toBeNull();
  });

  it('is unbroken after a store that reorders keys and writes JSON anew', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, member]) => [name, turned(member)]),
      );
    };
    fc.assert(
      fc.property(trail, (records) => {
        const stored = JSON.parse(JSON.stringify(turned(records))) as ChainedRecord[];
        expect(verifyAudit(key, stored)).toBeNull();
      }),
    );
  });

  it.each<[string, (one: ChainedRecord) => Partial<ChainedRecord>]>([
    ['time', ({ at }) => ({ at: at.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)) })],
    ['actor', ({ actor }) => ({ actor: `${actor}!` })],
    ['act', ({ act }) => ({ act: act === 'signed-in' ? 'signed-out' : 'signed-in' })],
    ['subject', ({ subject }) => ({ subject: ` ${subject}` })],
    ['details', ({ details }) => ({ details: { ...details, more: 1 } })],
    ['hash', ({ hash }) => ({ hash: hash.replace(/^./, (first) => (first === '0' ? '1' : '0')) })],
  ])('breaks where a %s was changed', (_member, change) => {
    fc.assert(
      fc.property(place, ([records, index]) => {
        const changed = records.map((one, at) => (at === index ? { ...one, ...change(one) } : one));
        expect(verifyAudit(key, changed)).toEqual({ index });
      }),
    );
  });

  it('breaks where one was removed, from its beginning on', () => {
    fc.assert(
      fc.property(place, ([records, index]) => {
        fc.pre(index < records.length - 1);
        expect(verifyAudit(key, records.toSpliced(index, 1))).toEqual({ index });
        expect(verifyAudit(key, records.slice(index + 1))).toEqual({ index: 0 });
      }),
    );
  });

  it('breaks where two changed places', () => {
    fc.assert(
      fc.property(place, ([records, index]) => {
        const [one, next] = records.slice(index, index + 2);
        fc.pre(one !== undefined && next !== undefined);
        if (!one || !next) return;
        expect(verifyAudit(key, records.toSpliced(index, 2, next, one))).toEqual({ index });
      }),
    );
  });

  it('breaks where one was added, or one is there twice', () => {
    fc.assert(
      fc.property(place, ([records, index]) => {
        const twice = records.toSpliced(index, 0, ...records.slice(index, index + 1));
        expect(verifyAudit(key, twice)).toEqual({ index: index + 1 });
      }),
    );
  });

  it('does not fit when it was chained with another key', () => {
    fc.assert(
      fc.property(trail, (records) => {
        expect(verifyAudit(new Uint8Array(32), records)).toEqual({ index: 0 });
      }),
    );
  });

  it('shows that its end is missing to whoever noted the newest hash', () => {
    fc.assert(
      fc.property(trail, (records) => {
        const newest = records.at(-1)?.hash ?? '';
        expect(verifyAudit(key, records, { newest })).toBeNull();
        expect(verifyAudit(key, records.slice(0, -1), { newest })).toEqual({ index: records.length - 1 });
      }),
    );
  });

  it('can be verified in parts, each after the hash before it', () => {
    fc.assert(
      fc.property(place, ([records, index]) => {
        const after = records[index]?.hash ?? '';
        expect(verifyAudit(key, records.slice(index + 1), { after })).toBeNull();
      }),
    );
  });

  it('cannot have words moved from one member to the next', () => {
    const base = { at: '2026-11-22T12:00:00.000Z', act: 'signed-in', details: {} } as const;
    const one = chainAudit(key, auditStart, { ...base, actor: 'li', subject: 'wang' });
    expect(chainAudit(key, auditStart, { ...base, actor: 'liw', subject: 'ang' })).not.toBe(one);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
  });
});
