import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from './samples.ts';
import {
  hasOlder,
  isComplete,
  type Known,
  nothingKnown,
  readFrom,
  unansweredSince,
  unreadAfter,
  withHead,
  withPage,
} from './transcript.ts';

describe('what the desk knows of a conversation', () => {
  it('is the record, in order and none twice, whatever pages come in whatever order', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 10 }))), (length, pages) => {
        const record = Array.from({ length }, (_, place) => message(place + 1));
        let known = nothingKnown;
        for (const [after, size] of pages) {
          known = withPage(known, { messages: record.slice(after, after + size), lastSeq: length });
        }
        const heard = new Set(pages.flatMap(([after, size]) => record.slice(after, after + size)));
        expect(known.messages).toEqual(record.filter((each) => heard.has(each)));
      }),
    );
  });

  it('is complete once it was read on from where the page began, and that place never passes a gap', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.integer({ min: 1, max: 10 }), (length, stray, size) => {
        const record = Array.from({ length }, (_, place) => message(place + 1));
        let known = withPage(nothingKnown, { messages: record.slice(stray, stray + size), lastSeq: length });
        const first = known.messages[0]?.seq ?? 1;
        for (let reads = 0; !isComplete(known); reads += 1) {
          expect(reads).toBeLessThanOrEqual(length);
          const after = readFrom(known);
          expect(known.messages.slice(0, after - first + 1)).toEqual(record.slice(first - 1, after));
          known = withPage(known, { messages: record.slice(after, after + size), lastSeq: length });
        }
        expect(known.messages).toEqual(record.slice(first - 1));
      }),
    );
  });

  it('is the whole record once it was read upward to the beginning', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 10 }), (length, size) => {
        const record = Array.from({ length }, (_, place) => message(place + 1));
        let known = withPage(nothingKnown, { messages: record.slice(-size), lastSeq: length });
        expect(isComplete(known)).toBe(true);
        while (hasOlder(known)) {
          const before = (known.messages[0]?.seq ?? 1) - 1;
          known = withPage(known, { messages: record.slice(Math.max(0, before - size), before), lastSeq: length });
        }
        expect(known.messages).toEqual(record);
      }),
    );
  });

  it('is read again from a message that may still be sent or superseded', () => {
    const pending = withPage(nothingKnown, {
      messages: [message(1), message(2, { author: 'bot', delivery: 'pending' }), message(3)],
      lastSeq: 3,
    });
    expect(readFrom(pending)).toBe(1);
    const settled = withPage(pending, {
      messages: [message(2, { author: 'bot', delivery: 'superseded' }), message(3)],
      lastSeq: 3,
    });
    expect(settled.messages.map(({ delivery }) => delivery)).toEqual(['sent', 'superseded', 'sent']);
    expect(isComplete(settled)).toBe(true);
  });

  it('is behind when a signal says so, and no signal takes it back', () => {
    const known = withPage(nothingKnown, { messages: [message(1)], lastSeq: 1 });
    expect(isComplete(withHead(known, 2))).toBe(false);
    expect(withHead(known, 0)).toBe(known);
  });
});

describe('what waits for the agent', () => {
  const known: Known = {
    lastSeq: 5,
    messages: [message(1), message(2, { author: 'bot' }), message(3, { author: 'agent' }), message(4), message(5)],
  };

  it('is what the customer said after the agent looked', () => {
    expect(unreadAfter(known, 3)).toBe(2);
    expect(unreadAfter(known, 5)).toBe(0);
  });

  it('is unanswered since the customer’s first word after the agent’s last', () => {
    expect(unansweredSince(known, '2026-11-22T10:02:00Z')).toBe('2026-11-22T10:04:00Z');
  });

  it('is unanswered since the customer asked for a person, where none has spoken', () => {
    expect(unansweredSince({ ...known, messages: known.messages.slice(0, 2) }, '2026-11-22T10:02:00Z')).toBe(
      '2026-11-22T10:02:00Z',
    );
  });

  it('does not count the word of an agent before this asking', () => {
    expect(unansweredSince(known, '2026-11-22T10:03:30Z')).toBe('2026-11-22T10:03:30Z');
  });

  it('is nothing where the agent spoke last', () => {
    expect(unansweredSince({ ...known, messages: known.messages.slice(0, 3) }, '2026-11-22T10:02:00Z')).toBeNull();
  });
});
