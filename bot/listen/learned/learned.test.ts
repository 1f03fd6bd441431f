import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '#knowledge';
import { readExamples } from '../learning/examples.ts';
import { listen } from '../listen.ts';
import { gramsOf } from './features.ts';
import { MODEL_FILE, read } from './model.ts';
import { understood } from './understood.ts';
import { Vocabulary } from './vocabulary.ts';

describe('features', () => {
  it('sees runs of characters where they stand', () => {
    const text = '卡丢了';
    expect(gramsOf(text).every(({ from, to }) => from >= 0 && to <= text.length && from <= to)).toBe(true);
  });
});

describe('a vocabulary', () => {
  const hash = fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 0xffffffff }));
  const grams = (hashes: readonly number[]) => hashes.map((each) => ({ hash: each, from: 0, to: 1 }));

  it('knows each of its features by its row, and no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(hash), fc.array(hash), (known, asked) => {
        const vocabulary = new Vocabulary(Uint32Array.from(known).sort());
        const rows = new Map(Array.from(vocabulary.hashes, (each, row) => [each, row]));
        for (const each of [...known, ...asked]) expect(vocabulary.row(each)).toBe(rows.get(each));
        const shares = asked.filter((each) => rows.has(each)).length / Math.max(1, asked.length);
        expect(vocabulary.knownOf(grams(asked))).toBe(shares);
      }),
    );
  });

  it('counts each feature of an example once, in the order in which they come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(hash), fc.array(fc.array(hash)), fc.array(hash), (known, texts, hints) => {
        const vocabulary = new Vocabulary(Uint32Array.from(known).sort());
        for (const text of texts) {
          const { rows, value } = vocabulary.example({ grams: grams(text), hints: new Set(hints) });
          const expected = [...new Set([...hints, ...text])].flatMap((each) => vocabulary.row(each) ?? []);
          expect([...rows]).toEqual(expected);
          expect(value).toBe(1 / Math.sqrt(expected.length || 1));
        }
      }),
    );
  });
});

describe('the weights', () => {
  it('are not read where a byte is not as it was written', () => {
    const bytes = Uint8Array.from(readFileSync(MODEL_FILE));
    bytes[bytes.length >> 1] = ((bytes[bytes.length >> 1] ?? 0) + 1) % 256;
    expect(() => read(bytes)).toThrow(UnreadableFile);
  });
});

describe('what is learned, beside the rules', () => {
  const heard = (text: string, before?: string) =>
    listen([{ seq: 2, text }], { bursts: before === undefined ? [] : [[{ seq: 1, text: before }]], told: null });

  it.each(['asks-for-person', 'complaint', 'danger'] as const)(
    'hears "%s" in other words than the rules know',
    (kind) => {
      const meant = readExamples()
        .filter(({ person, complaint, danger }) => Boolean({ 'asks-for-person': person, complaint, danger }[kind]))
        .filter((_, place) => place % 5 === 0);
      const found = meant
        .map(({ text }) => heard(text).find((finding) => finding.kind === kind))
        .filter((finding) => finding?.by === 'learned');
      expect(found.length).toBeGreaterThan(meant.length / 10);
      expect(found.every((finding) => (finding?.evidence.length ?? 0) > 0)).toBe(true);
    },
  );

  it('lets the rules stand where they are plain', () => {
    const beside = '年费多少，额度能提吗，密码怎么改';
    for (const text of ['转人工', '我要投诉', `转人工，${beside}`, `${beside}，我要投诉你们`]) {
      const [finding] = heard(text);
      expect(finding).toMatchObject({ by: 'rules' });
      expect(finding?.probability).toBeGreaterThan(0.5);
    }
  });

  it('gives every probability between nothing and certainty', () => {
    const some = readExamples().filter((_, place) => place % 10 === 0);
    const probabilities = some.flatMap(({ text }) => heard(text).map(({ probability }) => probability));
    expect(probabilities.every((each) => each > 0 && each <= 1)).toBe(true);
  });

  it('holds no feeling for weaker than its words, and some for stronger', () => {
    const felt = readExamples().filter(({ emotion }, place) => emotion !== undefined && place % 20 === 0);
    const strengths = felt.flatMap(({ text }) =>
      heard(text).flatMap((finding) => {
        const said = understood(text).heard.find(({ what }) => finding.kind === 'emotion' && what === finding.emotion);
        return finding.kind === 'emotion' && said ? [{ said: said.strength ?? 1, heard: finding.strength }] : [];
      }),
    );
    expect(strengths.filter((each) => each.heard < each.said)).toEqual([]);
    expect(strengths.some((each) => each.heard > each.said)).toBe(true);
  });

  it('reads the turn before, without taking its words for this turn’s', () => {
    for (const [text, before] of [
      ['快点', '我的卡丢了'],
      ['今天都8号了', '我这个理财3号到期'],
    ] as const) {
      const evidence = heard(text, before).flatMap((finding) => finding.evidence);
      expect(evidence.every(({ seq, words }) => seq === 2 && text.includes(words))).toBe(true);
    }
  });

  it('hears what a turn says only after the one before it', () => {
    const kinds = (...texts: [string, string?]) => heard(...texts).map(({ kind }) => kind);
    expect(kinds('现在周五了')).toEqual([]);
    expect(kinds('贷款说好周三放款')).toEqual([]);
    expect(kinds('现在周五了', '贷款说好周三放款')).toEqual(['complaint']);
    expect(kinds('好的谢谢', '贷款说好周三放款')).toEqual([]);
  });

  it.each(['我要投诉你们', '卡丢了'])('is as sure of %s, whatever was said before', (text) => {
    for (const before of ['我这个理财3号到期', '怎么查余额', '你们说周三打电话给我', '刚才有笔两千的不是我转的']) {
      expect(heard(text, before)[0]).toMatchObject({ by: 'rules' });
      expect(heard(text, before)[0]?.probability).toBeGreaterThan(0.9);
    }
  });

  it('shows whole words as what was heard', () => {
    const [finding] = heard('今天又扣了我一次');
    const words = finding?.evidence.map((each) => each.words) ?? [];
    expect(finding?.kind).toBe('complaint');
    expect(words.every((each) => !/^天|今$/u.test(each))).toBe(true);
  });
});
