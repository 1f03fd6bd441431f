import { createHash } from 'node:crypto';
import type { QdrantClient } from '@qdrant/js-client-rest';
import { Bm25Field } from '../embedded/bm25-field.ts';
import { beginningsOf, gramsOfAll, wordingsOf } from '../embedded/searchable-edition.ts';
import { AT_ONCE, meansOf } from '../embedded/wording-vectors.ts';
import { type Grams, together } from '../grams.ts';
import type { EditionContents, Entry } from '../knowledge-index.ts';
import type { TextEncoder } from '../text-encoder.ts';

type Upsert = Extract<Parameters<QdrantClient['upsert']>[1], { points: unknown }>;
export type Point = Upsert['points'][number];

/**
 * What an edition is in Qdrant: a point for each wording (its own BM25 weights as `words`, its vector as `meaning`) and
 * one for each entry (the weights of all it says as `text`, the mean of its wordings' vectors as `centre`). What the
 * weights were made with stays here: a question's share of what it could score takes the whole edition's statistics.
 */
export interface EditionPoints {
  byWording: Bm25Field;
  byText: Bm25Field;
  points(): AsyncIterable<readonly Point[]>;
  count: number;
}

export async function editionPoints({ id, entries }: EditionContents, encoder: TextEncoder): Promise<EditionPoints> {
  const wordings = entries.flatMap(wordingsOf);
  const texts = wordings.map(({ text }) => text);
  const gramsOfWordings = await gramsOfAll(texts);
  const parts: Grams[][] = (await gramsOfAll(entries.map(({ answer }) => answer))).map((grams) => [grams]);
  for (const [place, { owner }] of wordings.entries()) parts[owner]?.push(gramsOfWordings[place] ?? new Map());
  const byWording = new Bm25Field(gramsOfWordings);
  const byText = new Bm25Field(parts.map(together));
  const pointId = (name: string) => uuidOf(`${id} ${name}`);

  async function* points() {
    const { dimensions } = encoder;
    const vectors = new Float32Array(texts.length * dimensions);
    const words = byWording.sparse();
    for (let from = 0; from < texts.length; from += AT_ONCE) {
      const batch = texts.slice(from, from + AT_ONCE);
      const meanings = await encoder.encode(batch);
      yield batch.flatMap((wording, place): Point[] => {
        const entry = entries[wordings[from + place]?.owner ?? -1];
        const meaning = meanings[place];
        if (!entry || !meaning) return [];
        vectors.set(meaning, (from + place) * dimensions);
        const vector = { meaning: Array.from(meaning), words: words[from + place] ?? { indices: [], values: [] } };
        return [{ id: pointId(`wording ${from + place}`), vector, payload: { ...payloadOf(entry), wording } }];
      });
    }
    const centres = meansOf(vectors, beginningsOf(entries), dimensions);
    const text = byText.sparse();
    for (let from = 0; from < entries.length; from += AT_ONCE) {
      yield entries.slice(from, from + AT_ONCE).map((entry, place): Point => {
        const at = from + place;
        const centre = Array.from(centres.subarray(at * dimensions, (at + 1) * dimensions));
        const vector = { centre, text: text[at] ?? { indices: [], values: [] } };
        return { id: pointId(`entry ${at}`), vector, payload: payloadOf(entry) };
      });
    }
  }

  return { byWording, byText, points, count: texts.length + entries.length };
}

/** Days as numbers: 20260501. An end that is open lies beyond all days. */
function payloadOf({ id, effectiveFrom, effectiveTo }: Entry) {
  return { entry: id, from: dayNumber(effectiveFrom) ?? 0, to: dayNumber(effectiveTo) ?? 99_999_999 };
}

export function dayNumber(day: string | null): number | null {
  return day === null ? null : Number(day.replaceAll('-', ''));
}

/** The same name, the same id: points put twice are there once. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
