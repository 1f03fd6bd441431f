import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TypingSigns } from './typing-signs.ts';

describe('the sign that a customer is writing', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const told: string[][] = [];
  const signs = () => {
    told.length = 0;
    return new TypingSigns((typing) => told.push(Object.keys(typing)));
  };

  it('is over by itself unless it is renewed', () => {
    const typing = signs();
    typing.seen('a');
    vi.advanceTimersByTime(5_000);
    typing.seen('a');
    vi.advanceTimersByTime(5_000);
    expect(told).toEqual([['a']]);
    vi.advanceTimersByTime(1_001);
    expect(told).toEqual([['a'], []]);
  });

  it('is over with the message, conversation by conversation', () => {
    const typing = signs();
    typing.seen('a');
    typing.seen('b');
    typing.over('a');
    typing.over('a');
    expect(told).toEqual([['a'], ['a', 'b'], ['b']]);
  });

  it('says nothing after the desk was left', () => {
    const typing = signs();
    typing.seen('a');
    typing.stop();
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([['a']]);
  });
});
