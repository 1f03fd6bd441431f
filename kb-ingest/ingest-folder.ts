import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Refusal } from '#conversation';
import type { DraftEntry, SourceFinding } from './draft.ts';
import { Claims } from './entries/claims.ts';
import { toEntries } from './entries/to-entries.ts';
import { LARGEST_SOURCE_BYTES } from './source/limits.ts';
import { readSource } from './source/read-source.ts';
import { unreadable } from './source/reasons.ts';

/** What became of one file. */
export type FileReport =
  | { file: string; entries: readonly DraftEntry[]; findings: readonly SourceFinding[] }
  | { file: string; refused: Refusal<'unreadable-source'> };

/**
 * Reads files, and the files of folders with all that is in them, in the order of their names. A file that cannot be
 * read is reported, and the next one is read. Hidden files, README.md and what Office leaves beside an open document
 * (~$…) are not knowledge and are passed over; links are not followed out of a folder. `onFile` is told of every file
 * before it is read, counted from 1.
 */
export async function ingestFolder(
  paths: readonly string[],
  { onFile }: { onFile?: (file: string, place: number, of: number) => void } = {},
): Promise<readonly FileReport[]> {
  const claims = new Claims();
  const reports: FileReport[] = [];
  // A file that is named and also stands in a named folder is read once.
  const files = new Map((await Promise.all(paths.map(filesOf))).flat().map((file) => [resolve(file), file]));
  for (const file of files.values()) {
    onFile?.(file, reports.length + 1, files.size);
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
    if (/^(?:\.|~\$|readme\.md$)/i.test(each.name)) continue;
    if (each.isDirectory()) files.push(...(await filesOf(join(path, each.name))));
    else if (each.isFile()) files.push(join(path, each.name));
  }
  return files;
}

async function reportOf(file: string, claims: Claims): Promise<FileReport> {
  try {
    const name = basename(file);
    return { file, ...toEntries(await readSource(name, await bytesOf(file)), claims) };
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
    throw unreadable(name, 'missing', { cause });
  }
}

function isUnreadable(refusal: Refusal): refusal is Refusal<'unreadable-source'> {
  return refusal.code === 'unreadable-source';
}
