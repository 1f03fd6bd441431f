import { setImmediate as immediate } from 'node:timers/promises';
import type { EntryId } from '#conversation';
import { inForce } from '../in-force.ts';
import type { Entry, Hit } from '../knowledge-index.ts';
import { Bm25Field } from './bm25-field.ts';
import { type Grams, gramsOf, together } from './grams.ts';

/**
 * One edition, ready to be searched.
 *
 * A question is covered by an entry in two ways: by its best wording (the share of what the question would score
 * against itself), and by all that the entry says, answer included (the share of what no text can reach). What one
 * leaves uncovered the other may cover: 1 − (1 − wording)(1 − entry). So a stored wording, word for word, and nothing
 * else covers everything, and an entry that has only a heading and a text is found by its text.
 */
export class SearchableEdition {
  readonly #entries: readonly Entry[];
  readonly #wordings: readonly Wording[];
  readonly #byWording: Bm25Field;
  readonly #byEntry: Bm25Field;

  private constructor(entries: readonly Entry[], wordings: readonly Wording[], fields: [Bm25Field, Bm25Field]) {
    this.#entries = entries;
    this.#wordings = wordings;
    [this.#byWording, this.#byEntry] = fields;
  }

  /** Lets other work go on in between: a thousand long answers take most of a second. */
  static async of(entries: readonly Entry[]): Promise<SearchableEdition> {
    const wordings = entries.flatMap(wordingsOf);
    const gramsOfWordings = await gramsOfAll(wordings.map(({ text }) => text));
    const parts = (await gramsOfAll(entries.map(({ answer }) => answer))).map((grams) => [grams]);
    for (const [place, { owner }] of wordings.entries()) parts[owner]?.push(gramsOfWordings[place] ?? new Map());
    await immediate();
    const byWording = new Bm25Field(gramsOfWordings);
    await immediate();
    return new SearchableEdition(entries, wordings, [byWording, new Bm25Field(parts.map(together))]);
  }

  search(text: string, day: string, limit: number): readonly Hit[] {
    const question = gramsOf(text);
    if (question.size === 0) return [];
    const whole = this.#byWording.scoreOfItself(question);
    const best = this.#best(this.#covered(question, whole), day, limit + 1);
    return best.slice(0, limit).map(({ entry, coverage, wording }, rank) => ({
      entry: entry.id,
      wording,
      scores: { bm25: coverage * whole, coverage, margin: coverage - (best[rank + 1]?.coverage ?? 0) },
    }));
  }

  /** How much of the question each entry covers, 0 … 1, and the place of its best wording. */
  #covered(question: Grams, whole: number): Covered {
    const coverage = new Float64Array(this.#entries.length);
    const wording = new Int32Array(this.#entries.length).fill(-1);
    const scores = this.#byWording.scores(question);
    for (const [place, { owner }] of this.#wordings.entries()) {
      const share = Math.min(1, (scores[place] ?? 0) / whole);
      if (share <= (coverage[owner] ?? 0)) continue;
      coverage[owner] = share;
      wording[owner] = place;
    }
    const limit = this.#byEntry.limit(question);
    for (const [place, score] of this.#byEntry.scores(question).entries()) {
      const covered = coverage[place] ?? 0;
      coverage[place] = covered + (1 - covered) * (score / limit);
    }
    return { coverage, wording };
  }

  #best({ coverage, wording }: Covered, day: string, count: number): readonly Candidate[] {
    const best: Candidate[] = [];
    for (const [place, entry] of this.#entries.entries()) {
      const covered = coverage[place] ?? 0;
      const last = best[count - 1];
      if (covered === 0 || (last && covered < last.coverage) || !inForce(entry, day)) continue;
      const text = this.#wordings[wording[place] ?? -1]?.text ?? entry.question;
      const candidate = { entry, coverage: covered, wording: text };
      const rank = best.findIndex((other) => isBefore(candidate, other));
      best.splice(rank < 0 ? best.length : rank, 0, candidate);
      best.length = Math.min(best.length, count);
    }
    return best;
  }
}

interface Wording {
  text: string;
  /** The place of its entry in the edition. */
  owner: number;
}

interface Covered {
  coverage: Float64Array;
  wording: Int32Array;
}

interface Candidate {
  entry: Entry;
  coverage: number;
  wording: string;
}

function wordingsOf(entry: Entry, owner: number): readonly Wording[] {
  return [entry.question, ...entry.similar].map((text) => ({ text, owner }));
}

/** Better first; equals in the order of their ids, whatever order the edition lists them in. */
function isBefore(one: Candidate, other: Candidate): boolean {
  if (one.coverage !== other.coverage) return one.coverage > other.coverage;
  return compare(one.entry.id, other.entry.id) < 0;
}

function compare(one: EntryId, other: EntryId): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

async function gramsOfAll(texts: readonly string[]): Promise<readonly Grams[]> {
  const all: Grams[] = [];
  let sinceBreath = 0;
  for (const text of texts) {
    all.push(gramsOf(text));
    sinceBreath += text.length;
    if (sinceBreath < CHARACTERS_PER_BREATH) continue;
    sinceBreath = 0;
    await immediate();
  }
  return all;
}

/** About ten milliseconds' work. */
const CHARACTERS_PER_BREATH = 10_000;
