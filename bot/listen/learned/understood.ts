import { heardByRules, ruled } from '../by-rules.ts';
import type { Heard } from '../heard.ts';
import { hear } from '../hearing.ts';
import { Reader } from '../reading.ts';
import { type Features, featuresOf } from './features.ts';
import { lexicon } from './lexicon.ts';

const reader = new Reader([...ruled, ...lexicon]);

/** A text as the models learn from it, a line for each message: what they see of it, and what the rules heard. */
export function understood(
  text: string,
  before: string | null = null,
  told: string | null = null,
): { text: string; heard: readonly Heard[]; features: Features } {
  const { hearing, reading, heard } = byRules(text);
  const earlier = before === null ? null : byRules(before);
  const context = earlier && {
    text: earlier.hearing.text,
    heard: earlier.heard,
    told: told && hear([{ seq: 1, text: told }]).text,
  };
  return { text: hearing.text, heard, features: featuresOf(hearing, reading, heard, context) };
}

function byRules(text: string) {
  const hearing = hear(text.split('\n').map((line, place) => ({ seq: place + 1, text: line })));
  const reading = reader.read(hearing);
  return { hearing, reading, heard: heardByRules(hearing, reading) };
}
