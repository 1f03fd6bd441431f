import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notYetThere, type Outgoing } from './outgoing.ts';
import { message } from './samples.ts';

const written: Outgoing = { clientId: 'a', text: '好的', state: 'sending', why: '', afterSeq: 2, seq: null };
const mine = (seq: number, text = '好的') => message(seq, { author: 'agent', text });

describe('an agent’s message on its way', () => {
  it('is shown until the record shows it, whichever comes first: the answer or the record', () => {
    expect(notYetThere([written], [message(1), message(2)])).toEqual([written]);
    expect(notYetThere([written], [message(1), message(2), mine(3)])).toEqual([]);
    expect(notYetThere([{ ...written, seq: 3 }], [message(1), message(2)])).toHaveLength(1);
    expect(notYetThere([{ ...written, seq: 3 }], [message(1), message(2), mine(3)])).toEqual([]);
  });

  it('is gone, too, when it had seemed to fail and has arrived', () => {
    expect(notYetThere([{ ...written, state: 'failed' }], [message(1), message(2), mine(3)])).toEqual([]);
  });

  it('is not taken for the same words that were said before it was written', () => {
    expect(notYetThere([written], [mine(1), mine(2)])).toEqual([written]);
  });

  it('is not taken for the customer’s words', () => {
    expect(notYetThere([written], [message(3, { text: '好的' })])).toEqual([written]);
  });

  it('said twice is shown as often as the record does not have it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(6), (said, arrived) => {
        const outgoing = Array.from({ length: said }, (_, place) => ({ ...written, clientId: String(place) }));
        const record = Array.from({ length: arrived }, (_, place) => mine(place + 3));
        expect(notYetThere(outgoing, record)).toHaveLength(Math.max(0, said - arrived));
      }),
    );
  });

  it('is not hidden by a twin whose place is known', () => {
    const twin = { ...written, clientId: 'b', seq: 3 };
    expect(notYetThere([twin, written], [mine(3)])).toEqual([written]);
  });
});
