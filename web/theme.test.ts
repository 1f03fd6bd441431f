import { describe, expect, it } from 'vitest';
import { dark, light, type Palette, themeStyle } from './theme.ts';

/** Every pair of words and ground that the pages draw. */
const pairs: readonly [keyof Palette, keyof Palette][] = [
  ['text', 'surface'],
  ['text', 'page'],
  ['text', 'raised'],
  ['text', 'accentTint'],
  ['text', 'greenTint'],
  ['text', 'mark'],
  ['quiet', 'surface'],
  ['quiet', 'page'],
  ['quiet', 'raised'],
  ['quiet', 'accentTint'],
  ['accent', 'surface'],
  ['accent', 'page'],
  ['accent', 'accentTint'],
  ['onAccent', 'accent'],
  ['amber', 'surface'],
  ['amber', 'amberTint'],
  ['red', 'surface'],
  ['red', 'redTint'],
  ['green', 'surface'],
  ['green', 'greenTint'],
];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the %s palette', (_name, palette) => {
  // WCAG 2.2, 1.4.3: text and its ground differ by 4.5 to 1.
  it.each(pairs)('has readable words: %s on %s', (words, ground) => {
    expect(contrast(palette[words], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the theme sheet', () => {
  it('names every token for the light, for a dark system and for a page that was made dark', () => {
    for (const name of ['--page', '--on-accent', '--accent-tint', '--mark']) {
      expect(themeStyle().split(`${name}: `)).toHaveLength(4);
    }
  });

  it('leaves a page that was made light as it is on a dark system', () => {
    expect(themeStyle()).toMatch(/prefers-color-scheme: dark\) \{ :root:not\(\[data-theme='light'\]\)/);
  });
});

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance as WCAG defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
