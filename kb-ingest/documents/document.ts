import type { Problem, SourceFinding } from '../draft.ts';
import type { Place } from '../place.ts';
import type { Says } from '../source/reasons.ts';

/** What a reader makes of a document's bytes. */
export interface Document {
  kind: 'word' | 'pdf' | 'workbook';
  /** As the document itself says it; null: not at all. */
  title: string | null;
  /** Headings as `##`, list items with their number or `-`, a table's rows one to a line. */
  lines: readonly PlacedLine[];
  /** Rows of tables that are knowledge by themselves: questions with their answers, fees by their names. */
  rows: readonly AskedRow[];
  /** What was left out, and what should be looked at. */
  findings: readonly SourceFinding[];
}

export interface PlacedLine {
  text: string;
  place: Place;
}

/** A row of a table that makes one entry. Text as it stands in the cells; '' where there is none. */
export interface AskedRow {
  id: string;
  question: string;
  similar: readonly string[];
  answer: string;
  category: string;
  source: string;
  effectiveFrom: string;
  effectiveTo: string;
  place: Place;
}

export function finding(place: Place, problem: Problem, says: Says): SourceFinding {
  return { place, problem, says };
}
