import { describe, expect, it } from 'vitest';
import type { EditionId, EntryId } from '#conversation';
import { type DraftEntry, type EditionsForPublishing, publish } from './index.ts';

const noon = new Date('2026-11-22T04:00:00Z');

describe('publishing', () => {
  it('makes an edition of these entries, without what only a draft knows', async () => {
    const { store, published } = shelf();
    await expect(publish({ store, entries: [draft('fee')], by: 'li', at: noon, sample: true })).resolves.toBe(1);
    const { place: _place, ...entry } = draft('fee');
    expect(published).toStrictEqual([{ entries: [entry], publishedBy: 'li', at: noon, sample: true }]);
  });

  it('refuses an empty set: the live edition stays', async () => {
    const { store, published } = shelf();
    const empty = publish({ store, entries: [], by: 'li', at: noon, sample: false });
    await expect(empty).rejects.toMatchObject({ code: 'nothing-to-publish' });
    expect(published).toEqual([]);
  });

  it('refuses two entries with one id, and names it', async () => {
    const { store, published } = shelf();
    const twice = publish({ store, entries: [draft('fee'), draft('fee')], by: 'li', at: noon, sample: false });
    await expect(twice).rejects.toMatchObject({ code: 'invalid-input', particulars: { where: 'fee' } });
    expect(published).toEqual([]);
  });
});

function shelf() {
  const published: Parameters<EditionsForPublishing['publish']>[0][] = [];
  const store: EditionsForPublishing = {
    async publish(edition) {
      published.push(edition);
      return published.length as EditionId;
    },
  };
  return { store, published };
}

function draft(id: string): DraftEntry {
  return {
    id: id as EntryId,
    question: '年费是多少？',
    similar: [],
    answer: '每年一百元。',
    category: '产品规则',
    source: '《收费标准》',
    effectiveFrom: null,
    effectiveTo: null,
    place: { file: 'fees.md', line: 1 },
  };
}
