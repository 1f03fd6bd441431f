import type { KnowledgeParts } from '#knowledge';
import { openTextEmbeddings } from '#models';
import type { Settings } from './env.ts';

/** Texts in one request: the smallest of the providers' limits that we know. */
const BATCH = 10;
/** An edition's wordings are asked for in hundreds, a customer's question by itself; for either this is long. */
const LIMITS = { batch: BATCH, tries: 3, within: 10_000 };

/** What makes the vectors, as it was set; undefined: the edition's own encoder. */
export function openEncoder({ embeddings }: Pick<Settings, 'embeddings'>): KnowledgeParts['encoder'] {
  return embeddings ? openTextEmbeddings(embeddings, LIMITS) : undefined;
}
