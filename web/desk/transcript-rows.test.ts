import { describe, expect, it } from 'vitest';
import type { Outgoing } from './outgoing.ts';
import { message } from './samples.ts';
import { keyOfRow, rowsOf } from './transcript-rows.ts';

const record = Array.from({ length: 20 }, (_, place) => message(place + 1));
const outgoing: Outgoing = { clientId: 'x', text: '好', state: 'sending', why: '', afterSeq: 20, seq: null };
const keys = (...args: Parameters<typeof rowsOf>) => rowsOf(...args).map(keyOfRow);

describe('the rows of a transcript', () => {
  it('begin with the beginning, and end with what is on its way', () => {
    const rows = keys({
      handoff: { throughSeq: 1 },
      messages: record.slice(0, 2),
      outgoing: [outgoing],
      evidence: new Set(),
      folded: true,
    });
    expect(rows).toEqual(['beginning', 'message 1', 'message 2', 'outgoing x']);
  });

  it('fold a long bot phase, all but what is evidence', () => {
    const asked = { handoff: { throughSeq: 15 }, messages: record, outgoing: [], evidence: new Set([4]) };
    expect(keys({ ...asked, folded: true })).toEqual([
      'fold',
      ...[4, 16, 17, 18, 19, 20].map((seq) => `message ${seq}`),
    ]);
    expect(keys({ ...asked, folded: false })).toHaveLength(21);
  });

  it('say how long the whole phase is, also where only its end was read', () => {
    const [fold] = rowsOf({
      handoff: { throughSeq: 400 },
      messages: [message(399), message(400), message(401)],
      outgoing: [],
      evidence: new Set(),
      folded: true,
    });
    expect(fold).toEqual({ kind: 'fold', messages: 400, folded: true });
  });
});
