import { findPostgres, findProgram, findRedis, type Missing as MissingServer } from '#server/cluster';

/** What tests, benches and faults use beside npm's packages. */
export type Service = 'redis' | 'postgres' | 'browser';

/** A service that this machine cannot run, and why. */
export type Missing = MissingServer<Service>;

/** For each service: what people call it, and the Debian packages that bring it. */
export const services: Record<Service, { name: string; packages: readonly string[] }> = {
  redis: { name: 'Redis', packages: ['redis-server'] },
  postgres: { name: 'PostgreSQL', packages: ['postgresql'] },
  // The pages are in Chinese, and a screenshot without the font is a row of boxes.
  browser: { name: 'browser', packages: ['chromium', 'fonts-noto-cjk'] },
};

const path = () => process.env.PATH ?? '';

/** The path of a Chromium or Chrome, for playwright-core's `executablePath`. */
export function findChromium(): string | Missing {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'Google Chrome']) {
    const found = findProgram(name, path(), ['/Applications/Google Chrome.app/Contents/MacOS']);
    if (found !== null) return found;
  }
  return {
    missing: 'browser',
    why: `Chromium is not installed: apt-get install ${services.browser.packages.join(' ')}`,
  };
}

/** Everything that this machine cannot run. */
export function findMissing(): readonly Missing[] {
  return [findRedis(path()), findPostgres(path()), findChromium()].filter(
    (found) => typeof found === 'object' && 'missing' in found,
  );
}

/** "Not run here: …", with the one command that would provide it all; null where nothing is missing. */
export function missingSentence(absent: readonly Missing[]): string | null {
  if (absent.length === 0) return null;
  const names = absent.map(({ missing }) => services[missing].name).join(', ');
  const packages = absent.flatMap(({ missing }) => services[missing].packages).join(' ');
  return `Not run here: ${names}. To provide ${absent.length === 1 ? 'it' : 'them'}: sudo apt-get install -y ${packages}`;
}
