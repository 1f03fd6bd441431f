import type { Check } from './check.ts';
import { type LockedPackage, type LockedPackages, nameOf, readLockFile, resolved } from './lock-file.ts';

/** Licences under which a bank may ship what we ship, asking nobody. */
const allowed = new Set(
  'MIT ISC Apache-2.0 BSD-2-Clause BSD-3-Clause 0BSD BlueOak-1.0.0 CC0-1.0 Python-2.0 PostgreSQL Zlib'.split(' '),
);
/** A further one for what never leaves the developer's machine. */
const allowedForDevelopment = new Set(['MPL-2.0']);

/** Development dependencies that are shipped all the same: the build puts them into the pages. */
const bundledIntoPages = ['@tanstack/react-virtual', 'antd', 'preact', 'react', 'react-dom'];

/** Packages under a licence that is not in the list, and why they may stay. */
const exceptions: Record<string, string> = {
  duck: 'calls its licence BSD; the text in its package is that of BSD-2-Clause',
};

export const licenceCheck: Check = {
  name: 'licences',
  looksAt: 'every package may be shipped, or used in development',
  run: async () => refusedLicences(readLockFile().packages),
};

export function refusedLicences(packages: LockedPackages): string[] {
  const shipped = shippedPackages(packages);
  const refused = Object.entries(packages).flatMap(([path, { license }]) => {
    if (path === '' || Object.hasOwn(exceptions, nameOf(path))) return [];
    const isAllowed = (id: string) => allowed.has(id) || (!shipped.has(path) && allowedForDevelopment.has(id));
    if (license !== undefined && fits(license, isAllowed)) return [];
    return [`  ${nameOf(path)}: ${license ?? 'no licence is given'}${shipped.has(path) ? ', and it is shipped' : ''}`];
  });
  if (refused.length === 0) return [];
  return [
    [
      'Refused: a package whose licence is not in the list of checks/licences.ts.',
      'To mend: use another package, or enter it into the exceptions there, with the reason why it may stay.',
      ...refused,
    ].join('\n'),
  ];
}

/** All that `npm ci --omit=dev` installs and all that the pages contain, with what they depend on. */
function shippedPackages(packages: LockedPackages): Set<string> {
  const root = packages[''] ?? {};
  const found = new Set<string>();
  const take = (from: string, name: string): void => {
    const path = resolved(packages, from, name);
    if (path === null || found.has(path)) return;
    found.add(path);
    for (const next of namesNeededBy(packages[path] ?? {})) take(path, next);
  };
  for (const name of [...namesNeededBy(root), ...bundledIntoPages]) take('', name);
  return found;
}

function namesNeededBy({ dependencies, optionalDependencies, peerDependencies }: LockedPackage): string[] {
  return Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
}

/** SPDX expressions with AND and OR, AND binding closer; brackets only around the whole or an OR within. */
function fits(expression: string, isAllowed: (id: string) => boolean): boolean {
  const bracket = /\(([^()]*)\)/.exec(expression);
  if (bracket !== null) {
    const inner = fits(bracket[1] ?? '', isAllowed) ? '+' : '-';
    return fits(expression.replace(bracket[0], inner), (id) => id === '+' || (id !== '-' && isAllowed(id)));
  }
  return expression.split(' OR ').some((either) => either.split(' AND ').every((id) => isAllowed(id.trim())));
}
