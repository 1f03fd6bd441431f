/**
 * Makes a checkout ready to run: what every npm script does first. Installs what package-lock.json asks for, makes
 * sure that there is a Node 24, and with `--pages` builds the pages and has the sample bank learn from its questions.
 * Does nothing, quickly, where that is done.
 *
 * Plain JavaScript without a dependency, because it runs before there are any, and on the Node that the machine has:
 * 20 is enough.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The first Node that runs TypeScript as it stands, which is how everything here is written. */
const neededNode = 24;
/** A preparation that has held its lock for so long is taken for dead, even if its process number is in use. */
const longestMinutes = 15;

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const installed = join(folder, 'node_modules', '.xianting-installed');
const broughtNode = join(folder, 'node_modules', '.bin', 'node');
const lock = join(folder, '.xianting-preparing');

/** What is made once, ahead of the first start: by which file, from what, and where it is written that it was. */
const ahead = [
  {
    what: '构建页面 · Building the pages',
    script: 'build',
    by: 'web/build.ts',
    from: ['web', 'conversation'],
    stamp: 'web/dist/.built',
  },
  {
    what: '学习示范银行知识 · Learning the sample bank',
    script: 'learn',
    by: 'server/learn-sample-bank.ts',
    from: ['knowledge', 'kb-ingest', 'conversation'],
    stamp: '.xianting-sample-bank/.learned',
  },
];

/** Stops with a sentence in both languages. */
class Stop extends Error {}

try {
  if (process.platform === 'win32') {
    throw new Stop(
      'Windows 上请在 WSL（适用于 Linux 的 Windows 子系统）中运行先听：wsl --install，然后在 WSL 中重新执行本命令。\n' +
        'On Windows, Xianting runs inside WSL (Windows Subsystem for Linux): wsl --install, then run this command there.',
    );
  }
  await once(isInstalled, install);
  findNode();
  if (process.argv.includes('--pages')) {
    for (const made of ahead) {
      if (existsSync(join(folder, made.by)))
        await once(
          () => isMade(made),
          () => make(made),
        );
    }
  }
} catch (failure) {
  if (!(failure instanceof Stop)) throw failure;
  process.stderr.write(`${failure.message}\n`);
  process.exitCode = 1;
}

/** Does the work unless it is done; of two that come at once, one works and the other waits for it. */
async function once(isDone, work) {
  if (isDone()) return;
  await takeLock();
  try {
    if (!isDone()) await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** The lock is a symbolic link to a process number: made in one step together with what it says. */
async function takeLock() {
  for (let waited = 0; ; waited += 1) {
    try {
      symlinkSync(String(process.pid), lock);
      return;
    } catch (failure) {
      if (failure.code !== 'EEXIST') throw failure;
    }
    if (isAbandoned()) {
      clearLock();
      continue;
    }
    if (waited === 0) process.stdout.write('另一个进程正在准备，请稍候 · Waiting for another preparation\n');
    await pause(200);
  }
}

function isAbandoned() {
  try {
    const since = lstatSync(lock).mtimeMs;
    if (Date.now() - since > longestMinutes * 60_000) return true;
    process.kill(Number(readlinkSync(lock)), 0);
    return false;
  } catch (failure) {
    return failure.code === 'ESRCH';
  }
}

/** Renaming has one winner: of two that find the same dead lock, the second must not remove the first one's new one. */
function clearLock() {
  const aside = `${lock}-${process.pid}`;
  try {
    renameSync(lock, aside);
    rmSync(aside, { force: true });
  } catch (failure) {
    if (failure.code !== 'ENOENT') throw failure;
  }
}

function isInstalled() {
  return readOr(installed, '') === askedFor();
}

/** What the two files ask to be installed. Scripts and descriptions in package.json are none of its business. */
function askedFor() {
  const { dependencies, devDependencies, optionalDependencies, overrides } = readJson(join(folder, 'package.json'));
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .update(JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides]))
    .update(`${process.platform} ${process.arch}`);
  return hash.digest('hex');
}

/** Development packages too, whatever NODE_ENV says: the pages are built with them. */
async function install() {
  if (!npmHasInstalledIt()) {
    await announced('安装依赖 · Installing the dependencies (npm ci)', [
      'ci',
      '--include=dev',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
    ]);
    dropNodeThatCannotRun();
  }
  mkdirSync(dirname(installed), { recursive: true });
  writeFileSync(installed, askedFor());
}

/**
 * True where somebody ran npm by hand: its own record of node_modules then names every package of the lock file.
 * Packages for other machines are optional, and missing from the record.
 */
function npmHasInstalledIt() {
  const record = readOr(join(folder, 'node_modules', '.package-lock.json'), null);
  if (record === null) return false;
  const present = JSON.parse(record).packages;
  const wanted = Object.entries(readJson(join(folder, 'package-lock.json')).packages).filter(([path]) => path !== '');
  const unwanted = Object.keys(present).some((path) => !wanted.some(([wantedPath]) => wantedPath === path));
  return (
    !unwanted &&
    wanted.every(([path, { version, integrity, optional, devOptional }]) =>
      present[path] === undefined
        ? optional || devOptional
        : present[path].version === version && present[path].integrity === integrity,
    )
  );
}

/** The Node that npm brings is built for glibc. Where it cannot run it must not stand in front of one that can. */
function dropNodeThatCannotRun() {
  if (existsSync(broughtNode) && versionOf(broughtNode) === null) rmSync(broughtNode);
}

function findNode() {
  if (major(process.versions.node) >= neededNode) return;
  const brought = existsSync(broughtNode) ? versionOf(broughtNode) : null;
  if (brought !== null && major(brought) >= neededNode) return;
  throw new Stop(
    `先听需要 Node ${neededNode}，这台机器上是 ${process.versions.node}，且没有可随 npm 安装的版本。请安装 Node ${neededNode}（https://nodejs.org）后重试。\n` +
      `Xianting needs Node ${neededNode}. This machine has ${process.versions.node}, and npm brings none for it. Install Node ${neededNode} (https://nodejs.org) and try again.`,
  );
}

/** Null where it does not start. */
function versionOf(node) {
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim().slice(1) : null;
}

function major(version) {
  return Number(version.split('.')[0]);
}

function isMade({ from, stamp }) {
  return readOr(join(folder, stamp), '') === contentOf(from);
}

/** The content of all that something is made from. */
function contentOf(places) {
  const hash = createHash('sha256').update(readFileSync(join(folder, 'package-lock.json')));
  for (const place of places) {
    for (const file of filesIn(place)) hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}

function filesIn(place) {
  if (!existsSync(join(folder, place)) || place === 'web/dist') return [];
  return readdirSync(join(folder, place), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((found) => {
      if (found.isDirectory()) return filesIn(`${place}/${found.name}`);
      return found.isFile() && !/\.test\.tsx?$/.test(found.name) ? [`${place}/${found.name}`] : [];
    });
}

async function make({ what, script, from, stamp }) {
  const content = contentOf(from);
  await announced(`${what} (npm run ${script})`, ['run', script]);
  mkdirSync(dirname(join(folder, stamp)), { recursive: true });
  writeFileSync(join(folder, stamp), content);
}

/** Runs npm quietly: one line says what it does and how long it took; what npm said is shown if it fails. */
async function announced(what, npmArguments) {
  process.stdout.write(`${what} … `);
  const start = Date.now();
  const { code, said } = await npm(npmArguments);
  const seconds = Math.max(1, Math.round((Date.now() - start) / 1000));
  process.stdout.write(code === 0 ? `${seconds} s\n` : '\n');
  if (code === 0) return;
  throw new Stop(
    `${said.trim()}\n` +
      `npm ${npmArguments.join(' ')} 失败（见上）。解决后重新执行本命令即可继续。\n` +
      `npm ${npmArguments.join(' ')} failed (see above). Once mended, run the same command again.`,
  );
}

/** Runs the npm that runs this script, by the Node that runs it: `ci` removes the Node that npm brought. */
function npm(npmArguments) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const [program, before] = script?.endsWith('npm-cli.js') && node ? [node, [script]] : ['npm', []];
  return new Promise((resolve) => {
    const running = spawn(program, [...before, ...npmArguments, '--loglevel=error'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    running.stdout.on('data', (chunk) => (said += chunk));
    running.stderr.on('data', (chunk) => (said += chunk));
    running.on('error', (failure) => resolve({ code: 1, said: String(failure) }));
    running.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

function readOr(path, otherwise) {
  try {
    return readFileSync(path, 'utf8');
  } catch (failure) {
    if (failure.code === 'ENOENT' || failure.code === 'ENOTDIR') return otherwise;
    throw failure;
  }
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
