/** Why a sentence of a model's is not said. */
export const refusedFor = [
  /** It cites none of the entries that were given. */
  'uncited',
  /** Marks, tags, tables, or far too long. */
  'not-plain',
  /** The mark that must never come back, or words of the prompt. */
  'prompt-leak',
  'other-language',
  'unknown-link',
  'unknown-figure',
  /** A figure of the evidence that belongs to something else. */
  'figure-elsewhere',
  'promise-of-returns',
  'advice-to-buy',
  'claims-an-act',
  'asks-for-secrets',
  'poses-as-person',
  'personal-data',
  /** Not as the house speaks, where its evidence does not say it so. */
  'tone',
  /** Says more than its evidence. */
  'not-grounded',
  /** Says the opposite of its evidence. */
  'meaning-turned',
  /** A strong word that its evidence has not: 免费, 立即, 一定 … */
  'stronger-than-evidence',
] as const;
export type RefusedFor = (typeof refusedFor)[number];
