import { describe, expect, it } from 'vitest';
import { checkTone } from '#tone';
import { chinese, english } from './words.ts';

/** Every text of a catalogue, by where it stands; what takes arguments is left out. */
function texts(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] => {
    const at = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'string') return [[at, value]];
    return typeof value === 'object' && value !== null ? texts(value, at) : [];
  });
}

describe('the words of the customer’s page', () => {
  it.each([
    ['Chinese', chinese],
    ['English', english],
  ])('keep to the rules of speaking: %s', (_language, words) => {
    const said = texts(words);
    expect(said.length).toBeGreaterThan(50);
    expect(
      said.flatMap(([at, text]) => checkTone(text).map(({ rule, words: found }) => `${at}: ${rule}, ${found}`)),
    ).toEqual([]);
  });
});
