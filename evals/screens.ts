/**
 * `npm run screens -- [--to FOLDER] [--only NAME]`: starts the product in a throw-away folder, drives it into every
 * state of the gallery and takes a picture of each. `--only` takes the scenes whose names begin so. Without `--to` the
 * pictures go to a new temporary folder, which is printed.
 */
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gallery } from './screens/gallery.ts';
import { openStage } from './screens/stage.ts';
import { findChromium } from './services/programs.ts';

const { values } = parseArgs({ options: { to: { type: 'string' }, only: { type: 'string', default: '' } } });
const chosen = gallery.filter(({ name }) => name.startsWith(values.only));
const chromium = findChromium();
if (typeof chromium === 'object' || chosen.length === 0) {
  console.error(
    typeof chromium === 'object'
      ? chromium.why
      : `没有名为“${values.only}”的场景 no such scene. 可用 there are: ${gallery.map(({ name }) => name).join(' ')}`,
  );
  process.exit(2);
}

const folder = values.to ? resolve(values.to) : await mkdtemp(join(tmpdir(), 'xianting-screens-'));
await mkdir(folder, { recursive: true });
const stage = await openStage(chromium);
try {
  for (const scene of chosen)
    await stage.play(scene, async (picture, page) => {
      const path = join(folder, `${picture}.png`);
      await page.screenshot({ path, animations: 'disabled' });
      console.log(path);
    });
} finally {
  await stage.close();
}
process.exit(0);
