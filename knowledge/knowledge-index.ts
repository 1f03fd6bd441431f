import type { EditionId, EntryId } from '#conversation';
import type { TextEncoder } from './text-encoder.ts';

/**
 * The published edition, searchable: a source of candidates and of what speaks for each.
 *
 * Not part of this port: writing answers, ranking the candidates and knowing when none will do. What the evidence is
 * worth is learned from the edition's own questions (`ranking/`, `calibration/`).
 */
export interface KnowledgeIndex {
  /**
   * Builds the index of an edition beside the live one, with the vectors of this encoder. Searching goes on
   * undisturbed. Idempotent.
   */
  prepare(edition: EditionContents, encoder: TextEncoder): Promise<void>;

  /**
   * At most `limit` entries in force at `at`: those with the most coverage and those of the most similarity, best
   * first by both together, equals by id. The evidence for an entry does not depend on `limit`. An edition that was
   * not prepared is refused ('edition-not-ready').
   */
  search(query: Query): Promise<readonly Candidate[]>;

  /** Forgets an edition. Forgetting an unknown one is no error. */
  forget(edition: EditionId): Promise<void>;
}

export interface Query {
  edition: EditionId;
  /** Masked text of the customer's question. */
  text: string;
  /** The moment for which entries must be in force. */
  at: Date;
  limit: number;
}

/** An entry that may be meant, and what speaks for it. */
export interface Candidate {
  entry: EntryId;
  /** The stored wording that matched best, for showing why. */
  wording: string;
  evidence: Evidence;
}

/** Unmixed, and comparable between questions to one edition. */
export interface Evidence {
  /** BM25 of the best wording as a share of what the question would score against itself: 0 … 1, 1 for itself only. */
  wordingCoverage: number;
  /** BM25 of all that the entry says, its answer included, as a share of what no text can reach: 0 … 1. */
  textCoverage: number;
  /** Cosine with the nearest wording, by the edition's encoder: −1 … 1. */
  similarity: number;
  /** Cosine with the mean of the entry's wordings: −1 … 1. */
  centroidSimilarity: number;
}

/** A ranked candidate. */
export interface Hit {
  entry: EntryId;
  wording: string;
  scores: {
    /** How much of the question the entry accounts for, wording and text taken together: 0 … 1. */
    coverage: number;
    similarity: number;
    /** How sure it is that this entry is the right one, were those before it not there: 0 … 1, as calibrated. */
    confidence: number;
    /** The same for this entry and the two after it. */
    amongThree: number;
  };
}

export interface EditionContents {
  id: EditionId;
  entries: readonly Entry[];
}

/** One approved answer, and how people ask for it. */
export interface Entry {
  id: EntryId;
  /** The banker's wording. */
  question: string;
  /** How customers type it. */
  similar: readonly string[];
  answer: string;
  category: string;
  /** The document it rests on, as shown to the customer. */
  source: string;
  /** ISO dates (YYYY-MM-DD, the bank's days), inclusive; null: no limit. */
  effectiveFrom: string | null;
  effectiveTo: string | null;
}
