import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Refusal } from '#conversation';
import type { DraftEntry, SourceFinding } from './draft.ts';
import { Claims } from './entries/claims.ts';
import { toEntries } from './entries/to-entries.ts';
import { LARGEST_SOURCE_BYTES, readSource, unreadable } from './source/read-source.ts';

/** What became of one file. */
export type FileReport =
  | { file: string; entries: readonly DraftEntry[]; findings: readonly SourceFinding[] }
  | { file: string; refused: Refusal<'unreadable-source'> };

/**
 * Reads files, and the files of folders with all that is in them, in the order of their names. A file that cannot be
 * read is reported, and the next one is read. Hidden files and README.md are not knowledge and are passed over; links
 * are not followed out of a folder.
 */
export async function ingestFolder(paths: readonly string[]): Promise<readonly FileReport[]> {
  const claims = new Claims();
  const reports: FileReport[] = [];
  const read = new Set<string>();
  for (const file of (await Promise.all(paths.map(filesOf))).flat()) {
    // A file that is named and also stands in a named folder is read once.
    if (read.has(resolve(file))) continue;
    read.add(resolve(file));
    reports.push(await reportOf(file, claims));
  }
  return reports;
}

async function filesOf(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) return [path];
  const inside = await readdir(path, { withFileTypes: true });
  const files: string[] = [];
  for (const each of inside.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    if (each.name.startsWith('.') || /^readme\.md$/i.test(each.name)) continue;
    if (each.isDirectory()) files.push(...(await filesOf(join(path, each.name))));
    else if (each.isFile()) files.push(join(path, each.name));
  }
  return files;
}

async function reportOf(file: string, claims: Claims): Promise<FileReport> {
  try {
    const name = basename(file);
    return { file, ...toEntries(readSource(name, await bytesOf(file)), claims) };
  } catch (cause) {
    if (cause instanceof Refusal && isUnreadable(cause)) return { file, refused: cause };
    throw cause;
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const name = basename(file);
  try {
    // Asked first, so that a huge file is refused without being read.
    const { size } = await stat(file);
    return size > LARGEST_SOURCE_BYTES ? new Uint8Array(LARGEST_SOURCE_BYTES + 1) : await readFile(file);
  } catch (cause) {
    throw unreadable(name, '文件不存在或没有读取权限，请检查路径', cause);
  }
}

function isUnreadable(refusal: Refusal): refusal is Refusal<'unreadable-source'> {
  return refusal.code === 'unreadable-source';
}
