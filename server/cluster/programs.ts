import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A server that this machine cannot run, and why. */
export interface Missing<Service extends string = string> {
  missing: Service;
  /** A sentence: what is not there, and what would bring it. */
  why: string;
}

/** The path of a program, looked for in `path` (as PATH is written) and then in `elsewhere`; null where there is none. */
export function findProgram(name: string, path: string, elsewhere: readonly string[] = []): string | null {
  const folders = [...path.split(delimiter), ...elsewhere];
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

export function findRedis(path: string): string | Missing<'redis'> {
  return (
    findProgram('redis-server', path) ?? {
      missing: 'redis',
      why: 'redis-server is not installed: apt-get install redis-server',
    }
  );
}

/** Debian keeps PostgreSQL's programs out of PATH, in a folder for each version: the newest that has both is taken. */
export function findPostgres(path: string): { initdb: string; postgres: string } | Missing<'postgres'> {
  for (const folders of [[], ...debianVersions().map((folder) => [folder])]) {
    const [initdb, postgres] = [findProgram('initdb', path, folders), findProgram('postgres', path, folders)];
    if (initdb !== null && postgres !== null) return { initdb, postgres };
  }
  return { missing: 'postgres', why: 'PostgreSQL is not installed: apt-get install postgresql' };
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
