import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import OpenAI from 'openai';
import { mask } from '#privacy';
import { failureOf } from './failed-request.ts';
import { ModelFailure, passing } from './failure.ts';
import type { Endpoint } from './writer.ts';

export interface EmbeddingEndpoint extends Endpoint {
  /** Of every vector. Where the provider lets it be chosen, `extra` asks for it. */
  dimensions: number;
  /** The operator's name for what stands behind the model's name now: another one where a provider changes it. */
  version: string;
}

export interface EmbeddingLimits {
  /** Texts in one request: OpenAI takes 2,048, others as few as ten. */
  batch: number;
  /** How often at most one batch is asked for. */
  tries: number;
  /** Milliseconds for all the texts of one call; then it fails as late. */
  within: number;
}

/**
 * OpenAI's embeddings, as many providers speak them: fits knowledge's TextEncoder. Texts leave masked and cut to
 * {@link LONGEST_TEXT}; one without a letter or a digit does not leave, and its vector is zero.
 * @throws ModelFailure where any batch did not come, or came with other than what was asked for
 */
export function openTextEmbeddings(endpoint: EmbeddingEndpoint, { batch, tries, within }: EmbeddingLimits) {
  const { baseUrl, key, model, dimensions, extra } = endpoint;
  // As for completions: its debug log prints whole requests.
  const client = new OpenAI({ baseURL: baseUrl, apiKey: key ?? 'none', maxRetries: 0, logLevel: 'off' });
  const extras = Object.fromEntries(Object.entries(extra).map(([name, value]) => [name, value ?? undefined]));

  const askOnce = async (input: string[], signal: AbortSignal) => {
    try {
      const asked = { model, input, encoding_format: 'float' as const, ...extras };
      return numbersOf(await client.embeddings.create(asked, { signal }), input.length);
    } catch (error) {
      if (signal.aborted) throw new ModelFailure('late', 'not all vectors within their time', { cause: error });
      throw failureOf(error, signal);
    }
  };

  const ask = async (input: string[], by: number, signal: AbortSignal) => {
    for (let tried = 1; ; tried++) {
      try {
        return await askOnce(input, signal);
      } catch (error) {
        if (!(error instanceof ModelFailure) || tried >= tries || !passing.includes(error.kind)) throw error;
        const wait = error.retryAfter ?? FIRST_PAUSE_MS * 2 ** (tried - 1);
        if (performance.now() + wait >= by) throw error;
        await pause(wait);
      }
    }
  };

  return {
    id: idOf(endpoint),
    dimensions,
    async encode(texts: readonly string[]): Promise<readonly Float32Array[]> {
      const by = performance.now() + within;
      const signal = AbortSignal.timeout(within);
      const vectors = texts.map(() => new Float32Array(dimensions));
      const leaving = texts.flatMap((text, place) => {
        const leaves = mask(text.toWellFormed()).text.slice(0, LONGEST_TEXT).toWellFormed();
        return /[\p{L}\p{N}]/u.test(leaves) ? [{ place, leaves }] : [];
      });
      for (let from = 0; from < leaving.length; from += batch) {
        const some = leaving.slice(from, from + batch);
        const came = await ask(
          some.map(({ leaves }) => leaves),
          by,
          signal,
        );
        for (const [n, { place }] of some.entries()) vectors[place] = ofLengthOne(came[n] ?? [], dimensions);
      }
      return vectors;
    },
  };
}

/** Characters of a text that leave: a question is far shorter, and models of 8,192 tokens take it whole. */
const LONGEST_TEXT = 2_000;
const FIRST_PAUSE_MS = 250;
/** Grows with every change after which the same text leaves in another form. */
const VERSION = 1;

function idOf({ model, version, dimensions, extra }: EmbeddingEndpoint): string {
  const checksum = createHash('sha256')
    .update(JSON.stringify([VERSION, model, version, dimensions, extra]))
    .digest('hex')
    .slice(0, 12);
  return `${plain(model)}@${plain(version)}#${dimensions}-${checksum}`;
}

/** For a file's name; the checksum tells apart what reads the same. */
function plain(name: string): string {
  return name.replace(/[^\w.-]+/gu, '-') || '-';
}

/** Providers give them in any order, each with its place. */
function numbersOf(answer: unknown, count: number): readonly (readonly number[])[] {
  const data: unknown = (answer as { data?: unknown } | null)?.data;
  const sorted: (readonly number[])[] = [];
  for (const { index, embedding } of Array.isArray(data) ? (data as { index?: unknown; embedding?: unknown }[]) : [])
    if (typeof index === 'number' && Array.isArray(embedding)) sorted[index] = embedding as number[];
  if (sorted.length !== count || Object.keys(sorted).length !== count)
    throw new ModelFailure('garbled', `what came is not ${count} vectors`);
  return sorted;
}

function ofLengthOne(numbers: readonly number[], dimensions: number): Float32Array<ArrayBuffer> {
  if (numbers.length !== dimensions)
    throw new ModelFailure('garbled', `a vector has ${numbers.length} dimensions, not ${dimensions}`);
  const length = Math.hypot(...numbers);
  if (!(length > 0 && Number.isFinite(length))) throw new ModelFailure('garbled', 'a vector has no direction');
  return Float32Array.from(numbers, (value) => value / length);
}
