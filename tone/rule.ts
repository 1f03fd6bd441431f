import type { Language } from '#conversation';

/** How bad it is: `never` may not be sent at all; a `warning` should be mended; a `note` is a matter of manners. */
export const toneSeverities = ['note', 'warning', 'never'] as const;
export type ToneSeverity = (typeof toneSeverities)[number];

export const toneRuleNames = [
  'asks-for-secrets',
  'promises-returns',
  'promises-outcome',
  'advises-investment',
  'threatening',
  'commanding',
  'refusing',
  'blaming',
  'impolite',
  'personal-data',
  'vague',
  'familiar',
] as const;
export type ToneRuleName = (typeof toneRuleNames)[number];

type Said = Readonly<Record<Language, string>>;

/** One rule of speaking, with the sentences that are its tests. */
export interface ToneRule {
  name: ToneRuleName;
  severity: ToneSeverity;
  /** What is wrong with the words found. */
  what: Said;
  /** Why it matters to a customer. */
  why: Said;
  /** How one would say it, where this very sentence cannot be rewritten. */
  example: Said;
  patterns: readonly TonePattern[];
  /** Sentences that break it: the words found, and the whole sentence rewritten where the rule can. */
  wrong: readonly { says: string; words: string; better?: string }[];
  /** Sentences that look like it and are in order. */
  right: readonly string[];
}

/**
 * Words that break a rule. Every quantifier has a bound, so that a check is linear in the length of the text (a test
 * reads the patterns for it). A pattern sees one sentence at a time.
 */
export interface TonePattern {
  /** With the flags g, i and u. */
  words: RegExp;
  /** Meant otherwise behind this; tested on the 24 characters before, so it ends in `$`. */
  unlessBehind?: RegExp;
  /** Meant otherwise anywhere in such a sentence. */
  unlessIn?: RegExp;
  /** What the words become. */
  instead?: string | ((found: RegExpExecArray) => string);
  /** What the whole sentence becomes, where nothing of it can stay. */
  sentence?: string;
  /** Found once for a sentence, and replaced everywhere in it. */
  everywhere?: true;
}
