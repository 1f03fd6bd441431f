import { describe, expect, it } from 'vitest';
import type { EditionId, EntryId } from '#conversation';
import { openBase } from './encoder/base.ts';
import { exampleEdition, exampleEntries, exampleEntry } from './example-edition.ts';
import { type EditionContents, type Entry, type KnowledgeIndex, openEmbeddedIndex, openKnowledge } from './index.ts';
import { learn } from './learning/learn.ts';
import { LEARNED_NAME, writeLearned } from './learning/learned.ts';
import type { TextEncoder } from './text-encoder.ts';

const noon = new Date('2026-11-22T04:00:00Z');
const first = exampleEdition(1);
const second = exampleEdition(2, [...exampleEntries, exampleEntry('cheque', { question: '支票怎么用' })]);
const third = exampleEdition(3, [exampleEntry('cheque', { question: '支票怎么用' })]);

describe('the live edition', () => {
  it('is refused until one was found', async () => {
    const { knowledge } = house({ live: null });
    expect(() => knowledge.current()).toThrow(expect.objectContaining({ code: 'no-edition' }));
    await knowledge.refresh();
    expect(() => knowledge.current()).toThrow(expect.objectContaining({ code: 'no-edition' }));
    expect(knowledge.size).toBe(0);
  });

  it('is searched, decided and shown after a refresh', async () => {
    const { knowledge } = house({ live: 1 });
    await knowledge.refresh();
    const edition = knowledge.current();
    expect(edition).toBe(1);
    expect(knowledge.size).toBe(exampleEntries.length);
    const [hit] = await knowledge.search({ edition, text: '卡丢了怎么挂失', at: noon, limit: 3 });
    expect(hit && knowledge.entry(edition, hit.entry)?.question).toBe('银行卡丢了怎样挂失？');
    expect(knowledge.entry(edition, 'no-such' as EntryId)).toBeNull();
    expect(knowledge.thresholds(edition).answerAt).toBeGreaterThan(0);
  });

  it('goes on answering from the old one until the new one is ready', async () => {
    const { knowledge, pointer, index } = house({ live: 1 });
    await knowledge.refresh();
    pointer.live = 2;
    const gate = Promise.withResolvers<void>();
    index.beforePreparing = () => gate.promise;
    const refreshing = knowledge.refresh();
    expect(knowledge.current()).toBe(1);
    expect(await knowledge.search({ edition: 1 as EditionId, text: '年费', at: noon, limit: 1 })).toHaveLength(1);
    gate.resolve();
    await refreshing;
    expect(knowledge.current()).toBe(2);
  });

  it('stays what it was when the new one cannot be prepared, and is tried again', async () => {
    const { knowledge, pointer, index } = house({ live: 1 });
    await knowledge.refresh();
    pointer.live = 2;
    index.beforePreparing = () => Promise.reject(new Error('the index is away'));
    await expect(knowledge.refresh()).rejects.toThrow('the index is away');
    expect(knowledge.current()).toBe(1);
    index.beforePreparing = () => Promise.resolve();
    await knowledge.refresh();
    expect(knowledge.current()).toBe(2);
  });

  it('stays what it was when the pointer names an edition that is not in the record', async () => {
    const { knowledge, pointer } = house({ live: 1 });
    await knowledge.refresh();
    pointer.live = 77;
    await expect(knowledge.refresh()).rejects.toMatchObject({ code: 'edition-not-ready' });
    expect(knowledge.current()).toBe(1);
  });

  it('is gone when the record has none any more', async () => {
    const { knowledge, pointer } = house({ live: 1 });
    await knowledge.refresh();
    pointer.live = null;
    await knowledge.refresh();
    expect(() => knowledge.current()).toThrow(expect.objectContaining({ code: 'no-edition' }));
  });
});

describe('the edition before', () => {
  it('stays searchable for the turns that started with it, and the one before that does not', async () => {
    const { knowledge, pointer } = house({ live: 1 });
    for (const live of [1, 2, 3]) {
      pointer.live = live;
      await knowledge.refresh();
    }
    expect(await knowledge.search({ edition: 2 as EditionId, text: '挂失', at: noon, limit: 1 })).toHaveLength(1);
    await expect(knowledge.search({ edition: 1 as EditionId, text: '挂失', at: noon, limit: 1 })).rejects.toMatchObject(
      { code: 'edition-not-ready' },
    );
    expect(() => knowledge.entry(1 as EditionId, 'annual-fee' as EntryId)).toThrow('edition-not-ready');
    expect(() => knowledge.thresholds(1 as EditionId)).toThrow('edition-not-ready');
  });

  it('is live again at once after a rollback, without being prepared anew', async () => {
    const { knowledge, pointer, index } = house({ live: 1 });
    await knowledge.refresh();
    pointer.live = 2;
    await knowledge.refresh();
    index.prepared.length = 0;
    pointer.live = 1;
    await knowledge.refresh();
    expect(knowledge.current()).toBe(1);
    expect(index.prepared).toEqual([]);
    expect(knowledge.entry(2 as EditionId, 'cheque' as EntryId)).not.toBeNull();
  });
});

describe('refreshing', () => {
  it('is one run, however many ask for it at once', async () => {
    const { knowledge, index } = house({ live: 1 });
    await Promise.all([knowledge.refresh(), knowledge.refresh(), knowledge.refresh()]);
    expect(index.prepared).toEqual([1]);
  });

  it('leaves nothing behind in the index but the editions that are kept', async () => {
    const { knowledge, pointer, index } = house({ live: 1 });
    for (const live of [1, 2, 3, 2]) {
      pointer.live = live;
      await knowledge.refresh();
    }
    expect([...index.held].sort()).toEqual([2, 3]);
  });
});

describe('a question that leaves open what it is about', () => {
  const fees = (subject: string) =>
    exampleEntry(subject, {
      question: `${subject}要多少手续费`,
      similar: [`${subject}收不收费`, `办${subject}的费用`],
    });
  const entries = ['跨行转账', '提前还款', '补办存折'].map(fees);

  it.each(['跨行转账', '提前还款', '补办存折'])('is read beside %s, which was talked about', async (subject) => {
    const { knowledge } = house({ live: 4 }, exampleEdition(4, entries));
    await knowledge.refresh();
    const talkedAbout = [subject as EntryId];
    const [hit] = await knowledge.search({
      edition: 4 as EditionId,
      text: '那手续费呢？',
      at: noon,
      limit: 3,
      talkedAbout,
    });
    expect(hit?.entry).toBe(subject);
  });

  it('is the only kind that is: who says what it is about is not led back', async () => {
    const { knowledge } = house({ live: 4 }, exampleEdition(4, entries));
    await knowledge.refresh();
    const asked = { edition: 4 as EditionId, text: '提前还款的手续费是多少', at: noon, limit: 3 };
    const alone = await knowledge.search(asked);
    expect(alone[0]?.entry).toBe('提前还款');
    expect(await knowledge.search({ ...asked, talkedAbout: ['跨行转账' as EntryId] })).toEqual(alone);
  });
});

describe('what an edition learned', () => {
  it('is kept in the record, and not learned again', async () => {
    const { knowledge, pointer, lessons, kept } = house({ live: 1 });
    for (const live of [1, 2, 3, 1]) {
      pointer.live = live;
      await knowledge.refresh();
    }
    expect(lessons()).toBe(3);
    expect(kept.size).toBe(3);
  });

  it.each([
    ['damaged', (bytes: Uint8Array) => bytes.with(bytes.length - 40, (bytes.at(-40) ?? 0) ^ 1)],
    ['cut short', (bytes: Uint8Array) => bytes.slice(0, -100)],
    ['empty', () => new Uint8Array()],
    ['something else', () => new TextEncoder().encode('PK'.repeat(1000))],
  ])('is learned anew where what is kept is %s', async (_how, spoilt) => {
    const { knowledge, pointer, lessons, kept } = house({ live: 1 });
    await knowledge.refresh();
    const good = kept.get(1 as EditionId) ?? new Uint8Array();
    kept.set(3 as EditionId, spoilt(good));
    pointer.live = 3;
    await knowledge.refresh();
    expect(knowledge.current()).toBe(3);
    expect(lessons()).toBe(2);
    expect(kept.get(3 as EditionId)?.length).toBeGreaterThan(1000);
  });

  it('is not taken from an edition with other questions', async () => {
    const { knowledge, pointer, lessons, kept } = house({ live: 1 });
    await knowledge.refresh();
    kept.set(2 as EditionId, kept.get(1 as EditionId) ?? new Uint8Array());
    pointer.live = 2;
    await knowledge.refresh();
    expect(lessons()).toBe(2);
  });
});

describe('the risk of an edition', () => {
  it('is the one it was first prepared with, in every process, whatever is chosen later', async () => {
    const { opened, pointer } = house({ live: 1 });
    const [one, other] = [opened(0.02), opened(0.1)];
    await one.refresh();
    await other.refresh();
    expect([one, other].map((each) => each.reliability(1 as EditionId).risk)).toEqual([0.02, 0.02]);
    pointer.live = 2;
    await other.refresh();
    expect(other.reliability(2 as EditionId).risk).toBe(0.1);
  });

  it.each(['{"risk":0.9}', '{"risk":"low"}', 'not JSON'])('is chosen anew where %s is kept', async (spoilt) => {
    const { knowledge, risks } = house({ live: 1 });
    risks.set(1 as EditionId, new TextEncoder().encode(spoilt));
    await knowledge.refresh();
    expect(knowledge.reliability(1 as EditionId).risk).toBe(0.05);
  });
});

/** A record whose pointer the test moves, and an index that tells what it was asked to do. */
function house(pointer: { live: number | null }, ...others: readonly EditionContents[]) {
  const contents = new Map<number, EditionContents>(
    [first, second, third, ...others].map((edition) => [edition.id, edition]),
  );
  const index = watched(openEmbeddedIndex());
  const kept = new Map<EditionId, Uint8Array>();
  const risks = new Map<EditionId, Uint8Array>();
  const shelf = (name: string) => (name === LEARNED_NAME ? kept : risks);
  const artefacts = {
    artefact: async (id: EditionId, name: string) => shelf(name).get(id) ?? null,
    async keepArtefact(id: EditionId, name: string, bytes: Uint8Array) {
      if (!shelf(name).has(id)) shelf(name).set(id, bytes);
      return shelf(name).get(id) ?? bytes;
    },
    async forgetArtefact(id: EditionId, name: string) {
      shelf(name).delete(id);
    },
  };
  let lessons = 0;
  const learnHere = async (entries: readonly Entry[]) => {
    lessons += 1;
    return writeLearned(await learn(entries, { base: openBase(), seed: 1 }));
  };
  const opened = (risk?: number) =>
    openKnowledge({
      editions: {
        live: async () => pointer.live as EditionId | null,
        contents: async (id) => contents.get(id) ?? null,
        ...artefacts,
      },
      index,
      learn: learnHere,
      ...(risk !== undefined && { risk }),
    });
  return { knowledge: opened(), opened, pointer, index, kept, risks, lessons: () => lessons };
}

function watched(inner: KnowledgeIndex) {
  const index = {
    prepared: [] as EditionId[],
    held: new Set<EditionId>(),
    beforePreparing: () => Promise.resolve(),
    async prepare(edition: EditionContents, encoder: TextEncoder) {
      await index.beforePreparing();
      index.prepared.push(edition.id);
      index.held.add(edition.id);
      await inner.prepare(edition, encoder);
    },
    search: inner.search,
    async forget(edition: EditionId) {
      index.held.delete(edition);
      await inner.forget(edition);
    },
  };
  return index;
}
