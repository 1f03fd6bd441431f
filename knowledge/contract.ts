import { describe, expect, it } from 'vitest';
import type { EditionId, EntryId } from '#conversation';
import { exampleEdition, exampleEncoder, exampleEntries, exampleEntry } from './example-edition.ts';
import type { Candidate, EditionContents, KnowledgeIndex, Query } from './knowledge-index.ts';

const encoder = exampleEncoder();

/** What every KnowledgeIndex keeps, whatever it is built on. `open` gives an index in which nothing is prepared. */
export function describeKnowledgeIndex(name: string, open: () => Promise<KnowledgeIndex> | KnowledgeIndex): void {
  describe(`${name}: preparing and forgetting`, () => {
    it('refuses to search an edition that was not prepared', async () => {
      const index = await open();
      await expect(index.search(asked('挂失'))).rejects.toMatchObject({ code: 'edition-not-ready' });
    });

    it('prepares an edition once, however often it is asked to', async () => {
      const index = await prepared();
      const before = await index.search(asked('挂失'));
      await Promise.all([index.prepare(exampleEdition(1), encoder), index.prepare(exampleEdition(1), encoder)]);
      expect(await index.search(asked('挂失'))).toEqual(before);
    });

    it('holds two editions side by side, each with its own wording', async () => {
      const index = await prepared(exampleEdition(1), exampleEdition(2, [exampleEntry('fee', { question: '年费' })]));
      expect(entriesOf(await index.search(asked('年费')))).toContain('annual-fee');
      expect(entriesOf(await index.search(asked('年费', { edition: 2 as EditionId })))).toEqual(['fee']);
    });

    it('forgets an edition and leaves the other alone', async () => {
      const index = await prepared(exampleEdition(1), exampleEdition(2));
      await index.forget(1 as EditionId);
      await expect(index.search(asked('挂失'))).rejects.toMatchObject({ code: 'edition-not-ready' });
      expect(await index.search(asked('挂失', { edition: 2 as EditionId }))).not.toEqual([]);
    });

    it('forgets an edition that it never knew without complaint', async () => {
      const index = await open();
      await expect(index.forget(9 as EditionId)).resolves.toBeUndefined();
    });

    it('finds nothing in an empty edition', async () => {
      const index = await prepared(exampleEdition(1, []));
      expect(await index.search(asked('挂失'))).toEqual([]);
    });
  });

  describe(`${name}: finding`, () => {
    it.each([
      ['a stored question', '银行卡丢了怎样挂失？', 'card-lost'],
      ['a similar question', '钱包被偷 卡也在里面', 'card-lost'],
      ['other words for it', '我的卡不见了怎么办', 'card-lost'],
      ['traditional characters', '掛失的銀行卡找到了', 'card-found'],
      ['full-width letters', 'ＡＴＭ取款收費嗎', 'annual-fee'],
      ['small letters for capital ones', 'atm取款', 'annual-fee'],
      ['words of the answer alone', '消费满六笔', 'annual-fee'],
      ['words broken up by spaces and signs', '限 额 . 调~整', 'transfer-limit'],
      ['words with invisible characters between', '限\u200b额\u{E0041}调\u2060整', 'transfer-limit'],
    ])('finds an entry by %s', async (_how, text, entry) => {
      const index = await prepared();
      expect(entriesOf(await index.search(asked(text)))[0]).toBe(entry);
    });

    it('finds an entry without similar questions by its text', async () => {
      const heading = exampleEntry('counter-hours', { question: '网点服务', answer: '营业厅周末上午九点开门。' });
      const index = await prepared(exampleEdition(1, [...exampleEntries, heading]));
      expect(entriesOf(await index.search(asked('周末几点开门')))[0]).toBe('counter-hours');
    });

    it('shows the wording that matched best', async () => {
      const index = await prepared();
      const [best] = await index.search(asked('钱包被偷了'));
      expect(best?.wording).toBe('钱包被偷 卡也在里面');
    });

    it('returns each entry once and no more than the limit', async () => {
      const index = await prepared();
      const hits = await index.search(asked('卡 挂失 年费 限额', { limit: 3 }));
      expect(hits).toHaveLength(3);
      expect(new Set(entriesOf(hits)).size).toBe(3);
    });

    it('returns equals in the order of their ids, however the edition lists them', async () => {
      const twins = ['b', 'c', 'a'].map((id) => exampleEntry(id, { question: '怎样开户' }));
      const index = await prepared(exampleEdition(1, twins), exampleEdition(2, twins.toReversed()));
      expect(entriesOf(await index.search(asked('开户')))).toEqual(['a', 'b', 'c']);
      expect(entriesOf(await index.search(asked('开户', { edition: 2 as EditionId })))).toEqual(['a', 'b', 'c']);
    });

    it('answers the same question in the same way again', async () => {
      const index = await prepared();
      const once = await index.search(asked('卡挂失'));
      await index.search(asked('年费'));
      expect(await index.search(asked('卡挂失'))).toEqual(once);
    });
  });

  describe(`${name}: what is in force`, () => {
    const dated = exampleEntry('may-fee', { question: '年费', effectiveFrom: '2026-05-01', effectiveTo: '2026-05-31' });

    it.each([
      ['just before its first day in Shanghai', '2026-04-30T15:59:59Z', []],
      ['from the first second of its first day', '2026-04-30T16:00:00Z', ['may-fee']],
      ['to the last second of its last day', '2026-05-31T15:59:59Z', ['may-fee']],
      ['and not a second longer', '2026-05-31T16:00:00Z', []],
    ])('shows an entry %s', async (_when, at, found) => {
      const index = await prepared(exampleEdition(1, [dated]));
      expect(entriesOf(await index.search(asked('年费', { at: new Date(at) })))).toEqual(found);
    });

    it('gives the place of an entry that is not in force to the next one', async () => {
      const current = exampleEntry('other-fee', { question: '年费减免' });
      const index = await prepared(exampleEdition(1, [dated, current]));
      const hits = await index.search(asked('年费', { at: new Date('2026-07-01T00:00:00Z'), limit: 1 }));
      expect(entriesOf(hits)).toEqual(['other-fee']);
    });
  });

  describe(`${name}: evidence`, () => {
    it('lets a stored wording cover itself wholly, and nothing else do so', async () => {
      const index = await prepared();
      for (const { id, question, similar } of exampleEntries) {
        for (const wording of [question, ...similar]) {
          const [best, next] = await index.search(asked(wording));
          expect(best).toMatchObject({ entry: id, wording });
          expect(best?.evidence.wordingCoverage).toBeCloseTo(1, 6);
          expect(best?.evidence.similarity).toBeCloseTo(1, 3);
          expect(next?.evidence.wordingCoverage ?? 0).toBeLessThan(0.99);
          expect(next?.evidence.similarity ?? 0).toBeLessThan(0.99);
        }
      }
    });

    it('compares questions: the less of one is known, the less is covered', async () => {
      const index = await prepared();
      const covered = async (text: string) => (await index.search(asked(text)))[0]?.evidence.wordingCoverage ?? 0;
      const known = await covered('转账限额');
      const half = await covered('转账限额 量子纠缠是什么');
      const unknown = await covered('量子纠缠是什么');
      expect(known).toBeGreaterThan(half);
      expect(half).toBeGreaterThan(unknown);
    });

    it('stays within its bounds', async () => {
      const index = await prepared();
      const candidates = await index.search(asked('卡丢了 年费限额', { limit: 10 }));
      expect(candidates.length).toBeGreaterThan(2);
      for (const { evidence } of candidates) {
        for (const share of [evidence.wordingCoverage, evidence.textCoverage]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        for (const cosine of [evidence.similarity, evidence.centroidSimilarity]) {
          expect(Math.abs(cosine)).toBeLessThan(1.001);
        }
      }
    });

    it('is the same whatever the limit is', async () => {
      const index = await prepared();
      const [best] = await index.search(asked('挂失', { limit: 5 }));
      const [alone] = await index.search(asked('挂失', { limit: 1 }));
      expect(alone).toEqual(best);
    });
  });

  describe(`${name}: questions that are none`, () => {
    it.each([
      ['nothing', ''],
      ['white space', ' \t\r\n\u3000'],
      ['control characters', '\u0000\u0007\u001b[31m\u007f'.replace('[31m', '')],
      ['emoji', '😡😡👍🏽👨‍👩‍👧'],
      ['punctuation', '？！……——'],
      ['half a surrogate pair', '\ud83d'],
      ['invisible characters', '\u200b\ufeff\u{E0020}'],
    ])('finds nothing for %s', async (_what, text) => {
      const index = await prepared();
      expect(await index.search(asked(text))).toEqual([]);
    });

    it('takes a question of ten thousand characters', async () => {
      const index = await prepared();
      const hits = await index.search(asked('我的银行卡丢了怎样挂失？'.repeat(1000).slice(0, 10_000)));
      expect(entriesOf(hits)[0]).toBe('card-lost');
    });
  });

  async function prepared(...editions: readonly EditionContents[]): Promise<KnowledgeIndex> {
    const index = await open();
    for (const edition of editions.length > 0 ? editions : [exampleEdition(1)]) await index.prepare(edition, encoder);
    return index;
  }
}

function asked(text: string, changes: Partial<Query> = {}): Query {
  return { edition: 1 as EditionId, text, at: new Date('2026-11-22T04:00:00Z'), limit: 5, ...changes };
}

function entriesOf(hits: readonly Candidate[]): readonly EntryId[] {
  return hits.map(({ entry }) => entry);
}
