import type { EntryId } from '#conversation';
import type { Familiarity } from '../encoder/edition-encoder.ts';
import type { Candidate } from '../knowledge-index.ts';

/** A question whose right answer is known, and what was found for it while nothing had been learned from it. */
export interface Trial {
  text: string;
  candidates: readonly Candidate[];
  /** The share of the question's pieces that the edition knows. */
  familiarity: Familiarity;
  /** Null: no entry answers it. */
  right: EntryId | null;
  /**
   * Where it comes from: the edition's own wordings, those of an entry that is not there, talk of everyday things, or a
   * word that many entries speak of.
   */
  kind: 'own' | 'absent' | 'everyday' | 'vague';
}
