import { setImmediate as immediate } from 'node:timers/promises';
import type { EditionId, EntryId } from '#conversation';
import { remembering } from '../encoder/remembering.ts';
import { bankDay, inForce } from '../in-force.ts';
import type { EditionContents, Entry, Hit, KnowledgeIndex, Query } from '../knowledge-index.ts';
import { rank } from '../ranking/rank.ts';
import type { TextEncoder } from '../text-encoder.ts';
import { everydayTalk } from './everyday-talk.ts';

/** A question whose right answer is known (null: there is none), and what a search found for it. */
export interface Trial {
  hits: readonly Hit[];
  right: EntryId | null;
  isEverydayTalk: boolean;
}

/** What the edition is searched with. */
export interface Searched {
  index: KnowledgeIndex;
  encoder: TextEncoder;
}

/** More rounds teach little: an entry's eleventh wording shares the round of its first. */
const MOST_ROUNDS = 10;
/** Enough for thresholds to two digits; a large edition tries every second, third … of its wordings. */
const MOST_QUESTIONS = 1500;
const CANDIDATES = 24;
/** Trials between two breaths: a few milliseconds' work. */
const TRIALS_PER_BREATH = 50;

/**
 * Asks the edition its own wordings, the banker's and the similar questions, each one while it is left out. Once with
 * its entry in place, once with the whole entry masked: then every answer is wrong. Everyday talk comes last.
 *
 * In round n each entry lacks its nth wording, so a round needs one edition beside the real one. These are prepared
 * under negative ids, which no published edition has, and forgotten at once.
 */
export async function tryOut(
  contents: EditionContents,
  { index, encoder }: Searched,
  at: Date,
): Promise<readonly Trial[]> {
  const search = async (query: Omit<Query, 'limit'>) => rank(await index.search({ ...query, limit: CANDIDATES }));
  // Every round encodes nearly the same wordings.
  const encodedOnce = remembering(encoder);
  const trials: Trial[] = [];
  const entries = contents.entries.filter((entry) => inForce(entry, bankDay(at)));
  const wordings = entries.map(({ similar }) => 1 + similar.length);
  const step = Math.ceil(wordings.reduce((sum, count) => sum + count, 0) / MOST_QUESTIONS);
  const rounds = Math.min(MOST_ROUNDS, Math.max(0, ...wordings));
  for (let round = 0; round < rounds; round++) {
    const edition = (-1 - round) as EditionId;
    try {
      await index.prepare({ id: edition, entries: entries.map((entry) => without(entry, round)) }, encodedOnce);
      for (const [place, { text, owner }] of leftOut(entries, round).entries()) {
        if ((place + round) % step !== 0) continue;
        const hits = await search({ edition, text, at });
        trials.push({ hits, right: owner, isEverydayTalk: false });
        trials.push({ hits: masked(hits, owner), right: null, isEverydayTalk: false });
        if (trials.length % TRIALS_PER_BREATH === 0) await immediate();
      }
    } finally {
      await index.forget(edition);
    }
  }
  for (const text of everydayTalk) {
    const hits = await search({ edition: contents.id, text, at });
    trials.push({ hits, right: null, isEverydayTalk: true });
  }
  return trials;
}

/** The banker's question is wording 0, the similar ones follow. */
function isLeftOut(wording: number, round: number): boolean {
  return wording % MOST_ROUNDS === round;
}

function without(entry: Entry, round: number): Entry {
  return {
    ...entry,
    question: isLeftOut(0, round) ? '' : entry.question,
    similar: entry.similar.filter((_, place) => !isLeftOut(place + 1, round)),
  };
}

function leftOut(entries: readonly Entry[], round: number): readonly { text: string; owner: EntryId }[] {
  return entries.flatMap(({ id, question, similar }) =>
    [question, ...similar].filter((_, place) => isLeftOut(place, round)).map((text) => ({ text, owner: id })),
  );
}

/** The hits as they would be if the entry did not exist. */
function masked(hits: readonly Hit[], entry: EntryId): readonly Hit[] {
  const others = hits.filter((hit) => hit.entry !== entry);
  return others.map((hit, rank) => {
    const next = others[rank + 1];
    const margin = next ? hit.scores.coverage - next.scores.coverage : hit.scores.margin;
    return { ...hit, scores: { ...hit.scores, margin } };
  });
}
