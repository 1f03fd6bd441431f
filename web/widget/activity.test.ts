import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorOf, readActivitySet } from './activity.ts';

describe('reading what the server sends', () => {
  it('never stumbles over anything that JSON can say', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(Array.isArray(readActivitySet(body).activities)).toBe(true);
      }),
    );
  });

  it('leaves out what is no activity and keeps the rest in order', () => {
    const set = readActivitySet({
      activities: [null, { type: 'message', id: '1' }, 7, { id: '2' }, { type: 'typing' }],
    });
    expect(set.activities.map(({ type }) => type)).toEqual(['message', 'typing']);
  });

  it('takes a watermark in digits for the text that it is', () => {
    expect(readActivitySet({ activities: [], watermark: 12 }).watermark).toBe('12');
    expect(readActivitySet({ activities: [] }).watermark).toBeNull();
  });
});

describe('who said it', () => {
  it('is a machine, unless somebody says otherwise', () => {
    expect(authorOf({ type: 'message' })).toBe('bot');
    expect(authorOf({ type: 'message', from: { role: 'user' } })).toBe('customer');
    expect(authorOf({ type: 'message', from: { role: 'bot' }, channelData: { xianting: { author: 'agent' } } })).toBe(
      'agent',
    );
  });
});
