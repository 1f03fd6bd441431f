import { describe, expect, it } from 'vitest';
import { Counting, type List } from './counting.ts';

const articles = listOf('articles', {
  0: ['chineseCountingThousand', '第%1条'],
  1: ['decimal', '%1.%2'],
  2: ['bullet', '•'],
});

describe('the numbers that Word counts', () => {
  it('count on over paragraphs between, and deeper ones anew under each', () => {
    const counting = new Counting();
    const told = [0, 1, 1, 0, 1].map((depth) => counting.next(articles, depth));
    expect(told).toEqual(['第一条', '一.1', '一.2', '第二条', '二.1']);
  });

  it('count on in another list of the same definition, unless that begins anew', () => {
    const counting = new Counting();
    const again: List = { ...articles, startsAnew: new Map() };
    const anew: List = { ...articles, startsAnew: new Map([[0, 1]]) };
    expect([articles, again, anew, anew].map((list) => counting.next(list, 0))).toEqual([
      '第一条',
      '第二条',
      '第一条',
      '第二条',
    ]);
  });

  it('are figures on every level where the list says so', () => {
    const counting = new Counting();
    const levels = new Map([...articles.levels].map(([depth, level]) => [depth, { ...level, isLegal: depth === 1 }]));
    expect([0, 1].map((depth) => counting.next({ ...articles, levels }, depth))).toEqual(['第一条', '1.1']);
  });

  it('leave bullets and unknown levels alone', () => {
    expect([2, 7].map((depth) => new Counting().next(articles, depth))).toEqual([null, null]);
  });

  it.each<[string, number, string]>([
    ['chineseCounting', 10, '十'],
    ['chineseCounting', 12, '十二'],
    ['chineseCounting', 20, '二十'],
    ['chineseCountingThousand', 103, '一百零三'],
    ['chineseCountingThousand', 110, '一百一十'],
    ['ideographDigital', 5, '五'],
    ['decimalZero', 7, '07'],
    ['decimalEnclosedCircle', 3, '③'],
    ['upperRoman', 14, 'XIV'],
    ['lowerRoman', 9, 'ix'],
    ['upperLetter', 2, 'B'],
    ['lowerLetter', 28, 'bb'],
    ['decimal', 5, '5'],
  ])('are written in %s: %i as %s', (format, count, said) => {
    const list = listOf(format, { 0: [format, '%1'] }, count);
    expect(new Counting().next(list, 0)).toBe(said);
  });
});

function listOf(definition: string, levels: Record<number, [format: string, text: string]>, start = 1): List {
  const entries = Object.entries(levels).map(
    ([depth, [format, text]]) => [Number(depth), { start, format, text, isLegal: false }] as const,
  );
  return { definition, levels: new Map(entries), startsAnew: new Map() };
}
