import { type EditionId, type EntryId, Refusal } from '#conversation';
import { calibrate } from './calibration/calibrate.ts';
import type { Thresholds } from './calibration/decide.ts';
import { encoderFor } from './encoder/encoder-for.ts';
import type { EditionContents, Entry, Hit, KnowledgeIndex, Query } from './knowledge-index.ts';
import { rank } from './ranking/rank.ts';

/** What is published, as the record has it. Not part of this port: publishing, and who may. */
export interface PublishedEditions {
  /** The edition that customers are to be answered from; null: none was published yet. */
  live(): Promise<EditionId | null>;
  /** Null: there is no such edition. */
  contents(edition: EditionId): Promise<EditionContents | null>;
}

/**
 * The live edition, and the one before it for the turns that started with it. A turn takes `current()` once and names
 * that edition in everything it asks afterwards.
 */
export interface Knowledge {
  /** Refused with 'no-edition' until a refresh found one. */
  current(): EditionId;
  /** How many entries the live edition has; 0 without one. */
  readonly size: number;
  /**
   * Looks where the pointer stands, prepares that edition beside the live one (a newer one, or an earlier one again)
   * and makes it current. Calls during a refresh share it. When it fails, the live edition stays.
   */
  refresh(): Promise<void>;
  /** Refused with 'edition-not-ready' for an edition that is neither live nor the one before, as are the next two. */
  search(query: Query): Promise<readonly Hit[]>;
  thresholds(edition: EditionId): Thresholds;
  /** Whether in force or not: what was answered earlier can still be shown. */
  entry(edition: EditionId, id: EntryId): Entry | null;
}

export interface KnowledgeParts {
  editions: PublishedEditions;
  index: KnowledgeIndex;
  clock: () => Date;
  /** The share of answers that may be wrong; 0.05 unless chosen otherwise. */
  risk?: number;
}

interface Prepared {
  id: EditionId;
  entries: ReadonlyMap<EntryId, Entry>;
  thresholds: Thresholds;
}

/** Candidates beyond those asked for: what the index puts lower, the ranking may put higher. */
const MORE_TO_RANK = 20;

/** The live edition and the one before it. */
const KEPT = 2;

/** Opens the room with nothing in it yet: `refresh()` brings the edition, at the start and whenever the pointer moved. */
export function openKnowledge({ editions, index, clock, risk = 0.05 }: KnowledgeParts): Knowledge {
  /** Live first, then the one before. */
  let prepared: readonly Prepared[] = [];
  let live: Prepared | null = null;
  let running: Promise<void> | null = null;

  async function prepare(id: EditionId): Promise<Prepared> {
    const contents = await editions.contents(id);
    if (!contents) throw new Refusal('edition-not-ready', { edition: id });
    const encoder = encoderFor(contents);
    await index.prepare(contents, encoder);
    const thresholds = await calibrate(contents, { index, encoder }, { at: clock(), risk });
    return { id, entries: new Map(contents.entries.map((entry) => [entry.id, entry])), thresholds };
  }

  async function follow(): Promise<void> {
    const id = await editions.live();
    if (id === null) {
      live = null;
      return;
    }
    const next = prepared.find((edition) => edition.id === id) ?? (await prepare(id));
    const others = prepared.filter((edition) => edition !== next);
    live = next;
    prepared = [next, ...others.slice(0, KEPT - 1)];
    for (const edition of others.slice(KEPT - 1)) await index.forget(edition.id);
  }

  function ready(id: EditionId): Prepared {
    const edition = prepared.find((one) => one.id === id);
    if (!edition) throw new Refusal('edition-not-ready', { edition: id });
    return edition;
  }

  return {
    current() {
      if (!live) throw new Refusal('no-edition');
      return live.id;
    },
    get size() {
      return live?.entries.size ?? 0;
    },
    refresh() {
      running ??= follow().finally(() => {
        running = null;
      });
      return running;
    },
    async search(query) {
      ready(query.edition);
      const candidates = await index.search({ ...query, limit: query.limit + MORE_TO_RANK });
      return rank(candidates).slice(0, query.limit);
    },
    thresholds: (edition) => ready(edition).thresholds,
    entry: (edition, id) => ready(edition).entries.get(id) ?? null,
  };
}
