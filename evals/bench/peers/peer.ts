import type { Entry } from '#knowledge';

/** Something that finds entries by question: ours, or what somebody would take instead. */
export interface Peer {
  /** As it stands in the table. */
  name: string;
  /** Whether it only learns from stored questions, and has nothing to say where there are none. */
  needsQuestions?: true;
  /** Builds all that it needs. */
  open(entries: readonly Entry[]): Promise<Find>;
}

/** The entries that are meant, by their ids, best first, each once, ten at most. */
export type Find = (question: string) => Promise<readonly string[]> | readonly string[];

export const FOUND_AT_MOST = 10;

/** One text and the entry it stands for. */
export interface Document {
  text: string;
  entry: string;
}

/** What a full-text index is given: every wording by itself, and for an entry without one its answer. */
export function documentsOf(entries: readonly Entry[]): readonly Document[] {
  return entries.flatMap(({ id, question, similar, answer }) => {
    const wordings = [question, ...similar].filter((text) => text !== '');
    return (wordings.length > 0 ? wordings : [answer]).map((text) => ({ text, entry: id }));
  });
}

/** The entries of documents that are sorted best first: an entry is as good as its best wording. */
export function entriesOf(sorted: Iterable<{ entry: string }>): readonly string[] {
  const found = new Set<string>();
  for (const { entry } of sorted) {
    found.add(entry);
    if (found.size >= FOUND_AT_MOST) break;
  }
  return [...found];
}
