import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EditionId } from '#conversation';
import { qdrantUrl } from '../../evals/services/provided.ts';
import { describeKnowledgeIndex } from '../contract.ts';
import { openEmbeddedIndex } from '../embedded/embedded-index.ts';
import { exampleEdition, exampleEncoder, exampleEntries } from '../example-edition.ts';
import type { KnowledgeIndex } from '../knowledge-index.ts';
import { openQdrantDouble, type QdrantDouble } from './double.ts';
import { openQdrantIndex } from './qdrant-index.ts';

let double: QdrantDouble;
beforeAll(async () => {
  double = await openQdrantDouble();
});
afterAll(() => double.close());

const open = (prefix: string = randomUUID()) => openQdrantIndex({ url: double.url, apiKey: null, prefix });
const encoder = exampleEncoder();
const asked = (text: string) => ({ edition: 1 as EditionId, text, at: new Date('2026-11-22T04:00:00Z'), limit: 5 });

describeKnowledgeIndex('Qdrant, by its double', () => open());

describe.skipIf(!qdrantUrl)('a real Qdrant', () => {
  describeKnowledgeIndex('Qdrant', () => openQdrantIndex({ url: qdrantUrl ?? '', apiKey: null, prefix: randomUUID() }));
});

describe('the index in Qdrant', () => {
  it('finds the same evidence as the index in memory', async () => {
    const [qdrant, memory] = [open(), openEmbeddedIndex()];
    for (const index of [qdrant, memory]) await index.prepare(exampleEdition(1), encoder);
    for (const text of [
      '钱包被偷了',
      '转账限额',
      '年费多少钱 挂失',
      ...exampleEntries.flatMap(({ similar }) => similar),
    ]) {
      const [ours, theirs] = [await qdrant.search(asked(text)), await memory.search(asked(text))];
      expect(ours.map(({ entry, wording }) => [entry, wording])).toEqual(
        theirs.map(({ entry, wording }) => [entry, wording]),
      );
      for (const [place, { evidence }] of ours.entries())
        for (const [kind, value] of Object.entries(evidence))
          expect(value).toBeCloseTo(theirs[place]?.evidence[kind as keyof typeof evidence] ?? Number.NaN, 5);
    }
  });

  it('is put there once by two processes, and is there for both', async () => {
    const prefix = randomUUID();
    const [one, other] = [open(prefix), open(prefix)];
    await Promise.all([one, other].map((index) => index.prepare(exampleEdition(1), encoder)));
    expect(double.collections().filter((name) => name.startsWith(prefix))).toHaveLength(1);
    expect(await other.search(asked('挂失'))).toEqual(await one.search(asked('挂失')));
    const before = double.asked.length;
    await open(prefix).prepare(exampleEdition(1), encoder);
    expect(double.asked.slice(before).filter((request) => request.startsWith('PUT'))).toEqual([]);
  });

  it('is completed where an upload was interrupted', async () => {
    const prefix = randomUUID();
    await open(prefix).prepare(exampleEdition(1), encoder);
    double.lose(double.collections().find((name) => name.startsWith(prefix)) ?? '');
    const index: KnowledgeIndex = open(prefix);
    await index.prepare(exampleEdition(1), encoder);
    for (const { id, question } of exampleEntries) expect((await index.search(asked(question)))[0]?.entry).toBe(id);
  });

  it('has its own collection for other contents under the same number', async () => {
    const prefix = randomUUID();
    await open(prefix).prepare(exampleEdition(1), encoder);
    await open(prefix).prepare(exampleEdition(1, exampleEntries.slice(1)), encoder);
    expect(double.collections().filter((name) => name.startsWith(prefix))).toHaveLength(2);
  });

  it('is gone when it is forgotten', async () => {
    const prefix = randomUUID();
    const index = open(prefix);
    await index.prepare(exampleEdition(1), encoder);
    await index.forget(1 as EditionId);
    expect(double.collections().filter((name) => name.startsWith(prefix))).toEqual([]);
  });

  it('shows its key, and says so where it is refused or nobody is there', async () => {
    const locked = await openQdrantDouble('the-key');
    const index = (apiKey: string, url = locked.url) => openQdrantIndex({ url, apiKey, prefix: 'x' });
    await index('the-key').prepare(exampleEdition(1), encoder);
    for (const refused of [index('another'), index('the-key', 'http://127.0.0.1:9')])
      await expect(refused.prepare(exampleEdition(1), encoder)).rejects.toMatchObject({ code: 'index-unreachable' });
    await locked.close();
  });
});
