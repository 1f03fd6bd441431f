import { describe, expect, it } from 'vitest';
import type { AnswerModel, Piece, WritingLimits } from './answer-model.ts';
import { ModelFailure } from './failure.ts';

export const examplePrompt = {
  messages: [
    { role: 'system', content: '你是银行的智能客服。' },
    { role: 'user', content: '<条目>\n[1] 年费怎么收\n年费 100 元。刷满 6 次免次年年费。\n</条目>' },
  ],
  hints: { maxTokens: 300, temperature: 0.2 },
} as const;

export const enoughTime: WritingLimits = { firstWithin: 5_000, allWithin: 10_000 };

/**
 * What every AnswerModel keeps. `open` gives one that writes `text` in several pieces, slowly enough to be stopped in the
 * middle. A model that cannot write says with `writesNothing` which failure takes the place of its text.
 */
export function describeAnswerModel(
  name: string,
  open: (text: string) => Promise<AnswerModel> | AnswerModel,
  { writesNothing }: { writesNothing?: ModelFailure['kind'] } = {},
): void {
  const text = '年费 100 元[1]。刷满 6 次免次年年费[1]。';

  describe(`${name}: writing`, () => {
    it('ends with its ending or with a failure, and with nothing else', async () => {
      const { pieces, failure } = await collect(await open(text));
      expect([pieces.some((piece) => 'ending' in piece), failure?.kind]).toEqual(
        writesNothing ? [false, writesNothing] : [true, undefined],
      );
    });

    it('gives nothing after its ending, and no empty piece before', async () => {
      const { pieces } = await collect(await open(text));
      expect(pieces.findIndex((piece) => 'ending' in piece)).toBe(pieces.length - 1);
      for (const piece of pieces) if ('text' in piece) expect(piece.text).not.toBe('');
    });

    it('gives the whole text, piece by piece', async () => {
      const { pieces } = await collect(await open(text));
      expect(textOf(pieces)).toBe(writesNothing ? '' : text);
      if (!writesNothing) expect(pieces.length).toBeGreaterThan(2);
    });

    it('may be asked by many at once', async () => {
      const model = await open(text);
      const all = await Promise.all(Array.from({ length: 8 }, () => collect(model)));
      expect(new Set(all.map(({ pieces }) => textOf(pieces)))).toEqual(new Set([writesNothing ? '' : text]));
    });
  });

  describe(`${name}: being stopped`, () => {
    it('does not begin for somebody who has gone', async () => {
      const { pieces, failure } = await collect(await open(text), { ...enoughTime, signal: AbortSignal.abort() });
      expect([pieces, failure?.kind]).toEqual([[], writesNothing ?? 'abandoned']);
    });

    it('stops in the middle when told, and says so', async () => {
      const stop = new AbortController();
      const { pieces, failure } = await collect(await open(text), { ...enoughTime, signal: stop.signal }, () =>
        stop.abort(),
      );
      expect(failure?.kind).toBe(writesNothing ?? 'abandoned');
      expect(textOf(pieces)).not.toBe(text);
    });

    it('lets itself be left in the middle, and writes again', async () => {
      const model = await open(text);
      const first = await collectFirst(model);
      expect(first === null).toBe(writesNothing !== undefined);
      expect(textOf((await collect(model)).pieces)).toBe(writesNothing ? '' : text);
    });
  });
}

export async function collect(
  model: AnswerModel,
  limits: WritingLimits = enoughTime,
  meanwhile: (piece: Piece) => void = () => {},
): Promise<{ pieces: Piece[]; failure: ModelFailure | null }> {
  const pieces: Piece[] = [];
  try {
    for await (const piece of model.write(examplePrompt, limits)) {
      pieces.push(piece);
      meanwhile(piece);
    }
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    return { pieces, failure: error };
  }
  return { pieces, failure: null };
}

async function collectFirst(model: AnswerModel): Promise<Piece | null> {
  try {
    for await (const piece of model.write(examplePrompt, enoughTime)) return piece;
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
  }
  return null;
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => ('text' in piece ? piece.text : '')).join('');
}
