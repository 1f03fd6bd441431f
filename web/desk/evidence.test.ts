import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindingView } from '#conversation/wire';
import { stretchesOf } from './evidence.ts';

describe('marking evidence', () => {
  it('leaves the text as it is, and marks exactly what is evidence', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(findings, { maxLength: 5 }), (text, heard) => {
        const stretches = stretchesOf(text, 1, heard);
        expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
        for (const stretch of stretches) {
          for (let at = stretch.from; at < stretch.from + stretch.text.length; at += 1) {
            const covering = heard.filter(({ evidence }) =>
              evidence.some(({ seq, from, to }) => seq === 1 && from <= at && at < to),
            );
            expect(stretch.findings).toEqual(covering);
          }
        }
      }),
    );
  });

  it('says of overlapping words all that was heard in them', () => {
    const angry = finding(0, 4);
    const complaint: FindingView = { ...finding(2, 6), kind: 'complaint' };
    expect(
      stretchesOf('你们太差了要投诉', 1, [angry, complaint]).map(({ text, findings }) => [text, findings.length]),
    ).toEqual([
      ['你们', 1],
      ['太差', 2],
      ['了要', 1],
      ['投诉', 0],
    ]);
  });

  it('marks nothing in another message', () => {
    expect(stretchesOf('你们太差了', 2, [finding(0, 4)])).toEqual([{ from: 0, text: '你们太差了', findings: [] }]);
  });
});

const findings = fc
  .array(
    fc.record({
      seq: fc.integer({ min: 1, max: 2 }),
      from: fc.integer({ min: -3, max: 45 }),
      to: fc.integer({ min: -3, max: 45 }),
    }),
  )
  .map(
    (places): FindingView => ({
      kind: 'emotion',
      evidence: places.map((place) => ({ ...place, words: '' })),
      by: 'rules',
    }),
  );

function finding(from: number, to: number): FindingView {
  return { kind: 'emotion', emotion: 'angry', strength: 2, evidence: [{ seq: 1, from, to, words: '' }], by: 'rules' };
}
