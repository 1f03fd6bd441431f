import type { DraftEntry, Problem } from '../draft.ts';
import { type Place, sayPlace } from '../place.ts';
import type { Says } from '../source/reasons.ts';

/** Which ids and wordings are taken already, over all the files of one ingestion. */
export class Claims {
  readonly #taken = new Map<string, Holder>();

  /** Takes an id for this place; or tells the place that has it. */
  id(id: string, place: Holder): Holder | null {
    return this.#claim(`id ${id}`, place);
  }

  /** Takes a wording, whatever its spaces, for this place; or tells the place that has it. */
  wording(wording: string, place: Holder): Holder | null {
    return this.#claim(`wording ${wording.replace(/\s+/gu, '')}`, place);
  }

  #claim(name: string, place: Holder): Holder | null {
    const holder = this.#taken.get(name);
    if (holder !== undefined) return holder;
    this.#taken.set(name, place);
    return null;
  }
}

/** Where what holds an id or a wording stands. */
export type Holder = Place & { file: string };

/** The entry with an id and wordings that are its own; null when another entry has its id. */
export function claimedBy(
  entry: DraftEntry,
  claims: Claims,
  report: (problem: Problem, says: Says) => void,
): DraftEntry | null {
  const { id, place } = entry;
  const holderOfId = claims.id(id, place);
  if (holderOfId !== null) {
    report('id-taken', {
      zh: `编号“${id}”已被 ${holderOfId.file} ${sayPlace(holderOfId, 'zh')}的条目使用，请换一个。该条目未导入。`,
      en: `The id "${id}" belongs to the entry in ${holderOfId.file}, ${sayPlace(holderOfId, 'en')}; choose another. The entry was left out.`,
    });
    return null;
  }
  return withOwnWordings(entry, claims, report);
}

/** The entry with the similar questions that no other entry has. */
export function withOwnWordings(
  entry: DraftEntry,
  claims: Claims,
  report: (problem: Problem, says: Says) => void,
): DraftEntry {
  const { place } = entry;
  const isOwn = (wording: string): boolean => {
    const holder = claims.wording(wording, place);
    if (holder === null) return true;
    if (holder !== place) {
      report('wording-taken', {
        zh: `问法“${wording}”已属于 ${holder.file} ${sayPlace(holder, 'zh')}的条目，请只留一处。`,
        en: `The wording "${wording}" belongs to the entry in ${holder.file}, ${sayPlace(holder, 'en')}; keep it in one place.`,
      });
    }
    return false;
  };
  isOwn(entry.question);
  return { ...entry, similar: entry.similar.filter(isOwn) };
}
