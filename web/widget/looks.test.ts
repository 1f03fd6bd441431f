import { describe, expect, it } from 'vitest';
import { PageStorage } from '../browser-storage.ts';
import { Looks } from './looks.ts';

const now = new Date('2026-11-25T12:00:00Z');
/** As much of a page's root as is written to. */
const root = () => ({ classList: { toggle: () => true } }) as unknown as HTMLElement;

describe('older-customer mode', () => {
  it.each<[string, (looks: Looks) => void, boolean]>([
    ['is off where nobody says anything', () => {}, false],
    ['is on from the year in which a customer is 65', (looks) => looks.suggestFor(1961, now), true],
    ['is off before', (looks) => looks.suggestFor(1962, now), false],
    [
      'is as the bank’s page asks, whatever the year of birth',
      (looks) => {
        looks.suggestFor(1940, now);
        looks.ask(false);
      },
      false,
    ],
    [
      'is as the customer chose, whatever anybody asks',
      (looks) => {
        looks.choose(true);
        looks.ask(false);
      },
      true,
    ],
  ])('%s', (_sentence, happens, older) => {
    const looks = new Looks(new PageStorage(), root());
    happens(looks);
    expect(looks.older).toBe(older);
  });

  it('is remembered as the customer chose', () => {
    const storage = new PageStorage();
    new Looks(storage, root()).choose(true);
    expect(new Looks(storage, root()).older).toBe(true);
  });
});
