import { drawnRow } from './drawn-rows.ts';
import { type Features, featuresOf } from './features.ts';
import { Rows } from './rows.ts';
import { type Lesson, type Taught, teach } from './teach.ts';

export interface Schooling extends Pick<Lesson, 'rounds' | 'seed' | 'rate'> {
  /** What is known before; a bucket that it has starts from there. */
  base: Rows;
  siblings?: Lesson['siblings'];
}

/** Rows for all that occurs in these groups of texts, brought to where texts of one group lie near each other. */
export function rowsFromGroups(groups: readonly (readonly string[])[], schooling: Schooling): Rows {
  const features = groups.map((texts) => texts.map(featuresOf));
  const all = features.flat();
  const taught = beginnings(all, schooling.base);
  const { rounds, seed, rate, siblings = new Map() } = schooling;
  teach(taught, { groups: features, siblings, rounds, seed, rate });
  return Rows.from(taught.dimensions, Uint32Array.from(taught.places.keys()), taught.values);
}

/** As long as a piece is rare: untaught rows make TF-IDF. */
function beginnings(texts: readonly Features[], base: Rows): Taught {
  const { dimensions } = base;
  const textsWith = new Map<number, number>();
  for (const { buckets } of texts) {
    for (const bucket of buckets) textsWith.set(bucket, (textsWith.get(bucket) ?? 0) + 1);
  }
  const places = new Map<number, number>();
  const values = new Float32Array(textsWith.size * dimensions);
  for (const [bucket, count] of textsWith) {
    const from = places.size * dimensions;
    places.set(bucket, from);
    const row = values.subarray(from, from + dimensions);
    if (base.add(bucket, 1, row)) continue;
    const length = base.buckets.length > 0 ? RARITY_BESIDE_BASE : rarity(count, texts.length);
    row.set(drawnRow(bucket, dimensions).map((value) => value * length));
  }
  return { dimensions, places, values };
}

/**
 * The length of a row that starts beside a base: about that of a piece which occurs once in ten thousand texts, however
 * small the edition, since the base's own rows were sized so.
 */
export const RARITY_BESIDE_BASE = 8;

function rarity(count: number, texts: number): number {
  return Math.log((texts + 1) / (count + 0.5));
}
