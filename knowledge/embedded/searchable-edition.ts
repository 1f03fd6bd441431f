import { setImmediate as immediate } from 'node:timers/promises';
import { type Grams, gramsOf, together } from '../grams.ts';
import { inForce } from '../in-force.ts';
import type { Candidate, Entry } from '../knowledge-index.ts';
import type { TextEncoder } from '../text-encoder.ts';
import { Best } from './best.ts';
import { Bm25Field } from './bm25-field.ts';
import { WordingVectors } from './wording-vectors.ts';

/** One edition, ready to be searched: by the pieces its texts share with a question, and by vectors. */
export class SearchableEdition {
  readonly #entries: readonly Entry[];
  readonly #wordings: readonly Wording[];
  /** For each wording the place of its entry. */
  readonly #owners: Uint32Array;
  readonly #byWording: Bm25Field;
  readonly #byText: Bm25Field;
  readonly #vectors: WordingVectors;

  private constructor(
    entries: readonly Entry[],
    wordings: readonly Wording[],
    fields: [Bm25Field, Bm25Field],
    vectors: WordingVectors,
  ) {
    this.#entries = entries;
    this.#wordings = wordings;
    this.#owners = Uint32Array.from(wordings, ({ owner }) => owner);
    [this.#byWording, this.#byText] = fields;
    this.#vectors = vectors;
  }

  /** Lets other work go on in between: a thousand long answers take most of a second. */
  static async of(entries: readonly Entry[], encoder: TextEncoder): Promise<SearchableEdition> {
    const wordings = entries.flatMap(wordingsOf);
    const texts = wordings.map(({ text }) => text);
    const gramsOfWordings = await gramsOfAll(texts);
    const parts = (await gramsOfAll(entries.map(({ answer }) => answer))).map((grams) => [grams]);
    for (const [place, { owner }] of wordings.entries()) parts[owner]?.push(gramsOfWordings[place] ?? new Map());
    await immediate();
    const byWording = new Bm25Field(gramsOfWordings);
    await immediate();
    const byText = new Bm25Field(parts.map(together));
    const vectors = await WordingVectors.of(texts, beginningsOf(entries), encoder);
    return new SearchableEdition(entries, wordings, [byWording, byText], vectors);
  }

  /**
   * In two steps: all entries by the pieces they share with the question and by their mean vector, then the best of
   * these by each of their wordings. `day`: null searches all entries, in force or not.
   */
  async search(text: string, day: string | null, limit: number): Promise<readonly Candidate[]> {
    const question = gramsOf(text);
    if (question.size === 0) return [];
    const vector = await this.#vectors.encode(text);
    const { coverage, wording } = this.#coverageByWording(question);
    const textScores = this.#byText.scores(question);
    const most = this.#byText.limit(question);
    const isInForce = (place: number): boolean => {
      const entry = this.#entries[place];
      return entry !== undefined && (day === null || inForce(entry, day));
    };
    // By words alone first. Their vectors set a bar that most others cannot reach even with a cosine of 1, so that
    // theirs need not be looked at.
    const byWords = new Best(Math.max(limit, LOOKED_AT));
    const words = new Float64Array(this.#entries.length);
    for (let place = 0; place < words.length; place++) {
      const worth = (coverage[place] ?? 0) + (textScores[place] ?? 0) / most;
      words[place] = worth;
      if (worth > byWords.bar && isInForce(place)) byWords.take(place, worth);
    }
    const roughly = new Best(Math.max(limit, LOOKED_AT));
    const look = (place: number): void => {
      const worth = words[place] ?? 0;
      const similarity = this.#vectors.centroidSimilarity(place, vector);
      if (worth === 0 && similarity <= 0) return;
      if (worth + similarity > roughly.bar && isInForce(place)) roughly.take(place, worth + similarity);
    };
    const first = new Set(byWords.places());
    for (const place of first) look(place);
    for (let place = 0; place < words.length; place++) {
      if ((words[place] ?? 0) + 1 > roughly.bar && !first.has(place)) look(place);
    }
    const candidates = roughly.places().flatMap((place): Candidate[] => {
      const entry = this.#entries[place];
      if (!entry) return [];
      const { similarity, place: nearest } = this.#vectors.nearest(place, vector);
      const wordingCoverage = coverage[place] ?? 0;
      const textCoverage = (textScores[place] ?? 0) / most;
      const centroidSimilarity = this.#vectors.centroidSimilarity(place, vector);
      const evidence = { wordingCoverage, textCoverage, similarity, centroidSimilarity };
      const best = wordingCoverage === 0 ? nearest : wording[place];
      return [{ entry: entry.id, wording: this.#wordings[best ?? -1]?.text ?? entry.question, evidence }];
    });
    return candidates.sort(bestFirst).slice(0, limit);
  }

  /** How much of the question each entry's best wording covers, 0 … 1, and the place of that wording. */
  #coverageByWording(question: Grams): { coverage: Float64Array; wording: Int32Array } {
    const coverage = new Float64Array(this.#entries.length);
    const wording = new Int32Array(this.#entries.length).fill(-1);
    const whole = this.#byWording.scoreOfItself(question);
    const scores = this.#byWording.scores(question);
    // Plain loops: at sixty thousand wordings this is half of a search.
    for (let place = 0; place < scores.length; place++) {
      const score = scores[place] as number;
      if (score === 0) continue;
      const owner = this.#owners[place] as number;
      const share = Math.min(1, score / whole);
      if (share <= (coverage[owner] as number)) continue;
      coverage[owner] = share;
      wording[owner] = place;
    }
    return { coverage, wording };
  }
}

/** Entries that are looked at wording by wording. */
const LOOKED_AT = 64;

interface Wording {
  text: string;
  /** The place of its entry in the edition. */
  owner: number;
}

/** Where the wordings of each entry begin among those of all, and after the last one where they end. */
export function beginningsOf(entries: readonly Entry[]): Uint32Array {
  const from = new Uint32Array(entries.length + 1);
  for (const [place, { similar }] of entries.entries()) from[place + 1] = (from[place] ?? 0) + 1 + similar.length;
  return from;
}

export function wordingsOf(entry: Entry, owner: number): readonly Wording[] {
  return [entry.question, ...entry.similar].map((text) => ({ text, owner }));
}

/** Better first; equals in the order of their ids, whatever order the edition lists them in. */
export function bestFirst(one: Candidate, other: Candidate): number {
  const difference = worth(other) - worth(one);
  if (difference !== 0) return difference;
  return one.entry < other.entry ? -1 : one.entry > other.entry ? 1 : 0;
}

function worth({ evidence }: Candidate): number {
  return evidence.wordingCoverage + evidence.textCoverage + evidence.similarity;
}

export async function gramsOfAll(texts: readonly string[]): Promise<readonly Grams[]> {
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
