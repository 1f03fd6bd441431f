import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type InlineConfig, type Plugin } from 'vite';
import { themeStyle } from './theme.ts';

const folder = import.meta.dirname;

/** `/theme.css` in the pages: the tokens of theme.ts as custom properties. */
const themeSheet: Plugin = {
  name: 'theme-sheet',
  enforce: 'pre',
  resolveId: (asked) => (asked === '/theme.css' ? join(folder, 'theme.css') : null),
  load: (path) => (path === join(folder, 'theme.css') ? themeStyle() : null),
};

/** What the browsers inside older phones' apps understand; agents' computers are the bank's own. */
const targets = { customers: ['es2020', 'chrome87', 'safari14'], staff: ['es2023', 'chrome111', 'safari16.4'] };

/** The customers' page, and the script that puts it into the bank's pages. Empties the folder first. */
export async function buildWidget(outDir: string): Promise<void> {
  await build(page('index.html', targets.customers, outDir, true));
  await build({
    ...page('embed/embed.ts', targets.customers, outDir, false),
    build: {
      outDir,
      emptyOutDir: false,
      target: targets.customers,
      modulePreload: false,
      // One file of one name: the bank's pages name it once and never again.
      rolldownOptions: {
        input: join(folder, 'embed/embed.ts'),
        output: { format: 'iife', entryFileNames: 'embed.js' },
      },
    },
  });
}

export async function buildDesk(outDir: string): Promise<void> {
  await build(page('desk.html', targets.staff, outDir, false));
}

/** Puts a `.gz` beside every script and style, for whoever serves them: compressed once instead of for every phone. */
export async function compress(outDir: string): Promise<void> {
  for (const name of await readdir(outDir, { recursive: true })) {
    if (!/\.(?:js|css)$/.test(name)) continue;
    const path = join(outDir, name);
    await writeFile(`${path}.gz`, gzipSync(await readFile(path), { level: 9 }));
  }
}

/** Nothing is written into the HTML itself: the server's content security policy allows no inline script or style. */
function page(input: string, target: string[], outDir: string, emptyOutDir: boolean): InlineConfig {
  return {
    root: folder,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [themeSheet],
    build: {
      outDir,
      emptyOutDir,
      target,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // The desk brings antd; it is loaded once per shift, from the bank's own network.
      chunkSizeWarningLimit: 1_500,
      rolldownOptions: {
        input: join(folder, input),
        // antd marks its files for React's servers; there is none here.
        onLog: (level, log, say) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') say(level, log);
        },
      },
    },
  };
}
