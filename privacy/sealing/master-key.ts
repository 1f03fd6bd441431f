import { randomBytes as systemRandomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refusal } from '#conversation';
import type { RandomBytes } from './envelope.ts';

const keyLength = 32;
const howToWrite =
  '应为 32 字节，写成 base64 或 64 位十六进制 / it takes 32 bytes, in base64 or as 64 hexadecimal digits';

/**
 * The master key: as given, else from its file, else made now and written there. Processes that start at once and
 * find no file get the same key. Refuses 'bad-setting' with what to do, and never repeats the key.
 *
 * @param settings.key base64 (plain or URL-safe) or 64 hexadecimal digits
 */
export async function readMasterKey(
  { key, keyFile }: { key: string | null; keyFile: string },
  randomBytes: RandomBytes = systemRandomBytes,
): Promise<Uint8Array> {
  if (key !== null) return parsed(key, howToWrite);
  try {
    return (await fromFile(keyFile)) ?? (await made(keyFile, randomBytes));
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Refusal('bad-setting', { name: 'XIANTING_KEY', why: `${keyFile}: ${why}` }, cause);
  }
}

function parsed(written: string, whyNot: string): Uint8Array {
  const text = written.trim();
  const isHexadecimal = /^[0-9a-f]{64}$/i.test(text);
  const isBase64 = /^[A-Za-z0-9+/_-]{43}=?$/.test(text);
  const bytes = isHexadecimal ? Buffer.from(text, 'hex') : Buffer.from(isBase64 ? text : '', 'base64');
  if (bytes.length !== keyLength) throw new Refusal('bad-setting', { name: 'XIANTING_KEY', why: whyNot });
  return new Uint8Array(bytes);
}

async function fromFile(keyFile: string): Promise<Uint8Array | null> {
  try {
    return parsed(await readFile(keyFile, 'utf8'), `${keyFile}: ${howToWrite}`);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Written whole beside its place, then linked into it: the link fails for all but the first. */
async function made(keyFile: string, randomBytes: RandomBytes): Promise<Uint8Array> {
  const folder = dirname(keyFile);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${keyFile}.${Buffer.from(randomBytes(8)).toString('hex')}`;
  await writeDurably(draft, `${Buffer.from(randomBytes(keyLength)).toString('base64')}\n`);
  try {
    await link(draft, keyFile);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  await syncFolder(folder);
  const key = await fromFile(keyFile);
  if (!key) throw new Error('the file was removed while it was being made');
  return key;
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the name, too, outlives a power cut. Windows does not open folders, and needs none of this. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
