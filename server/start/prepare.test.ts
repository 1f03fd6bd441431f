import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const installing = /^安装依赖 · Installing the dependencies \(npm ci\) … \d+ s\n$/;
const learning = /^学习示范银行知识 · Learning the sample bank \(npm run learn\) … \d+ s\n$/;
const building = /^构建页面 · Building the pages \(npm run build\) … \d+ s\n$/;

let project: string;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'xianting-prepare-'));
  await mkdir(join(project, 'server/start'), { recursive: true });
  await cp(join(import.meta.dirname, 'prepare.mjs'), join(project, 'server/start/prepare.mjs'));
  await write(
    'package.json',
    JSON.stringify({
      name: 'tiny',
      version: '1.0.0',
      scripts: { build: 'node web/build.ts', learn: 'node server/learn-sample-bank.ts' },
    }),
  );
  await writeLock('1.0.0');
});

afterEach(() => rm(project, { recursive: true, force: true }));

describe('preparing a checkout', () => {
  it('installs once, says so in one line, and is silent afterwards', async () => {
    expect((await prepare()).said).toMatch(installing);
    expect(await prepare()).toEqual({ code: 0, said: '' });
  });

  it('installs again when the lock file asks for something else', async () => {
    await prepare();
    await write('package-lock.json', `${await read('package-lock.json')} `);
    await rm(join(project, 'node_modules/.package-lock.json'), { force: true });
    expect((await prepare()).said).toMatch(installing);
  });

  it('leaves alone what npm has installed by hand', async () => {
    await write('node_modules/.package-lock.json', JSON.stringify({ packages: {} }));
    expect(await prepare()).toEqual({ code: 0, said: '' });
  });

  it('installs where a package that was installed by hand is another than the lock file asks for', async () => {
    await write(
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }),
    );
    expect((await prepare()).said).toMatch(installing);
  });

  it('shows what npm said when it fails, and tries again the next time', async () => {
    await write('package-lock.json', 'not a lock file');
    const failed = await prepare();
    expect(failed.code).toBe(1);
    expect(failed.said).toContain('package-lock.json');
    await writeLock('1.0.0');
    expect((await prepare()).said).toMatch(installing);
  });

  it('lets one work and the other wait when two come at once', async () => {
    const both = await Promise.all([prepare(), prepare()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.map(({ said }) => said.match(/npm ci/g)?.length ?? 0).sort()).toEqual([0, 1]);
  });

  it('does not wait for a preparation that has died', async () => {
    await symlink(String(await numberOfDeadProcess()), join(project, '.xianting-preparing'));
    expect((await prepare()).said).toMatch(installing);
  });
});

describe('the pages', () => {
  const build = "import { appendFileSync } from 'node:fs';\nappendFileSync('builds.txt', 'built ');\n";

  it('are built once, and again only when what they are made from has changed', async () => {
    await prepare();
    await write('web/build.ts', build);
    expect((await prepare('--pages')).said).toMatch(building);
    expect(await prepare('--pages')).toEqual({ code: 0, said: '' });
    await write('conversation/words.ts', 'export {};\n');
    expect((await prepare('--pages')).said).toMatch(building);
    await write('web/widget/page.test.ts', 'export {};\n');
    await write('web/dist/page.js', '');
    expect(await prepare('--pages')).toEqual({ code: 0, said: '' });
    expect(await read('builds.txt')).toBe('built built ');
  });

  it('are not built unless asked for, nor where there are none', async () => {
    await prepare();
    expect(await prepare('--pages')).toEqual({ code: 0, said: '' });
    await write('web/build.ts', build);
    expect(await prepare()).toEqual({ code: 0, said: '' });
  });

  it('are built again after a build that failed', async () => {
    await prepare();
    await write('web/build.ts', "throw new Error('no such page');\n");
    const failed = await prepare('--pages');
    expect(failed.code).toBe(1);
    expect(failed.said).toContain('no such page');
    await write('web/build.ts', build);
    expect((await prepare('--pages')).said).toMatch(building);
  });
});

describe('the sample bank', () => {
  it('has learned before the first start, and learns again only when its knowledge or the learning has changed', async () => {
    await prepare();
    await write('server/learn-sample-bank.ts', 'export {};\n');
    expect((await prepare('--pages')).said).toMatch(learning);
    expect(await prepare('--pages')).toEqual({ code: 0, said: '' });
    await write('kb-ingest/sample-bank/cards.md', '# 银行卡\n');
    expect((await prepare('--pages')).said).toMatch(learning);
    await write('knowledge/encoder/teach.ts', 'export {};\n');
    expect((await prepare('--pages')).said).toMatch(learning);
  });
});

describe('the Node it runs on', () => {
  const on = (what: 'versions' | 'platform', value: unknown) =>
    `--import=data:text/javascript,Object.defineProperty(process,'${what}',{value:${encodeURIComponent(JSON.stringify(value))}})`;

  it('must be 24 where npm brings none: says in two languages what to install', async () => {
    await prepare();
    const refused = await prepare(on('versions', { node: '20.20.2' }));
    expect(refused.code).toBe(1);
    expect(refused.said).toContain('请安装 Node 24');
    expect(refused.said).toContain('Install Node 24');
  });

  it.each([
    ['24.21.0', 0],
    ['22.9.0', 1],
  ])('may be an older one where npm brings %s: exit code %i', async (brought, code) => {
    await prepare();
    await write('node_modules/.bin/node', `#!/bin/sh\necho v${brought}\n`, 0o755);
    expect((await prepare(on('versions', { node: '20.20.2' }))).code).toBe(code);
  });

  it('is not looked for on Windows, which is sent to WSL before anything is installed', async () => {
    const refused = await prepare(on('platform', 'win32'));
    expect(refused.code).toBe(1);
    expect(refused.said).toContain('WSL');
    expect(refused.said).not.toContain('npm ci');
  });
});

function prepare(...words: string[]): Promise<{ code: number | null; said: string }> {
  const forNode = words.filter((word) => word.startsWith('--import'));
  const forScript = words.filter((word) => !word.startsWith('--import'));
  const running = spawn(process.execPath, [...forNode, 'server/start/prepare.mjs', ...forScript], { cwd: project });
  let said = '';
  running.stdout.on('data', (chunk) => {
    said += chunk;
  });
  running.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve) => running.on('close', (code) => resolve({ code, said })));
}

function numberOfDeadProcess(): Promise<number | undefined> {
  const running = spawn(process.execPath, ['--version']);
  return new Promise((resolve) => running.on('close', () => resolve(running.pid)));
}

async function write(path: string, content: string, mode = 0o644): Promise<void> {
  await mkdir(dirname(join(project, path)), { recursive: true });
  await writeFile(join(project, path), content, { mode });
}

function writeLock(version: string): Promise<void> {
  const packages = { '': { name: 'tiny', version } };
  return write(
    'package-lock.json',
    JSON.stringify({ name: 'tiny', version, lockfileVersion: 3, requires: true, packages }),
  );
}

function read(path: string): Promise<string> {
  return readFile(join(project, path), 'utf8');
}
