import type { Entry } from '#knowledge';

/** An entry read from a source, before anybody approved it. */
export interface DraftEntry extends Entry {
  /** Where it stands: the line of its heading, counted from 1. */
  place: { file: string; line: number };
}

/** What is wrong at a line of a source. The rest of the file is read all the same. */
export interface SourceFinding {
  /** Counted from 1. */
  line: number;
  problem: Problem;
  /** What is wrong and what to do, for the person who wrote the file. */
  says: string;
}

export type Problem =
  | 'front-matter-unclosed'
  | 'front-matter-unreadable'
  | 'override-unreadable'
  | 'date-unreadable'
  | 'dates-reversed'
  | 'source-missing'
  | 'category-missing'
  | 'question-missing'
  | 'answer-missing'
  | 'id-unfit'
  | 'id-taken'
  | 'wording-taken'
  | 'text-damaged'
  | 'nothing-found';

/** What became of one source. */
export interface Drafts {
  entries: readonly DraftEntry[];
  /** In the order of their lines. */
  findings: readonly SourceFinding[];
}
