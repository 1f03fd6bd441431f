import type { Danger, Emotion, Finding } from '#conversation';
import type { Span } from './word-finder.ts';

/** What can be heard, one word each. */
export type What = 'asks-for-person' | 'complaint' | 'abuse' | 'vagueness' | Danger | Emotion;

export type Strength = Extract<Finding, { kind: 'emotion' }>['strength'];

/** One thing as a part heard it, in the hearing's own places. */
export interface Heard {
  what: What;
  spans: readonly Span[];
  /** For emotions. */
  strength?: Strength;
  /** Said so plainly that no model may doubt it. */
  isPlain?: boolean;
}
