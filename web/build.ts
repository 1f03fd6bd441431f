/**
 * Builds the pages into web/dist: index.html (customers), desk.html (agents), and their hashed files under assets/.
 * Nothing is written into the HTML itself: the server's content security policy allows no inline script or style.
 */
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
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
const pages = [
  { page: 'index.html', target: ['es2020', 'chrome87', 'safari14'] },
  { page: 'desk.html', target: ['es2023', 'chrome111', 'safari16.4'] },
];

// One after the other, so that the customers' page carries nothing of the desk's.
for (const [place, { page, target }] of pages.entries()) {
  await build({
    root: folder,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [themeSheet],
    build: {
      outDir: join(folder, 'dist'),
      emptyOutDir: place === 0,
      target,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // The desk brings antd; it is loaded once per shift, from the bank's own network.
      chunkSizeWarningLimit: 1_500,
      rolldownOptions: {
        input: join(folder, page),
        // antd marks its files for React's servers; there is none here.
        onLog: (level, log, say) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') say(level, log);
        },
      },
    },
  });
}
