import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWidget } from './pages.ts';
import { sum, weigh, widgetBudget } from './weight.ts';

describe('what a customer’s phone loads', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xianting-weight-'));
    await buildWidget(folder);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true }));

  it('is at most 40 KB, with the page, its script, styles and picture, and the script in the bank’s page', async () => {
    const [page, embed] = [
      await weigh(folder, 'index.html'),
      gzipSync(await readFile(join(folder, 'embed.js'))).length,
    ];
    expect(page.map(({ file }) => file.replace(/-[\w-]+\./, '.')).toSorted()).toEqual([
      'assets/index.css',
      'assets/index.js',
      'assets/mark.svg',
      'index.html',
    ]);
    expect(sum(page) + embed).toBeLessThanOrEqual(widgetBudget);
  });

  it('would be too much with one heavy script more', async () => {
    await writeFile(join(folder, 'heavy.js'), randomBytes(30_000).toString('base64'));
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    await writeFile(join(folder, 'heavy.html'), html.replace('</head>', '<script src="/heavy.js"></script></head>'));
    expect(sum(await weigh(folder, 'heavy.html'))).toBeGreaterThan(widgetBudget);
  });

  it('has no script or style in the page itself, which the content security policy would refuse', async () => {
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/);
    for (const [, attributes] of html.matchAll(/<script([^>]*)>/g)) expect(attributes).toContain('src="/');
  });

  it('is one file of one name for the bank’s page, which fetches nothing else as code', async () => {
    const script = await readFile(join(folder, 'embed.js'), 'utf8');
    expect(script).not.toMatch(/\bimport\s*\(|\bimport\s+["'{]|\beval\(|new Function|innerHTML|\.cssText|insertRule/);
  });
});
