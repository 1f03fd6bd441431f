import { seeded } from '../seeded.ts';
import type { Features } from './features.ts';

/** Texts that ask the same thing. */
export type Group = readonly Features[];

export interface Lesson {
  groups: readonly Group[];
  /** Groups, by their places, that share words with a group and want another answer: taken into its batches. */
  siblings?: ReadonlyMap<number, readonly number[]>;
  /** How often each text is seen. */
  rounds: number;
  seed: number;
  /** Step of Adagrad at the start; it falls to a tenth. */
  rate: number;
}

/** What is taught: a row for each bucket that occurs in the lesson. Changed in place. */
export interface Taught {
  dimensions: number;
  /** Where the row of a bucket begins in `values`. */
  places: ReadonlyMap<number, number>;
  values: Float32Array;
}

const BATCH = 128;
/** How sharply near counts more than far. */
const TEMPERATURE = 0.1;
/** The share of a text's features left out each time it is seen, so that none is relied on alone. */
const LEFT_OUT = 0.3;
/** Pulls smaller than this change nothing that would be seen. */
const NEGLIGIBLE = 1e-5;

/**
 * Brings texts of one group together and those of different groups apart. In a batch, which holds two texts of a group
 * where it can, each text in turn looks for its like among all others: the loss is minus the logarithm of the share of
 * exp(cosine / temperature) that falls to its own group (neighbourhood components analysis, Goldberger et al. 2004).
 * Rows change by Adagrad with one step size for a row. The same lesson teaches the same to the bit.
 */
export function teach(taught: Taught, lesson: Lesson): void {
  const random = seeded(lesson.seed);
  const learner = new Learner(taught, random);
  const texts = lesson.groups.reduce((sum, group) => sum + group.length, 0);
  const pairs = new PairsInTurn(lesson.groups, random);
  const total = texts * lesson.rounds;
  for (let seen = 0; seen < total; ) {
    learner.begin();
    while (learner.size + 2 <= BATCH) {
      const pair = pairs.next();
      if (pair === null) break;
      const { group, texts: some } = pair;
      for (const text of some) learner.see(text, group);
      seen += some.length;
      const siblings = lesson.siblings?.get(group) ?? [];
      if (siblings.length === 0 || learner.size + 2 > BATCH) continue;
      const sibling = siblings[Math.floor(random() * siblings.length)] ?? group;
      for (const text of pairs.drawn(sibling)) learner.see(text, sibling);
    }
    learner.learn(lesson.rate * (1 - (0.9 * seen) / total));
    if (texts === 0) return;
  }
}

/** Every text once a round, in pairs of its group, the pairs shuffled. */
class PairsInTurn {
  readonly #groups: readonly Group[];
  readonly #random: () => number;
  #waiting: { group: number; texts: readonly Features[] }[] = [];

  constructor(groups: readonly Group[], random: () => number) {
    this.#groups = groups;
    this.#random = random;
  }

  /** Null at the end of a round, once. */
  next(): { group: number; texts: readonly Features[] } | null {
    const pair = this.#waiting.pop();
    if (pair) return pair;
    for (const [group, all] of this.#groups.entries()) {
      const texts = shuffled(all, this.#random);
      for (let from = 0; from < texts.length; from += 2) {
        const [one, other = texts[0]] = texts.slice(from, from + 2);
        if (one && other) this.#waiting.push({ group, texts: [one, other] });
      }
    }
    this.#waiting = shuffled(this.#waiting, this.#random);
    return null;
  }

  /** Two texts of that group, by chance. */
  drawn(group: number): readonly Features[] {
    return shuffled(this.#groups[group] ?? [], this.#random).slice(0, 2);
  }
}

function shuffled<T>(some: readonly T[], random: () => number): T[] {
  const keys = new Map(some.map((one) => [one, random()]));
  return [...some].sort((one, other) => (keys.get(one) ?? 0) - (keys.get(other) ?? 0));
}

/** One batch at a time: forward, backward, step. Plain loops over typed arrays: here is where the time goes. */
class Learner {
  readonly #taught: Taught;
  readonly #random: () => number;
  readonly #dimensions: number;
  /** Adagrad's sum of mean squares, for each row. */
  readonly #squares: Float32Array;
  readonly #slopes: Float32Array;
  readonly #touched = new Set<number>();
  readonly #vectors: Float32Array;
  readonly #lengths = new Float32Array(BATCH);
  readonly #pulls: Float32Array;
  readonly #cosines = new Float32Array(BATCH * BATCH);
  #seen: { places: Int32Array; weights: Float32Array; group: number }[] = [];

  constructor(taught: Taught, random: () => number) {
    this.#taught = taught;
    this.#random = random;
    this.#dimensions = taught.dimensions;
    this.#squares = new Float32Array(taught.values.length / taught.dimensions);
    this.#slopes = new Float32Array(taught.values.length);
    this.#vectors = new Float32Array(BATCH * taught.dimensions);
    this.#pulls = new Float32Array(BATCH * taught.dimensions);
  }

  get size(): number {
    return this.#seen.length;
  }

  begin(): void {
    this.#seen = [];
  }

  see({ buckets, weights }: Features, group: number): void {
    const places: number[] = [];
    const kept: number[] = [];
    for (let at = 0; at < buckets.length; at++) {
      const place = this.#taught.places.get(buckets[at] ?? -1);
      if (place === undefined || (this.#random() < LEFT_OUT && at > 0)) continue;
      places.push(place);
      kept.push(weights[at] ?? 0);
    }
    this.#seen.push({ places: Int32Array.from(places), weights: Float32Array.from(kept), group });
  }

  learn(rate: number): void {
    this.#encode();
    this.#compare();
    this.#pull();
    this.#spread();
    this.#step(rate);
  }

  #encode(): void {
    const { values } = this.#taught;
    const size = this.#dimensions;
    const vectors = this.#vectors;
    for (let text = 0; text < this.#seen.length; text++) {
      const { places, weights } = this.#seen[text] ?? NOTHING;
      const own = text * size;
      vectors.fill(0, own, own + size);
      for (let at = 0; at < places.length; at++) {
        const from = places[at] ?? 0;
        const weight = weights[at] ?? 0;
        for (let d = 0; d < size; d++) vectors[own + d] = (vectors[own + d] ?? 0) + weight * (values[from + d] ?? 0);
      }
      let squares = 0;
      for (let d = 0; d < size; d++) squares += (vectors[own + d] ?? 0) ** 2;
      const length = Math.sqrt(squares) || 1;
      this.#lengths[text] = length;
      for (let d = 0; d < size; d++) vectors[own + d] = (vectors[own + d] ?? 0) / length;
    }
  }

  #compare(): void {
    const count = this.#seen.length;
    const size = this.#dimensions;
    const vectors = this.#vectors;
    for (let one = 0; one < count; one++) {
      for (let other = one + 1; other < count; other++) {
        let sum = 0;
        for (let d = 0; d < size; d++) sum += (vectors[one * size + d] ?? 0) * (vectors[other * size + d] ?? 0);
        this.#cosines[one * BATCH + other] = sum;
        this.#cosines[other * BATCH + one] = sum;
      }
    }
  }

  /** The slope of the loss by each vector. */
  #pull(): void {
    const count = this.#seen.length;
    const size = this.#dimensions;
    const pulls = this.#pulls.fill(0);
    const vectors = this.#vectors;
    const shares = new Float64Array(count);
    for (let one = 0; one < count; one++) {
      const group = this.#seen[one]?.group;
      let all = 0;
      let own = 0;
      for (let other = 0; other < count; other++) {
        const share = other === one ? 0 : Math.exp(((this.#cosines[one * BATCH + other] ?? 0) - 1) / TEMPERATURE);
        shares[other] = share;
        all += share;
        if (this.#seen[other]?.group === group) own += share;
      }
      if (own <= 0) continue;
      for (let other = 0; other < count; other++) {
        const share = shares[other] ?? 0;
        const pull = share / all - (this.#seen[other]?.group === group ? share / own : 0);
        if (Math.abs(pull) < NEGLIGIBLE) continue;
        const force = pull / TEMPERATURE;
        const here = one * size;
        const there = other * size;
        for (let d = 0; d < size; d++) {
          pulls[here + d] = (pulls[here + d] ?? 0) + force * (vectors[there + d] ?? 0);
          pulls[there + d] = (pulls[there + d] ?? 0) + force * (vectors[here + d] ?? 0);
        }
      }
    }
  }

  /** Through the normalisation, and to every row that had a part in a text. */
  #spread(): void {
    const size = this.#dimensions;
    const pulls = this.#pulls;
    const vectors = this.#vectors;
    const slopes = this.#slopes;
    for (let text = 0; text < this.#seen.length; text++) {
      const { places, weights } = this.#seen[text] ?? NOTHING;
      const own = text * size;
      let along = 0;
      for (let d = 0; d < size; d++) along += (pulls[own + d] ?? 0) * (vectors[own + d] ?? 0);
      const length = this.#lengths[text] ?? 1;
      for (let d = 0; d < size; d++) {
        pulls[own + d] = ((pulls[own + d] ?? 0) - along * (vectors[own + d] ?? 0)) / length;
      }
      for (let at = 0; at < places.length; at++) {
        const from = places[at] ?? 0;
        const weight = weights[at] ?? 0;
        this.#touched.add(from);
        for (let d = 0; d < size; d++) slopes[from + d] = (slopes[from + d] ?? 0) + weight * (pulls[own + d] ?? 0);
      }
    }
  }

  #step(rate: number): void {
    const size = this.#dimensions;
    const { values } = this.#taught;
    for (const from of this.#touched) {
      let squares = 0;
      for (let d = 0; d < size; d++) squares += (this.#slopes[from + d] ?? 0) ** 2;
      const row = from / size;
      const sum = (this.#squares[row] ?? 0) + squares / size;
      this.#squares[row] = sum;
      const step = sum === 0 ? 0 : rate / Math.sqrt(sum);
      for (let d = 0; d < size; d++) {
        values[from + d] = (values[from + d] ?? 0) - step * (this.#slopes[from + d] ?? 0);
        this.#slopes[from + d] = 0;
      }
    }
    this.#touched.clear();
  }
}

const NOTHING = { places: new Int32Array(), weights: new Float32Array(), group: -1 };
