import { describe, expect, it } from 'vitest';
import type { TextEncoder } from '../text-encoder.ts';

/** What every TextEncoder keeps. `open` gives an encoder that knows how a bank's customers write. */
export function describeTextEncoder(name: string, open: () => Promise<TextEncoder> | TextEncoder): void {
  describe(`${name}: vectors`, () => {
    it('gives one of its dimensions for each text, in their order', async () => {
      const encoder = await open();
      const texts = ['怎样挂失银行卡', '年费多少', 'How do I repay early?'];
      const vectors = await encoder.encode(texts);
      expect(vectors.map(({ length }) => length)).toEqual(texts.map(() => encoder.dimensions));
      for (const [place, text] of texts.entries()) {
        const [alone] = await encoder.encode([text]);
        expect(cosine(alone, vectors[place])).toBeCloseTo(1, 4);
      }
    });

    it('gives none for no text', async () => {
      expect(await (await open()).encode([])).toEqual([]);
    });

    it.each([
      ['nothing', ''],
      ['white space', ' \t\r\n\u3000'],
      ['control characters', '\u0000\u0007\u001b\u007f'],
      ['emoji', '😡👍🏽👨‍👩‍👧'],
      ['half a surrogate pair', '\ud83d'],
      ['one character', '卡'],
      ['one sentence', '怎样提前还款'],
      ['ten thousand characters', '我的银行卡丢了怎样挂失？'.repeat(1000).slice(0, 10_000)],
    ])('are of length 1, or zero where there is nothing to go by, for %s', async (_what, text) => {
      const [vector = new Float32Array()] = await (await open()).encode([text]);
      const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
      expect(length === 0 || Math.abs(length - 1) < 1e-4).toBe(true);
    });

    it('are the same for the same text from the same encoder, opened again', async () => {
      const [one, other] = [await open(), await open()];
      expect(other.id).toBe(one.id);
      const [[first], [second]] = [await one.encode(['怎样提前还款']), await other.encode(['怎样提前还款'])];
      expect(cosine(first, second)).toBeCloseTo(1, 4);
    });

    it.each([
      ['怎么提前还款', '如何提前还款', '银行卡丢了怎么挂失'],
      ['我想提前还款', '提前还款可以吗', '今天天气不错'],
      ['信用卡年费多少钱', '信用卡年费怎么收', '转账多久到账'],
    ])('bring 「%s」 nearer to 「%s」 than to 「%s」', async (...texts) => {
      const [one, alike, other] = await (await open()).encode(texts);
      expect(cosine(one, alike)).toBeGreaterThan(cosine(one, other));
    });
  });

  describe(`${name}: its id`, () => {
    it('has name, version and checksum, and nothing that would not stand in a file’s name', async () => {
      expect((await open()).id).toMatch(/^[\w.-]+@[\w.-]+#[\w.-]+$/);
    });
  });
}

function cosine(one: Float32Array | undefined, other: Float32Array | undefined): number {
  expect(one).toHaveLength(other?.length ?? -1);
  return one?.reduce((sum, value, place) => sum + value * (other?.[place] ?? 0), 0) ?? Number.NaN;
}
