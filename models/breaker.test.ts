import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Breaker } from './breaker.ts';
import { Budget } from './budget.ts';

describe('leaving an endpoint alone', () => {
  const failing = (now: () => number) => {
    const breaker = new Breaker(now);
    for (let n = 0; n < 5; n++) breaker.failed('failing', null);
    return breaker;
  };

  it('begins with the fifth failure in a row; a text in between begins the count anew', () => {
    const breaker = new Breaker(() => 0);
    for (let n = 0; n < 4; n++) breaker.failed('late', null);
    breaker.written();
    for (let n = 0; n < 4; n++) breaker.failed('late', null);
    expect(breaker.ask()).toBe(0);
    breaker.failed('late', null);
    expect(breaker.ask()).toBe(10_000);
  });

  it('lets one ask after the rest, and the others when that one was answered', () => {
    let now = 0;
    const breaker = failing(() => now);
    now = 10_000;
    expect(breaker.ask()).toBe(0);
    expect(breaker.ask()).toBeGreaterThan(0);
    breaker.written();
    expect([breaker.ask(), breaker.ask()]).toEqual([0, 0]);
  });

  it('lasts twice as long each time that one fails, up to a minute', () => {
    let now = 0;
    const breaker = failing(() => now);
    const rests: number[] = [];
    for (let n = 0; n < 5; n++) {
      const rest = breaker.ask();
      rests.push(rest);
      now += rest;
      breaker.ask();
      breaker.failed('failing', null);
    }
    expect(rests).toEqual([10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  it.each(['key-refused', 'unknown-model'] as const)('begins at once with %s', (kind) => {
    const breaker = new Breaker(() => 0);
    breaker.failed(kind, null);
    expect(breaker.ask()).toBe(60_000);
  });

  it('is no matter of what says nothing about the endpoint', () => {
    const breaker = new Breaker(() => 0);
    for (let n = 0; n < 9; n++) breaker.failed('withheld', null);
    expect(breaker.ask()).toBe(0);
  });

  it('lets the next one ask where the one that asked was left', () => {
    let now = 0;
    const breaker = failing(() => now);
    now = 10_000;
    breaker.ask();
    breaker.failed('abandoned', null);
    expect(breaker.ask()).toBe(0);
  });
});

describe('a budget', () => {
  it('is never overdrawn within a minute, whatever is asked for and given back', () => {
    const asks = fc.array(fc.record({ tokens: fc.nat(400), used: fc.nat(400), after: fc.nat(30_000) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(asks, (asked) => {
        let now = 0;
        const budget = new Budget({ perMinute: 1_000, perDay: null }, () => now);
        const usedIn = new Map<number, number>();
        for (const { tokens, used, after } of asked) {
          now += after;
          const reserved = budget.reserve(tokens);
          if (!reserved) continue;
          const spent = Math.min(tokens, used);
          reserved.settle(spent);
          const minute = Math.floor(now / 60_000);
          usedIn.set(minute, (usedIn.get(minute) ?? 0) + spent);
        }
        for (const spent of usedIn.values()) expect(spent).toBeLessThanOrEqual(1_000);
      }),
    );
  });

  it('begins anew with the next minute, and the day goes on', () => {
    let now = 0;
    const budget = new Budget({ perMinute: 100, perDay: 150 }, () => now);
    expect(budget.reserve(100)).not.toBeNull();
    expect(budget.reserve(1)).toBeNull();
    now = 60_000;
    expect(budget.reserve(60)).toBeNull();
    expect(budget.reserve(50)).not.toBeNull();
  });
});
