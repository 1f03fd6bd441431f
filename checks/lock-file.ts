import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a package-lock.json says of one package. */
export interface LockedPackage {
  version?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  os?: readonly string[];
  cpu?: readonly string[];
  libc?: readonly string[];
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** By path; the project itself under ''. */
export type LockedPackages = Record<string, LockedPackage>;

export interface LockFile {
  packages: LockedPackages;
}

export const lockFilePath = join(import.meta.dirname, '..', 'package-lock.json');

export function readLockFile(): LockFile {
  return JSON.parse(readFileSync(lockFilePath, 'utf8'));
}

/** The path of the package that `from` gets by a name; as Node looks: in its own node_modules, then in those around it. */
export function resolved(packages: LockedPackages, from: string, name: string): string | null {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    const path = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`;
    if (path in packages) return path;
    if (place === '') return null;
  }
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
