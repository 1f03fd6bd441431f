import { learnConfidence } from '../calibration/confidence.ts';
import { everydayTalk } from '../calibration/everyday-talk.ts';
import { judgeTrials } from '../calibration/judged.ts';
import { vagueQuestionsOf } from '../calibration/vague-questions.ts';
import { SearchableEdition } from '../embedded/searchable-edition.ts';
import type { Base } from '../encoder/base.ts';
import { EditionEncoder } from '../encoder/edition-encoder.ts';
import { RARITY_BESIDE_BASE, rowsFromGroups } from '../encoder/from-groups.ts';
import type { Rows } from '../encoder/rows.ts';
import type { Entry } from '../knowledge-index.ts';
import { seeded } from '../seeded.ts';
import type { TextEncoder } from '../text-encoder.ts';
import { type Learned, sourceOf } from './learned.ts';
import type { Trial } from './trial.ts';

export interface LearningParts {
  base: Base;
  seed: number;
  /** What vectors are made by, where it is not the edition's own encoder: it is not taught, and tried as it is. */
  encoder?: TextEncoder | undefined;
  /** Told after each step how many of how many are done. */
  tell?: (done: number, of: number) => void;
}

/** Parts each entry's wordings are dealt into: each is tried while the encoder has learned from the others only. */
const FOLDS = 3;
/** So many times a part of the entries is taken away altogether, until each was away once. */
const ABSENCES = 4;
const MOST_TRIALS = 2_000;
const MOST_VAGUE = 120;
/** Candidates that evidence is kept of. */
export const CANDIDATES = 24;

/**
 * All that an edition learns at publication. Its own questions teach the encoder, and, each tried by an encoder that
 * has not seen it against the wordings that are left, how to rank and how sure to be. Entries are taken away
 * altogether, and everyday talk is tried. An
 * encoder that is asked what it was taught would look twice as good as it is.
 */
export async function learn(entries: readonly Entry[], { base, seed, encoder, tell }: LearningParts): Promise<Learned> {
  const steps = FOLDS + ABSENCES + 2;
  const dealt = deal(entries, seed);
  const isTried = evenly(2 * textsOf(entries), MOST_TRIALS);
  const vague = vagueTriedOf(entries);
  const trials: Trial[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    trials.push(...(await tryFold(entries, dealt, fold, { base, seed, encoder, isTried, vague })));
    tell?.(fold + 1, steps);
  }
  for (let absence = 0; absence < ABSENCES; absence++) {
    trials.push(...(await tryAbsent(entries, absence, { base, seed, encoder, isTried })));
    tell?.(FOLDS + absence + 1, steps);
  }
  const confidence = learnConfidence(trials);
  const judged = judgeTrials(trials);
  tell?.(steps - 1, steps);
  const rows = taughtBy(entries, { base, seed });
  tell?.(steps, steps);
  return { from: sourceOf(entries, base.id, encoder), rows, confidence, judged };
}

/** Every text that learning asks an encoder about. */
export function textsAskedOf(entries: readonly Entry[]): readonly string[] {
  const wordings = entries.flatMap(({ question, similar }) => [question, ...similar]);
  return [...wordings, ...everydayTalk, ...vagueTriedOf(entries)];
}

function vagueTriedOf(entries: readonly Entry[]): readonly string[] {
  const vague = vagueQuestionsOf(entries);
  const isDrawn = evenly(vague.length, MOST_VAGUE);
  return vague.filter(isDrawn);
}

/** Twice as many rounds teach no more, and a large edition has seen enough after fewer. */
const MOST_ROUNDS = 8;
const MOST_SEEN = 16_000;

function taughtBy(entries: readonly Entry[], { base, seed }: Pick<LearningParts, 'base' | 'seed'>): Rows {
  const groups = entries.map(({ question, similar }) => [question, ...similar].filter((text) => text !== ''));
  const rounds = Math.max(1, Math.min(MOST_ROUNDS, Math.floor(MOST_SEEN / Math.max(1, textsOf(entries)))));
  return rowsFromGroups(groups, { base: base.rows, rounds, seed, rate: 0.2 });
}

function textsOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { question, similar }) => sum + (question === '' ? 0 : 1) + similar.length, 0);
}

/** The parts, and which of the questions that come up are tried. */
type Trying = Pick<LearningParts, 'base' | 'seed' | 'encoder'> & { isTried(): boolean };

/** Of so many, about `most` at even distances. */
function evenly(of: number, most: number): () => boolean {
  const step = Math.max(1, Math.ceil(of / most));
  let place = 0;
  return () => place++ % step === 0;
}

/** For each entry and each of its wordings, the fold in which it is tried. */
type Dealt = readonly (readonly number[])[];

/** In each entry the folds are of one size, and begin at a place of their own. */
function deal(entries: readonly Entry[], seed: number): Dealt {
  const random = seeded(seed);
  return entries.map(({ similar }) => {
    const start = Math.floor(random() * FOLDS);
    return ['', ...similar].map((_, place) => (start + place) % FOLDS);
  });
}

async function tryFold(
  entries: readonly Entry[],
  dealt: Dealt,
  fold: number,
  parts: Trying & { vague: readonly string[] },
): Promise<readonly Trial[]> {
  const remaining = entries.map((entry, place) => without(entry, dealt[place] ?? [], fold));
  const found = await asked(remaining, taughtBy(remaining, parts), parts);
  const trials: Trial[] = [];
  for (const [place, entry] of entries.entries()) {
    const left = remaining[place];
    // Where nothing is left that could be found, a trial would only show that nothing is.
    if (!left || (left.question === '' && left.similar.length === 0)) continue;
    const texts = [entry.question, ...entry.similar];
    for (const [wording, text] of texts.entries()) {
      if (dealt[place]?.[wording] !== fold || text === '' || texts.indexOf(text) !== wording) continue;
      if (!parts.isTried()) continue;
      trials.push({ ...(await found(text)), right: entry.id, kind: 'own' });
    }
  }
  for (const [place, text] of everydayTalk.entries()) {
    if (place % FOLDS === fold) trials.push({ ...(await found(text)), right: null, kind: 'everyday' });
  }
  for (const [place, text] of parts.vague.entries()) {
    if (place % FOLDS === fold) trials.push({ ...(await found(text)), right: null, kind: 'vague' });
  }
  return trials;
}

/** How these entries are searched with these rows. */
async function asked(
  entries: readonly Entry[],
  rows: Rows,
  { base, encoder }: Pick<LearningParts, 'base' | 'encoder'>,
) {
  const own = new EditionEncoder(rows, base.rows, RARITY_BESIDE_BASE);
  const edition = await SearchableEdition.of(entries, encoder ?? own);
  return async (text: string) => ({
    text,
    candidates: await edition.search(text, null, CANDIDATES),
    familiarity: own.familiarity(text),
  });
}

/**
 * The wordings of entries that are not there, to an encoder that never learned that there are such questions. To take
 * an entry from the candidates only would flatter: the encoder would have learned to tell it from its neighbours.
 */
async function tryAbsent(entries: readonly Entry[], absence: number, parts: Trying): Promise<readonly Trial[]> {
  const isAbsent = absentIn(entries, absence, parts.seed);
  const present = entries.filter((entry) => !isAbsent.has(entry));
  const found = await asked(present, taughtBy(present, parts), parts);
  const trials: Trial[] = [];
  for (const { question, similar } of isAbsent) {
    for (const text of new Set([question, ...similar])) {
      if (text === '' || !parts.isTried()) continue;
      trials.push({ ...(await found(text)), right: null, kind: 'absent' });
    }
  }
  return trials;
}

function absentIn(entries: readonly Entry[], absence: number, seed: number): ReadonlySet<Entry> {
  const random = seeded(seed);
  const drawn = entries.map((entry) => ({ entry, order: random() })).sort((one, other) => one.order - other.order);
  return new Set(drawn.filter((_, place) => place % ABSENCES === absence).map(({ entry }) => entry));
}

function without(entry: Entry, dealt: readonly number[], fold: number): Entry {
  const texts = [entry.question, ...entry.similar];
  const out = new Set(texts.filter((_, place) => dealt[place] === fold));
  // The same words in another fold are the same words.
  const [question = '', ...similar] = texts.map((text) => (out.has(text) ? '' : text));
  return { ...entry, question, similar: similar.filter((text) => text !== '') };
}
