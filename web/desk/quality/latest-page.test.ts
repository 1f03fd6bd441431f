import { describe, expect, it } from 'vitest';
import type { InspectionPage, InspectionView } from '#conversation/wire';
import { withLatest } from './latest-page.ts';

const page = (ids: string, more: boolean, score = 100): InspectionPage => ({
  inspections: [...ids].map((id) => ({ id, score }) as InspectionView),
  more,
});
const ids = ({ inspections }: InspectionPage) => inspections.map(({ id }) => id).join('');

describe('a list of inspections, its first page read anew', () => {
  it('has what is new above, and goes on below as far as it was read', () => {
    const list = withLatest(page('cdefgh', true), page('bcd', true));
    expect(ids(list)).toBe('bcdefgh');
    expect(list.more).toBe(true);
  });

  it('shows what has changed as it is now', () => {
    expect(withLatest(page('abcd', false), page('ab', true, 80)).inspections.map(({ score }) => score)).toEqual([
      80, 80, 100, 100,
    ]);
  });

  it.each([
    ['that is all there is', page('abc', false), page('bc', false), 'bc', false],
    ['that does not reach what was read', page('ef', false), page('ab', true), 'ab', true],
    ['of nothing', page('', false), page('a', false), 'a', false],
    ['with nothing any more', page('a', false), page('', false), '', false],
  ])('is the page alone: one %s', (_, list, latest, expected, more) => {
    const after = withLatest(list, latest);
    expect([ids(after), after.more]).toEqual([expected, more]);
  });
});
