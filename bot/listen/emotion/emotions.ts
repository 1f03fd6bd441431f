import type { Strength } from '../heard.ts';
import type { Hearing, Loudness } from '../hearing.ts';
import { merged, type Reading } from '../reading.ts';
import type { Span } from '../word-finder.ts';
import { angry } from './angry.ts';
import { anxious } from './anxious.ts';
import { confused } from './confused.ts';
import { helpless } from './helpless.ts';
import { pleased } from './pleased.ts';
import type { Sound } from './sound.ts';

export const sounds: readonly Sound[] = [angry, anxious, confused, helpless, pleased];

/**
 * How strong an emotion is, 1 to 3: what its strongest sign is worth, raised by one each for an intensifier beside a
 * sign, for signs in several places, and for being said loudly.
 */
export function strengthOf(sound: Sound, reading: Reading, loudness: Loudness): Strength {
  let strength = 1;
  if (reading.find(sound.strong).length > 0) strength = 2;
  if (reading.find(sound.severe).length > 0) strength = 3;
  if (reading.find(sound.intensified).length > 0) strength++;
  if (merged(reading.find(sound.sign)).length > 1) strength++;
  if (isLoud(loudness)) strength++;
  return strength >= 3 ? 3 : strength === 2 ? 2 : 1;
}

function isLoud({ exclamations, questionRun, shouted }: Loudness): boolean {
  return exclamations >= 2 || questionRun >= 3 || shouted;
}

/** ？？？ with no word of feeling: puzzlement shows in the marks alone. */
export function questionRuns({ text, loudness }: Hearing): Span[] {
  if (loudness.questionRun < 3) return [];
  return [...text.matchAll(/？/gu)].map(({ index }) => ({ from: index, to: index + 1 }));
}
