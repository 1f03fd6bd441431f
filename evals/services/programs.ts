import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What tests, benches and faults use beside npm's packages. */
export type Service = 'redis' | 'postgres' | 'browser';

/** A service that this machine cannot run, and why. */
export interface Missing {
  missing: Service;
  /** A sentence: what is not there, and what would bring it. */
  why: string;
}

/** For each service: what people call it, and the Debian packages that bring it. */
export const services: Record<Service, { name: string; packages: readonly string[] }> = {
  redis: { name: 'Redis', packages: ['redis-server'] },
  postgres: { name: 'PostgreSQL', packages: ['postgresql'] },
  // The pages are in Chinese, and a screenshot without the font is a row of boxes.
  browser: { name: 'browser', packages: ['chromium', 'fonts-noto-cjk'] },
};

export function missing(service: Service, program: string): Missing {
  const { packages } = services[service];
  return { missing: service, why: `${program} is not installed: apt-get install ${packages.join(' ')}` };
}

/** The path of a program, looked for in PATH and then in `elsewhere`; null where there is none. */
export function findProgram(name: string, elsewhere: readonly string[] = []): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...elsewhere];
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

export function findRedis(): string | Missing {
  return findProgram('redis-server') ?? missing('redis', 'redis-server');
}

/** Debian keeps PostgreSQL's programs out of PATH, in a folder for each version: the newest that has both is taken. */
export function findPostgres(): { initdb: string; postgres: string } | Missing {
  for (const folders of [[], ...debianVersions().map((folder) => [folder])]) {
    const [initdb, postgres] = [findProgram('initdb', folders), findProgram('postgres', folders)];
    if (initdb !== null && postgres !== null) return { initdb, postgres };
  }
  return missing('postgres', 'PostgreSQL');
}

/** The path of a Chromium or Chrome, for playwright-core's `executablePath`. */
export function findChromium(): string | Missing {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'Google Chrome']) {
    const path = findProgram(name, ['/Applications/Google Chrome.app/Contents/MacOS']);
    if (path !== null) return path;
  }
  return missing('browser', 'Chromium');
}

/** Everything that this machine cannot run. */
export function findMissing(): readonly Missing[] {
  return [findRedis(), findPostgres(), findChromium()].filter(
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

function debianVersions(): string[] {
  const home = '/usr/lib/postgresql';
  try {
    return readdirSync(home)
      .sort((one, other) => Number(other) - Number(one))
      .map((version) => join(home, version, 'bin'));
  } catch {
    return [];
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
