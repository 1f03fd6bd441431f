import { EditionEncoder } from './edition-encoder.ts';
import { rowsFromGroups } from './from-groups.ts';
import { Rows } from './rows.ts';

const DIMENSIONS = 256;

/**
 * Hashed TF-IDF: the pieces of a text, each as long as it is rare among these texts, in directions drawn by chance. It
 * learns nothing and brings nothing along, and so says what an encoder that does is worth.
 */
export function openHashedEncoder(texts: readonly string[]): EditionEncoder {
  const base = Rows.none(DIMENSIONS);
  const groups = texts.map((text) => [text]);
  return new EditionEncoder(rowsFromGroups(groups, { base, rounds: 0, seed: 1, rate: 0 }), base, rarest(texts.length));
}

/** As long as a piece that no text has. */
function rarest(texts: number): number {
  return Math.log(2 * (texts + 1));
}
