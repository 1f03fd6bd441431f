import { type EditionId, type EntryId, Refusal } from '#conversation';
import type { Thresholds } from './calibration/decide.ts';
import { type Reliability, reliabilityOf } from './calibration/reliability.ts';
import { RISK_NAME, RISKS, readRisk, writeRisk } from './calibration/risk.ts';
import { openBase } from './encoder/base.ts';
import { EditionEncoder } from './encoder/edition-encoder.ts';
import { RARITY_BESIDE_BASE } from './encoder/from-groups.ts';
import { whenAway } from './encoder/when-away.ts';
import type { Candidate, EditionContents, Entry, Hit, KnowledgeIndex, Query } from './knowledge-index.ts';
import { CANDIDATES } from './learning/learn.ts';
import type { Learning } from './learning/learn-elsewhere.ts';
import { type Learned, learnedName, readLearned, sourceOf } from './learning/learned.ts';
import { UnreadableFile } from './learning/packed.ts';
import { leavesOpen, NEARNESS_WORTH } from './ranking/follow-up.ts';
import { weigh } from './ranking/weigh.ts';
import { Initials } from './spelling/initials.ts';
import type { TextEncoder } from './text-encoder.ts';

/** What is published, as the record has it. Not part of this port: publishing, and who may. */
export interface PublishedEditions {
  /** The edition that customers are to be answered from; null: none was published yet. */
  live(): Promise<EditionId | null>;
  /** Null: there is no such edition. */
  contents(edition: EditionId): Promise<EditionContents | null>;
  /** What was kept for it under that name; null: nothing. */
  artefact(edition: EditionId, name: string): Promise<Uint8Array | null>;
  /** Whoever keeps first, keeps, so that every process works with the same bytes. Returns what is kept. */
  keepArtefact(edition: EditionId, name: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** Forgets what is kept, unless it is something else by now. */
  forgetArtefact(edition: EditionId, name: string, bytes: Uint8Array): Promise<void>;
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
  /**
   * Best first, with how sure one may be. `talkedAbout`: the entries answered with before, the last one first; a
   * question that leaves open what it is about is read beside them. Refused with 'edition-not-ready' for an edition
   * that is neither live nor the one before, as are the next three.
   */
  search(query: Query & { talkedAbout?: readonly EntryId[] }): Promise<readonly Hit[]>;
  thresholds(edition: EditionId): Thresholds;
  /** How far its confidence can be trusted. */
  reliability(edition: EditionId): Reliability;
  /** Whether in force or not: what was answered earlier can still be shown. */
  entry(edition: EditionId, id: EntryId): Entry | null;
}

export interface KnowledgeParts {
  editions: PublishedEditions;
  index: KnowledgeIndex;
  learn: Learning;
  /**
   * The share of answers that may be wrong, for editions that are prepared for the first time; 0.05 unless chosen
   * otherwise. An edition keeps the one that it was first prepared with, in every process.
   */
  risk?: number;
  /** What makes the vectors; the edition's own encoder where none is given. */
  encoder?: TextEncoder | undefined;
  /** Hears why a question had to do without a vector. */
  tell?: (error: unknown) => void;
}

interface Prepared {
  id: EditionId;
  entries: ReadonlyMap<EntryId, Entry>;
  learned: Learned;
  /** The edition's own: it says what of a question is known, and how near entries are to each other. */
  encoder: EditionEncoder;
  initials: Initials;
  reliability: Reliability;
}

/** "那手续费呢" has a candidate in many entries. */
const CANDIDATES_TO_FOLLOW_UP = 64;

/** The live edition and the one before it. */
const KEPT = 2;

/** Opens the room with nothing in it yet: `refresh()` brings the edition, at the start and whenever the pointer moved. */
export function openKnowledge({
  editions,
  index,
  learn,
  risk = RISKS.usual,
  encoder,
  tell = () => {},
}: KnowledgeParts): Knowledge {
  /** Live first, then the one before. */
  let prepared: readonly Prepared[] = [];
  let live: Prepared | null = null;
  let running: Promise<void> | null = null;

  async function prepare(id: EditionId): Promise<Prepared> {
    const contents = await editions.contents(id);
    if (!contents) throw new Refusal('edition-not-ready', { edition: id });
    const learned = await learnedBy(contents);
    const own = new EditionEncoder(learned.rows, openBase().rows, RARITY_BESIDE_BASE);
    const vectors = whenAway(encoder ?? own, tell);
    await index.prepare(contents, vectors.encoder);
    vectors.serves();
    const reliability = reliabilityOf(learned.judged, await riskOf(id));
    const entries = new Map(contents.entries.map((entry) => [entry.id, entry]));
    const initials = new Initials(contents.entries.flatMap(({ question, similar }) => [question, ...similar]));
    return { id, entries, learned, encoder: own, initials, reliability };
  }

  /** As the edition keeps it; what is kept and cannot be read makes room for the present setting. */
  async function riskOf(id: EditionId): Promise<number> {
    const kept = await editions.keepArtefact(id, RISK_NAME, writeRisk(risk));
    const read = readRisk(kept);
    if (read !== null) return read;
    await editions.forgetArtefact(id, RISK_NAME, kept);
    return readRisk(await editions.keepArtefact(id, RISK_NAME, writeRisk(risk))) ?? risk;
  }

  /** From the record where it lies there and can be read; else learned now, and kept for every process. */
  async function learnedBy({ id, entries }: EditionContents): Promise<Learned> {
    const from = sourceOf(entries, openBase().id, encoder);
    const name = learnedName(encoder);
    const stored = await editions.artefact(id, name);
    if (stored) {
      try {
        return readLearned(stored, from);
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        await editions.forgetArtefact(id, name, stored);
      }
    }
    return readLearned(await editions.keepArtefact(id, name, await learn(entries, encoder)), from);
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
    async search({ talkedAbout = [], ...query }) {
      const edition = ready(query.edition);
      const text = edition.initials.spellOut(query.text);
      const isFollowUp = talkedAbout.length > 0 && leavesOpen(text);
      const limit = Math.max(isFollowUp ? CANDIDATES_TO_FOLLOW_UP : CANDIDATES, query.limit);
      const candidates = await index.search({ ...query, text, limit });
      const favour = isFollowUp ? await nearTo(talkedAbout, candidates, edition) : undefined;
      const question = { text, familiarity: edition.encoder.familiarity(text) };
      return weigh(question, candidates, edition.learned.confidence, favour).slice(0, query.limit);
    },
    thresholds: (edition) => ready(edition).reliability.thresholds,
    reliability: (edition) => ready(edition).reliability,
    entry: (edition, id) => ready(edition).entries.get(id) ?? null,
  };
}

/** What each candidate gains by being near to what was talked about; the earlier it was, the less. */
async function nearTo(
  talkedAbout: readonly EntryId[],
  candidates: readonly Candidate[],
  { entries, encoder }: Prepared,
): Promise<ReadonlyMap<EntryId, number>> {
  const subjectOf = (id: EntryId) => entries.get(id)?.question ?? '';
  const subjects = await encoder.encode(talkedAbout.slice(0, 2).map(subjectOf));
  const questions = await encoder.encode(candidates.map(({ entry }) => subjectOf(entry)));
  return new Map(
    candidates.map(({ entry }, place) => {
      const nearness = subjects.map((subject, turnsAgo) => cosine(subject, questions[place]) / (turnsAgo + 1));
      return [entry, NEARNESS_WORTH * Math.max(0, ...nearness)];
    }),
  );
}

function cosine(one: Float32Array, other: Float32Array | undefined): number {
  return one.reduce((sum, value, place) => sum + value * (other?.[place] ?? 0), 0);
}
