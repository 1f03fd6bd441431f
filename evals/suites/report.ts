import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome, Plot } from './suite.ts';

const folder = join(import.meta.dirname, '..', 'reports');

/** Writes one HTML file that needs nothing else, and says where. */
export function writeReport(suite: string, path: string, { line, figures, worst, plots }: Outcome): string {
  const name = `${suite}-${path.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/gu, '')}.html`;
  const rows = Object.entries(figures).map(
    ([figure, { value, low, high }]) => [figure, ...[value, low, high].map((each) => each.toFixed(3))] as const,
  );
  const html = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${escaped(`${suite} ${path}`)}</title>
<style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;color:#1c2430}table{border-collapse:collapse;margin:1rem 0}
td,th{border-bottom:1px solid #dde3ea;padding:.3rem .7rem;text-align:left;vertical-align:top}svg{background:#f7f9fb;margin:0 1rem 1rem 0}text{font-size:11px;fill:#445}</style>
<h1>${escaped(suite)}</h1><p>${escaped(path)}</p><pre>${escaped(JSON.stringify(line, null, 1))}</pre>
<h2>Figures, with 95 % intervals</h2>${table(['figure', 'value', 'from', 'to'], rows)}
${plots.map(drawn).join('\n')}
<h2>What went worst</h2>${table(worst.columns, worst.rows)}</html>
`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), html);
  return join('evals', 'reports', name);
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, some: readonly string[]) =>
    some.map((each) => `<${tag}>${escaped(each)}</${tag}>`).join('');
  return `<table><tr>${cells('th', columns)}</tr>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n')}</table>`;
}

const WIDTH = 460;
const HEIGHT = 300;
const EDGE = 44;
const colours = ['#0b63ce', '#c2410c', '#15803d', '#7c3aed', '#64748b', '#be123c'];

function drawn({ title, x, y, lines }: Plot): string {
  const points = lines.flatMap((line) => line.points);
  const mostX = Math.max(1e-9, ...points.map(([value]) => value));
  const mostY = Math.max(1e-9, ...points.map(([, value]) => value));
  const placed = ([across, up]: readonly [number, number]): [number, number] => [
    EDGE + (across / mostX) * (WIDTH - 2 * EDGE),
    HEIGHT - EDGE - (up / mostY) * (HEIGHT - 2 * EDGE),
  ];
  const paths = lines.map(({ name, points: own }, place) => {
    const colour = colours[place % colours.length] ?? '#000';
    const path = own
      .map((point) =>
        placed(point)
          .map((value) => value.toFixed(1))
          .join(','),
      )
      .join(' ');
    return `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${path}"/><text x="${EDGE + 6}" y="${EDGE + 14 * place}" style="fill:${colour}">${escaped(name)}</text>`;
  });
  return `<h2>${escaped(title)}</h2><svg width="${WIDTH}" height="${HEIGHT}" role="img"><path d="M${EDGE} ${EDGE}V${HEIGHT - EDGE}H${WIDTH - EDGE}" fill="none" stroke="#889"/>
<text x="${WIDTH - EDGE}" y="${HEIGHT - EDGE + 16}" text-anchor="end">${escaped(x)} ${mostX.toFixed(2)}</text><text x="4" y="${EDGE - 8}">${escaped(y)} ${mostY.toFixed(2)}</text>${paths.join('')}</svg>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
