/**
 * The colours and measures of every page, once. Style sheets read them as custom properties (`themeStyle`), the desk's
 * components as antd tokens. A colour means one thing: accent = act, amber = waits too long or anxious, red = danger,
 * angry or over its time, green = done. A word always goes with it.
 */
export interface Palette {
  page: string;
  surface: string;
  /** What stands above the surface: dialogs, lists that open. */
  raised: string;
  text: string;
  quiet: string;
  line: string;
  accent: string;
  onAccent: string;
  accentTint: string;
  amber: string;
  amberTint: string;
  red: string;
  redTint: string;
  green: string;
  greenTint: string;
  /** Behind words that are evidence of a finding. */
  mark: string;
}

export const light: Palette = {
  page: '#f3f5f8',
  surface: '#ffffff',
  raised: '#ffffff',
  text: '#18212d',
  quiet: '#566273',
  line: '#dde3ea',
  accent: '#12579b',
  onAccent: '#ffffff',
  accentTint: '#e4eef9',
  amber: '#8f5200',
  amberTint: '#fff3dc',
  red: '#b3261e',
  redTint: '#fdeceb',
  green: '#1a6f3d',
  greenTint: '#e6f4eb',
  mark: '#ffe79c',
};

export const dark: Palette = {
  page: '#0f141b',
  surface: '#171f29',
  raised: '#212c39',
  text: '#e5eaf0',
  quiet: '#9ca9b8',
  line: '#2b3643',
  accent: '#84b9f7',
  onAccent: '#0a1a2c',
  accentTint: '#1a324f',
  amber: '#f1b75f',
  amberTint: '#38290f',
  red: '#ff958c',
  redTint: '#41201e',
  green: '#79d19b',
  greenTint: '#163423',
  mark: '#655213',
};

export const fontFamily =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** Pixels. */
export const radius = 8;

/**
 * Light and dark as the system says, or as `data-theme` on the page says. Media queries rather than `light-dark()`,
 * which the browsers inside older phones' apps do not know.
 */
export function themeStyle(): string {
  const darkness = `color-scheme: dark; ${properties(dark)}`;
  return [
    `:root { color-scheme: light; --font: ${fontFamily}; --radius: ${radius}px; ${properties(light)} }`,
    `@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${darkness} } }`,
    `:root[data-theme='dark'] { ${darkness} }`,
  ].join('\n');
}

function properties(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}: ${colour};`)
    .join(' ');
}
