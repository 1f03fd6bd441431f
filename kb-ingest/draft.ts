import type { Entry } from '#knowledge';
import type { Place } from './place.ts';
import type { Says } from './source/reasons.ts';

/** An entry read from a source, before anybody approved it. */
export interface DraftEntry extends Entry {
  /** Where it stands: its heading's line, its page, its row. */
  place: Place & { file: string };
}

/** What is wrong, or was left out, at a place of a source. The rest of the file is read all the same. */
export interface SourceFinding {
  place: Place;
  problem: Problem;
  /** What it is and what to do, for the person who wrote the file. */
  says: Says;
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
  | 'nothing-found'
  // Of documents: what was left out, and why.
  | 'changes-tracked'
  | 'hidden-left-out'
  | 'hidden-text-read'
  | 'picture-left-out'
  | 'page-without-text'
  | 'turned-text-left-out'
  | 'value-missing';

/** What became of one source. */
export interface Drafts {
  entries: readonly DraftEntry[];
  /** In the order of their places. */
  findings: readonly SourceFinding[];
}
