import { setTimeout as pause } from 'node:timers/promises';
import type { AnswerModel, Piece, Usage, WritingLimits } from './answer-model.ts';
import { Breaker } from './breaker.ts';
import { Budget, type BudgetLimits } from './budget.ts';
import { type FailureKind, ModelFailure, passing } from './failure.ts';
import type { Writer } from './writer.ts';

/** How one writing went, for metrics and the log. */
export interface Writing {
  outcome: 'written' | FailureKind;
  tries: number;
  /** Milliseconds to the first text; null: there was none. */
  firstAfter: number | null;
  after: number;
  usage: Usage | null;
  error: ModelFailure | null;
}

export interface PatienceParts {
  budget: BudgetLimits;
  /** How often at most one text is asked for. */
  tries: number;
  observe(writing: Writing): void;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
}

/** A writer within limits: of time, of tries, of tokens, and of patience with an endpoint that fails. */
export function patientModel(writer: Writer, { budget: limits, tries, observe, now }: PatienceParts): AnswerModel {
  const breaker = new Breaker(now);
  const budget = new Budget(limits, now);

  return {
    name: writer.name,
    async *write(prompt, { firstWithin, allWithin, signal }) {
      const started = now();
      const writing: Writing = { outcome: 'written', tries: 0, firstAfter: null, after: 0, usage: null, error: null };
      const most = charactersIn(prompt) + prompt.hints.maxTokens;
      const reserved = budget.reserve(most);
      let characters = 0;
      // Whoever stops listening leaves a loop without a word: then this is what stands.
      let failure: ModelFailure | null = new ModelFailure('abandoned', 'nobody waits for it');
      let asked = false;
      try {
        if (!reserved) throw new ModelFailure('over-budget', 'the tokens of this minute or day are used up');
        const resting = breaker.ask();
        if (resting > 0)
          throw new ModelFailure('resting', `it failed too often and is left alone for ${Math.ceil(resting)} ms`);
        asked = true;
        const firstBy = started + firstWithin;
        for (;;) {
          writing.tries++;
          try {
            const pieces = within(writer, prompt, { firstBy, allBy: started + allWithin, signal, now });
            for await (const piece of pieces) {
              if ('ending' in piece) {
                if (characters === 0) throw new ModelFailure('garbled', 'it ended without a word');
                writing.usage = piece.ending.usage;
                failure = null;
              } else {
                characters += piece.text.length;
                writing.firstAfter ??= now() - started;
              }
              yield piece;
            }
            return;
          } catch (error) {
            const failed = asFailure(error);
            const wait = failed.retryAfter ?? FIRST_PAUSE_MS * 2 ** (writing.tries - 1);
            const again =
              characters === 0 &&
              writing.tries < tries &&
              passing.includes(failed.kind) &&
              now() + wait + SHORTEST_TRY_MS < firstBy;
            if (!again) throw failed;
            await pause(wait, undefined, { ...(signal && { signal }) }).catch(() => {
              throw new ModelFailure('abandoned', 'nobody waits for it');
            });
          }
        }
      } catch (error) {
        failure = asFailure(error);
        throw failure;
      } finally {
        if (failure === null) breaker.written();
        else if (asked) breaker.failed(failure.kind, failure.retryAfter);
        const { usage } = writing;
        if (asked)
          reserved?.settle(usage ? usage.prompt + usage.completion : Math.min(most, charactersIn(prompt) + characters));
        else reserved?.settle(0);
        observe({ ...writing, outcome: failure?.kind ?? 'written', after: now() - started, error: failure });
      }
    },
  };
}

const FIRST_PAUSE_MS = 250;
/** A try with less time than this would only be another failure. */
const SHORTEST_TRY_MS = 250;

interface Deadlines {
  firstBy: number;
  allBy: number;
  signal: WritingLimits['signal'];
  now(): number;
}

/** One try. However the writer hangs, it is left at its deadline. */
async function* within(
  writer: Writer,
  prompt: Parameters<Writer['write']>[0],
  { firstBy, allBy, signal, now }: Deadlines,
): AsyncIterable<Piece> {
  const stop = new AbortController();
  let over: (failure: ModelFailure) => void = () => {};
  const ended = new Promise<never>((_resolve, reject) => {
    over = reject;
  });
  ended.catch(() => {});
  const end = (failure: ModelFailure) => {
    over(failure);
    stop.abort();
  };
  const abandon = () => end(new ModelFailure('abandoned', 'nobody waits for it'));
  const late = (by: number, what: string) =>
    setTimeout(() => end(new ModelFailure('late', what)), Math.max(0, by - now()));
  const first = late(Math.min(firstBy, allBy), 'no text within the time for the first');
  const all = late(allBy, 'not all of it within its time');
  signal?.addEventListener('abort', abandon);
  try {
    if (signal?.aborted) throw new ModelFailure('abandoned', 'nobody waits for it');
    const pieces = writer.write(prompt, stop.signal)[Symbol.asyncIterator]();
    for (;;) {
      const next = await Promise.race([pieces.next(), ended]);
      if (next.done) return;
      if ('text' in next.value) clearTimeout(first);
      yield next.value;
    }
  } finally {
    clearTimeout(first);
    clearTimeout(all);
    signal?.removeEventListener('abort', abandon);
    stop.abort();
  }
}

function asFailure(error: unknown): ModelFailure {
  return error instanceof ModelFailure
    ? error
    : new ModelFailure('garbled', 'what came is no answer', { cause: error });
}

/** A Chinese character is at most about one token with the tokenizers in use, other text is less. */
function charactersIn({ messages }: Parameters<Writer['write']>[0]): number {
  return messages.reduce((sum, { content }) => sum + content.length, 0);
}
