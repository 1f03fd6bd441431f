import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { paragraph, pdfOf, wordOf } from '../documents/specimens.ts';
import { readApart } from './apart.ts';
import { Unreadable } from './reasons.ts';

describe('reading in a process of its own', () => {
  it('ends a document that takes too long', async () => {
    expect(await reasonFor('pdf', pdfOf([]), { limitMs: 1 })).toBe('too-slow');
  });

  it('ends a document that takes too much memory', async () => {
    const body = '<w:p/>'.repeat(1_500_000);
    expect(await reasonFor('zip', wordOf(body), { heapMb: 64 })).toBe('too-much-memory');
  });

  it('ends a PDF whose streams unpack without end, and reads the next', async () => {
    const stream = deflateSync(deflateSync(Buffer.alloc(200_000_000)));
    const header =
      '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n';
    const page = `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents[${'4 0 R '.repeat(50)}]>>endobj\n`;
    const object = `4 0 obj<</Filter[/FlateDecode/FlateDecode]/Length ${stream.length}>>stream\n`;
    const bomb = Buffer.concat([
      Buffer.from(header + page + object),
      stream,
      Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>'),
    ]);
    expect(await reasonFor('pdf', bomb, { limitMs: 3_000 })).toMatch(/^too-/);
    expect((await readApart('zip', wordOf(paragraph('年费')))).lines).toHaveLength(1);
  });
});

async function reasonFor(
  is: 'pdf' | 'zip',
  bytes: Uint8Array,
  limit?: { limitMs?: number; heapMb?: number },
): Promise<string> {
  const refused: unknown = await readApart(is, bytes, limit).catch((cause: unknown) => cause);
  return refused instanceof Unreadable ? refused.reason : 'was read';
}
