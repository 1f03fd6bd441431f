import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMasterKey } from '#privacy';

const bytes = Uint8Array.from({ length: 32 }, (_, place) => 255 - place);
const hexadecimal = Buffer.from(bytes).toString('hex');
const base64 = Buffer.from(bytes).toString('base64');
const base64url = Buffer.from(bytes).toString('base64url');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianting-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a master key that is given', () => {
  it.each([
    ['as 64 hexadecimal digits', hexadecimal],
    ['in upper case', hexadecimal.toUpperCase()],
    ['in base64', base64],
    ['in base64 for URLs', base64url],
    ['with a line end after it', `${base64}\n`],
  ])('is read %s, and no file is touched', async (_form, key) => {
    expect(await readMasterKey({ key, keyFile: join(folder, 'key') })).toEqual(bytes);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['too short', base64.slice(4)],
    ['too long', `${hexadecimal}00`],
    ['no key at all', 'correct horse battery staple'],
    ['empty', ''],
    ['base64 with a stranger in it', `${base64.slice(0, 20)}!${base64.slice(21)}`],
  ])('is refused where it is %s, without repeating it', async (_what, key) => {
    const refused = await readMasterKey({ key, keyFile: join(folder, 'key') }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'bad-setting', particulars: { name: 'XIANTING_KEY' } });
    if (key !== '') expect(String(refused)).not.toContain(key);
  });
});

describe('a master key of our own', () => {
  const keyFile = () => join(folder, 'not', 'there', 'key');

  it('is made once, for its owner only, and is the same ever after', async () => {
    const made = await readMasterKey({ key: null, keyFile: keyFile() });
    expect(made).toHaveLength(32);
    expect(await readMasterKey({ key: null, keyFile: keyFile() })).toEqual(made);
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'not', 'there'))).mode & 0o777).toBe(0o700);
    expect((await readFile(keyFile(), 'utf8')).trim()).toBe(Buffer.from(made).toString('base64'));
  });

  it('is one for all who start at once, and leaves nothing beside it', async () => {
    const settings = { key: null, keyFile: keyFile() };
    const keys = await Promise.all(Array.from({ length: 12 }, () => readMasterKey(settings)));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(await readdir(join(folder, 'not', 'there'))).toEqual(['key']);
  });

  it('is one for processes that start at once', async () => {
    const program = `
      const { readMasterKey } = await import(process.argv[1]);
      const key = await readMasterKey({ key: null, keyFile: process.argv[2] });
      console.log(Buffer.from(key).toString('hex'));`;
    const door = new URL('../index.ts', import.meta.url).href;
    const start = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, door, keyFile()]);
    const [one, other, third] = await Promise.all([start(), start(), start()]);
    expect(one.stdout).toMatch(/^[0-9a-f]{64}\n$/);
    expect([other.stdout, third.stdout]).toEqual([one.stdout, one.stdout]);
  });

  it('is refused where the file holds something else, and the file stays', async () => {
    const path = join(folder, 'key');
    await writeFile(path, 'half a ke');
    const reading = readMasterKey({ key: null, keyFile: path });
    await expect(reading).rejects.toMatchObject({
      code: 'bad-setting',
      particulars: { name: 'XIANTING_KEY', why: expect.stringContaining(path) },
    });
    expect(await readFile(path, 'utf8')).toBe('half a ke');
  });

  it('is refused with the reason where the file cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    await chmod(join(folder, 'file'), 0o600);
    const reading = readMasterKey({ key: null, keyFile: join(folder, 'file', 'key') });
    await expect(reading).rejects.toMatchObject({
      code: 'bad-setting',
      particulars: { why: expect.stringContaining('ENOTDIR') },
    });
  });
});
