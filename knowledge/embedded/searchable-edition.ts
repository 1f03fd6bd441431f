import { setImmediate as immediate } from 'node:timers/promises';
import { type Grams, gramsOf, together } from '../grams.ts';
import { inForce } from '../in-force.ts';
import type { Candidate, Entry } from '../knowledge-index.ts';
import type { TextEncoder } from '../text-encoder.ts';
import { Bm25Field } from './bm25-field.ts';
import { WordingVectors } from './wording-vectors.ts';

/** One edition, ready to be searched: by the pieces its texts share with a question, and by vectors. */
export class SearchableEdition {
  readonly #entries: readonly Entry[];
  readonly #wordings: readonly Wording[];
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
    const owners = Uint32Array.from(wordings, ({ owner }) => owner);
    const vectors = await WordingVectors.of(texts, owners, entries.length, encoder);
    return new SearchableEdition(entries, wordings, [byWording, byText], vectors);
  }

  /** `day`: null searches all entries, in force or not. */
  async search(text: string, day: string | null, limit: number): Promise<readonly Candidate[]> {
    const question = gramsOf(text);
    if (question.size === 0) return [];
    const { similarity, nearest, centroidSimilarity } = await this.#vectors.near(text);
    const { coverage, wording } = this.#coverageByWording(question);
    const textScores = this.#byText.scores(question);
    const most = this.#byText.limit(question);
    const candidates = this.#entries.flatMap((entry, place): Candidate[] => {
      if (day !== null && !inForce(entry, day)) return [];
      const evidence = {
        wordingCoverage: coverage[place] ?? 0,
        textCoverage: (textScores[place] ?? 0) / most,
        similarity: similarity[place] ?? -1,
        centroidSimilarity: centroidSimilarity[place] ?? 0,
      };
      if (evidence.textCoverage === 0 && evidence.similarity <= 0) return [];
      const best = wording[place] === -1 ? nearest[place] : wording[place];
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
    for (const [place, { owner }] of this.#wordings.entries()) {
      const share = Math.min(1, (scores[place] ?? 0) / whole);
      if (share <= (coverage[owner] ?? 0)) continue;
      coverage[owner] = share;
      wording[owner] = place;
    }
    return { coverage, wording };
  }
}

interface Wording {
  text: string;
  /** The place of its entry in the edition. */
  owner: number;
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
