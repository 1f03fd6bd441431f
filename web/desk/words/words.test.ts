import { describe, expect, it } from 'vitest';
import { catalogue, languageNames } from './words.ts';

/** Every text of a catalogue, by where it stands; what takes arguments is asked with plausible ones. */
function texts(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] => {
    const at = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function') return [[at, String(value(2, 2))]];
    return texts(value, at);
  });
}

describe('the words of the desk', () => {
  it('are named in their own language', () => {
    expect(Object.keys(languageNames)).toEqual(Object.keys(catalogue));
  });

  it.each(Object.entries(catalogue))('leave nothing unsaid: %s', (_language, words) => {
    expect(texts(words).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('are English throughout where English is asked for', () => {
    expect(texts(catalogue.en).filter(([, text]) => /[\u3000-\u9fff\uff00-\uffef]/.test(text))).toEqual([]);
  });

  it('are those of a careful bank: 您, and no exclamation marks', () => {
    const careless = texts(catalogue.zh).filter(([, text]) => /你|！|!|亲/.test(text));
    expect(careless).toEqual([]);
  });
});
