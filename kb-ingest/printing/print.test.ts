import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { archives } from './archives.ts';
import { listed, zipped } from './zip.ts';

describe('the documents of the sample bank', () => {
  it('are what their text forms say: whoever changes one prints it anew (npm run sample-documents)', async () => {
    for (const { name, parts } of await archives()) {
      const printed = await readFile(new URL(`../sample-bank-documents/${name}`, import.meta.url));
      expect(listed(printed), name).toEqual(parts.map(({ path, bytes }) => ({ path, checksum: crc32(bytes) })));
    }
  });

  it('are archives that list what was put in', () => {
    const parts = [
      { path: 'a/甲.xml', bytes: Buffer.from('甲'.repeat(1000)) },
      { path: 'b', bytes: Buffer.alloc(0) },
    ];
    expect(listed(zipped(parts)).map(({ path }) => path)).toEqual(['a/甲.xml', 'b']);
  });
});
