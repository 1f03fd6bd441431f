import type { EditionId, EntryId } from '#conversation';

/**
 * The published edition, searchable.
 *
 * Not part of this port: writing answers, choosing thresholds, knowing who may publish. A search returns
 * evidence with scores; what they are worth is decided with the thresholds of `calibration/`.
 */
export interface KnowledgeIndex {
  /** Builds the index of an edition beside the live one. Searching goes on undisturbed. Idempotent. */
  prepare(edition: EditionContents): Promise<void>;

  /** Best entries first, equals by id, at most `limit`, only those in force at `at`. Scores are comparable within one edition only. An edition that was not prepared is refused ('edition-not-ready'). */
  search(query: Query): Promise<readonly Hit[]>;

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

export interface Hit {
  entry: EntryId;
  /** The stored wording that matched best, for showing why. */
  wording: string;
  /** What a decision needs, unmixed. */
  scores: {
    /** BM25 of that wording; an index may add a part for the answer's own text. */
    bm25: number;
    /** bm25 as a share of what the question would score against itself: 0 … 1, comparable between questions. */
    coverage: number;
    /** coverage less that of the next entry, whether or not `limit` lets it be seen; where none follows, coverage itself. */
    margin: number;
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
