import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrived,
  closed,
  gone,
  type Ledger,
  leftFor,
  notTaken,
  type Speaker,
  spent,
  spentElsewhere,
  whyNot,
} from './quota.ts';
import { type Allowance, after, nothing, send } from './simulator/allowance.ts';

const start = Date.UTC(2026, 10, 22, 4);
const hour = 3_600_000;
const at = (ms: number) => new Date(start + ms);
const none: Ledger = { following: true, wroteAt: null, actedAt: null, sends: [] };
const wrote = (ms: number, sends = 0): Ledger => ({
  ...none,
  wroteAt: at(ms),
  sends: Array.from({ length: sends }, (_, n) => ({ id: `s${n}`, at: at(ms + 3_000 + n) })),
});
const acted = (ledger: Ledger, ms: number): Ledger => ({ ...ledger, actedAt: at(ms) });

describe('what may be sent to a customer', () => {
  it.each<[string, Ledger, number, number, string | null, string | null]>([
    // the ledger, now, what is left; why not the agent, why not the bot and the house
    ['nothing before they wrote', none, 0, 0, 'window-closed', 'window-closed'],
    ['five after they wrote', wrote(0), 5_000, 5, null, null],
    ['three of five, after two', wrote(0, 2), 5_000, 3, null, null],
    ['two of five, kept for the agent', wrote(0, 3), 5_000, 2, null, 'kept-for-agent'],
    ['one of five, kept for the agent', wrote(0, 4), 5_000, 1, null, 'kept-for-agent'],
    ['nothing after five', wrote(0, 5), 5_000, 0, 'quota-spent', 'quota-spent'],
    ['five until 48 hours are nearly over', wrote(0), 48 * hour - 11_000, 5, null, null],
    ['nothing when it might arrive too late', wrote(0), 48 * hour - 10_000, 0, 'window-closed', 'window-closed'],
    ['nothing to who has left', gone(wrote(0)), 5_000, 0, 'unreachable', 'unreachable'],
    ['nothing once the platform says that it is closed', closed(wrote(0)), 5_000, 0, 'window-closed', 'window-closed'],
    ['three after a tap', acted(none, 0), 5_000, 3, null, null],
    ['nothing a minute after a tap', acted(none, 0), 60_000, 0, 'window-closed', 'window-closed'],
    ['three after a tap on what was used up', acted(wrote(0, 5), 60_000), 65_000, 3, null, null],
    ['nothing a minute after that tap', acted(wrote(0, 5), 60_000), 120_000, 0, 'quota-spent', 'quota-spent'],
    ['five and not eight after a tap', acted(wrote(0), 1_000), 5_000, 5, null, null],
    ['five again after they wrote again', { ...wrote(0, 5), wroteAt: at(60_000) }, 65_000, 5, null, null],
  ])('is %s', (_what, ledger, now, left, whyNotAgent, whyNotHouse) => {
    expect(leftFor(ledger, at(now)).sends).toBe(left);
    expect(whyNot(ledger, 'agent', at(now))).toBe(whyNotAgent);
    expect(whyNot(ledger, 'house', at(now))).toBe(whyNotHouse);
  });

  it('says until when', () => {
    expect(leftFor(wrote(0), at(5_000)).until).toEqual(at(48 * hour));
    expect(leftFor(none, at(0)).until).toBeNull();
  });

  it('counts a send that nobody has heard of as one that may still arrive: also against what the customer writes then', () => {
    const onItsWay = spent(wrote(0), 'x', at(1_000));
    const wroteMeanwhile = { ...onItsWay, wroteAt: at(4_000) };
    expect(leftFor(wroteMeanwhile, at(5_000)).sends).toBe(4);
    expect(leftFor(arrived(onItsWay, 'x', at(1_200)), at(5_000)).sends).toBe(4);
    expect(leftFor({ ...arrived(onItsWay, 'x', at(1_200)), wroteAt: at(4_000) }, at(5_000)).sends).toBe(5);
    expect(leftFor(notTaken(onItsWay, 'x'), at(5_000)).sends).toBe(5);
  });

  it('believes the platform when it says that nothing is left', () => {
    const ledger = spentElsewhere(wrote(0, 1), at(5_000));
    expect(whyNot(ledger, 'agent', at(6_000))).toBe('quota-spent');
    expect(leftFor({ ...ledger, wroteAt: at(10_000) }, at(11_000)).sends).toBe(5);
  });
});

/** Something that happens, so many milliseconds after what happened before. */
type Happening = { afterMs: number } & ({ customer: 'message' | 'act' } | { wants: Speaker; takesMs: number });

const happenings = fc
  .array(
    fc.record({
      // From a burst to two days.
      afterMs: fc.oneof(fc.nat(500), fc.nat(90_000), fc.nat(50 * hour)),
      what: fc.oneof(
        fc.record({ customer: fc.constantFrom('message' as const, 'message' as const, 'act' as const) }),
        fc.record({ wants: fc.constantFrom('agent' as const, 'house' as const), takesMs: fc.nat(8_000) }),
      ),
    }),
    { maxLength: 60 },
  )
  .map((all): Happening[] => all.map(({ afterMs, what }) => ({ afterMs, ...what })));

/** Plays a history at our end; tells what was sent, and when the platform had it. */
function play(
  history: readonly Happening[],
  tell: {
    customer(act: 'message' | 'act', ms: number): void;
    sent(speaker: Speaker, sentAt: number, arrivedAt: number, before: Ledger): void;
  },
) {
  let ledger = none;
  let now = start;
  for (const [n, happening] of history.entries()) {
    now += happening.afterMs;
    if ('customer' in happening) {
      // The platform tells seconds only.
      const second = new Date(Math.floor(now / 1_000) * 1_000);
      ledger = happening.customer === 'message' ? { ...ledger, wroteAt: second } : { ...ledger, actedAt: second };
      tell.customer(happening.customer, now);
    } else if (whyNot(ledger, happening.wants, new Date(now)) === null) {
      const before = ledger;
      ledger = spent(ledger, `s${n}`, new Date(now));
      const sentAt = now;
      now += happening.takesMs;
      tell.sent(happening.wants, sentAt, now, before);
      ledger = arrived(ledger, `s${n}`, new Date(now));
    }
  }
}

describe('the ledger, whatever happens', () => {
  it('never asks for a message that the platform would refuse', () => {
    fc.assert(
      fc.property(happenings, (history) => {
        let allowance: Allowance = nothing;
        play(history, {
          customer(act, ms) {
            allowance = after(act, allowance, ms);
          },
          sent(_speaker, _sentAt, arrivedAt) {
            const left = send(allowance, arrivedAt);
            expect(left).toBeTypeOf('object');
            allowance = left as Allowance;
          },
        });
      }),
      { numRuns: 500 },
    );
  });

  it('never sends more than five within 48 hours of what the customer wrote last, where the customer taps nothing', () => {
    const withoutTaps = happenings.map((history) =>
      history.filter((one) => !('customer' in one && one.customer === 'act')),
    );
    fc.assert(
      fc.property(withoutTaps, (history) => {
        let [wroteAt, sends] = [Number.NEGATIVE_INFINITY, 0];
        play(history, {
          customer(_act, ms) {
            [wroteAt, sends] = [ms, 0];
          },
          sent(_speaker, _sentAt, arrivedAt) {
            sends++;
            expect(sends).toBeLessThanOrEqual(5);
            expect(arrivedAt - wroteAt).toBeLessThan(48 * hour);
          },
        });
      }),
      { numRuns: 500 },
    );
  });

  it('keeps two for the agent, whatever the bot and the house want', () => {
    fc.assert(
      fc.property(happenings, (history) => {
        play(history, {
          customer() {},
          sent(speaker, sentAt, _arrivedAt, before) {
            if (speaker !== 'house') return;
            const after = spent(before, 'this', new Date(sentAt));
            expect(leftFor(after, new Date(sentAt)).sends).toBeGreaterThanOrEqual(2);
          },
        });
      }),
      { numRuns: 500 },
    );
  });

  it('does not grow with the years', () => {
    let ledger = none;
    for (let day = 0; day < 400; day++) {
      ledger = { ...ledger, wroteAt: at(day * 24 * hour) };
      for (let n = 0; n < 5; n++) ledger = spent(ledger, `${day}-${n}`, at(day * 24 * hour + n * 20_000 + 5_000));
    }
    expect(ledger.sends.length).toBeLessThanOrEqual(21);
  });
});
