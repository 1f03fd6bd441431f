import type { Theme } from '../widget/looks.ts';

const names = ['accent', 'on-accent', 'accent-tint', 'radius', 'font', 'scheme'] as const satisfies (keyof Theme)[];

/** The bank's colours, from its own style sheet: `:root { --xianting-accent: #b5121b }`. */
export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const said = names.map((name) => [name, style.getPropertyValue(`--xianting-${name}`).trim()] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== ''));
}
