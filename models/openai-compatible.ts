import { ChatOpenAICompletions } from '@langchain/openai';
import type { Piece, Usage } from './answer-model.ts';
import { failureOf } from './failed-request.ts';
import { ModelFailure } from './failure.ts';
import { withoutThinking } from './thinking.ts';
import type { Endpoint, Writer } from './writer.ts';

/** OpenAI's chat completions, as many providers speak them. One try per call; who calls knows about time. */
export function openAiCompatible(endpoint: Endpoint, fetch: typeof globalThis.fetch = globalThis.fetch): Writer {
  const { baseUrl, key, model, extra } = endpoint;
  const configuration = {
    baseURL: baseUrl,
    fetch,
    // Its debug log prints whole requests.
    logLevel: 'off',
  } as const;

  const extras = Object.fromEntries(Object.entries(extra).map(([name, value]) => [name, value ?? undefined]));

  return {
    name: model,
    async *write({ messages, hints }, signal) {
      const chat = new ChatOpenAICompletions({
        model,
        // Ollama and vLLM take any key, the client takes none.
        apiKey: key ?? 'none',
        configuration,
        temperature: hints.temperature,
        maxTokens: 'max_tokens' in extra ? numberOr(extra.max_tokens, LEFT_OUT) : hints.maxTokens,
        maxRetries: 0,
        modelKwargs: extras,
      });
      try {
        const stream = await chat.stream(
          messages.map(({ role, content }) => ({ role, content })),
          { signal },
        );
        yield* withoutThinking(piecesOf(stream));
      } catch (error) {
        throw failureOf(error, signal);
      }
    },
  };
}

/** How LangChain is told to send no max_tokens. */
const LEFT_OUT = -1;

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** What a LangChain chunk is read for, and no further. */
interface Chunk {
  content: unknown;
  response_metadata?: { finish_reason?: unknown };
  usage_metadata?: { input_tokens?: unknown; output_tokens?: unknown } | undefined;
}

async function* piecesOf(stream: AsyncIterable<Chunk>): AsyncIterable<Piece> {
  let finish: unknown = null;
  let usage: Usage | null = null;
  let spoke = false;
  for await (const { content, response_metadata, usage_metadata } of stream) {
    if (typeof content === 'string' && content !== '') {
      spoke = true;
      yield { text: content };
    }
    finish = response_metadata?.finish_reason ?? finish;
    usage = usageOf(usage_metadata) ?? usage;
  }
  // A stream that was cut ends like one that is complete, but for the reason why it finished.
  if (finish === 'stop') yield { ending: { usage } };
  else if (finish === null && !spoke) throw new ModelFailure('garbled', 'it ended without a word');
  else if (finish === 'length') throw new ModelFailure('too-long', 'it needed more tokens than were allowed');
  else if (finish === 'content_filter' || finish === 'sensitive')
    throw new ModelFailure('withheld', `it finished for "${finish}"`);
  else
    throw new ModelFailure(
      'cut-off',
      finish === null ? 'the stream ended without an end' : `it finished for "${finish}"`,
    );
}

function usageOf(told: Chunk['usage_metadata']): Usage | null {
  const { input_tokens: prompt, output_tokens: completion } = told ?? {};
  return typeof prompt === 'number' && typeof completion === 'number' ? { prompt, completion } : null;
}
