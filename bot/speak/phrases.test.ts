import { describe, expect, it } from 'vitest';
import { checkTone } from '#tone';
import { phrases } from './phrases.ts';

const wordings = Object.entries(phrases).flatMap(([name, { zh, en }]) =>
  [...zh, ...en].map((text) => ({ name, text })),
);

describe('what the bot says in its own words', () => {
  it('keeps to the rules of speaking that agents are held to', () => {
    const faults = wordings.flatMap(({ name, text }) =>
      checkTone(text).map(({ rule, words }) => `${name}: ${rule}, “${words}”`),
    );
    expect(faults).toEqual([]);
  });

  it('ends its sentences, and has no exclamation marks', () => {
    expect(wordings.filter(({ text }) => !/[。？.?]$/u.test(text) || /[！!]/u.test(text))).toEqual([]);
  });
});
