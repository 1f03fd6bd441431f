import type { Check } from './check.ts';
import { type LockedPackage, type LockedPackages, type LockFile, nameOf, readLockFile, resolved } from './lock-file.ts';

/**
 * `npm install` leaves out of the lock file what the registry did not offer when it ran: packages for other kinds of
 * machine, as a rule. `npm ci` then refuses the lock file, on every machine.
 */
export const lockCheck: Check = {
  name: 'lock file',
  looksAt: 'package-lock.json names every package for every machine',
  run: async () => {
    const absent = Object.keys(absentPackages(readLockFile().packages)).map(nameOf);
    if (absent.length === 0) return [];
    return [
      [
        'Refused: a lock file that leaves out packages for other machines: npm ci does not take it.',
        'To mend: node checks/complete-lock.ts',
        ...absent.map((name) => `  ${name}`),
      ].join('\n'),
    ];
  },
};

/** The lock file with every absent package in its place, in npm's order. */
export function completed(lock: LockFile): LockFile {
  const all = Object.entries({ ...lock.packages, ...absentPackages(lock.packages) });
  return { ...lock, packages: Object.fromEntries(all.sort(([one], [other]) => one.localeCompare(other, 'en'))) };
}

function absentPackages(packages: LockedPackages): LockedPackages {
  const absent: LockedPackages = {};
  for (const [from, asking] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(asking.optionalDependencies ?? {})) {
      if (resolved(packages, from, name) !== null) continue;
      absent[`node_modules/${name}`] = entryFor(name, version, asking);
    }
  }
  return absent;
}

/** Such packages carry the name of their machine (`core-linux-x64-musl`), and come under their parent's licence. */
function entryFor(name: string, version: string, { dev, license }: LockedPackage): LockedPackage {
  const os = /android|darwin|linux|win32|freebsd|netbsd|openbsd|openharmony|sunos|aix/.exec(name)?.[0];
  const cpu = /arm64|x64|ia32|ppc64|s390x|riscv64|loong64|mips64el|wasm32|-arm(?=-)/.exec(name)?.[0];
  const libc = /-musl/.test(name) ? 'musl' : /-gnu/.test(name) ? 'glibc' : undefined;
  return {
    version,
    ...(cpu === undefined ? {} : { cpu: [cpu.replace('-', '')] }),
    ...(dev === undefined ? {} : { dev }),
    ...(libc === undefined ? {} : { libc: [libc] }),
    ...(license === undefined ? {} : { license }),
    optional: true,
    ...(os === undefined ? {} : { os: [os] }),
  };
}
