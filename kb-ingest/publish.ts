import { type EditionId, Refusal } from '#conversation';
import type { Entry } from '#knowledge';

/** Where editions are published. Not part of this port: reading them, and who may publish. */
export interface EditionsForPublishing {
  /** Stores the next edition and makes it the live one, both or neither. */
  publish(edition: { entries: readonly Entry[]; publishedBy: string; at: Date; sample: boolean }): Promise<EditionId>;
}

export interface Publication {
  store: EditionsForPublishing;
  entries: readonly Entry[];
  by: string;
  at: Date;
  /** Whether this is sample knowledge that nobody approved. No gateway or worker answers from it, unless told to. */
  sample: boolean;
}

/** Publishes these entries, and only these, as the next edition. */
export async function publish({ store, entries, by, at, sample }: Publication): Promise<EditionId> {
  if (entries.length === 0) throw new Refusal('nothing-to-publish');
  const ids = new Set<string>();
  for (const { id } of entries) {
    if (ids.has(id)) throw new Refusal('invalid-input', { where: id, why: '有两个条目使用这个编号' });
    ids.add(id);
  }
  return store.publish({ entries: entries.map(approved), publishedBy: by, at, sample });
}

/** An entry as an edition keeps it: what a draft knows besides stays behind. */
function approved({ id, question, similar, answer, category, source, effectiveFrom, effectiveTo }: Entry): Entry {
  return { id, question, similar, answer, category, source, effectiveFrom, effectiveTo };
}
