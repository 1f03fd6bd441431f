import { Refusal } from '#conversation';
import { type KnowledgeParts, openOnnxEncoder, UnusableFolder } from '#knowledge';
import { openTextEmbeddings } from '#models';
import type { Settings } from './env.ts';

/** Texts in one request: the smallest of the providers' limits that we know. */
const BATCH = 10;
/** An edition's wordings are asked for in hundreds, a customer's question by itself; for either this is long. */
const LIMITS = { batch: BATCH, tries: 3, within: 10_000 };

/** What makes the vectors, as it was set; undefined: the edition's own encoder. A folder that is none is refused. */
export async function openEncoder({ encoder }: Pick<Settings, 'encoder'>): Promise<KnowledgeParts['encoder']> {
  if (!encoder) return undefined;
  if (!('folder' in encoder)) return openTextEmbeddings(encoder, LIMITS);
  try {
    return await openOnnxEncoder(encoder.folder);
  } catch (error) {
    if (!(error instanceof UnusableFolder)) throw error;
    throw new Refusal('bad-setting', { name: 'XIANTING_ENCODER_FOLDER', why: error.message });
  }
}
