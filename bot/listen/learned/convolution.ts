import { type Example, Vocabulary } from './vocabulary.ts';

/**
 * What a text says by the order of its characters (Kim 2014, Convolutional Neural Networks for Sentence Classification,
 * doi:10.3115/v1/D14-1181). A character is a few numbers; a filter says how much five characters in a row are what it
 * looks for, and of a text its strongest five count. So what only resembles an example is heard as well, without a run
 * of characters that is the same in both. Beside it, hints: what else is known of the turn.
 */
export interface ConvolutionWeights {
  /** The UTF-16 units that are known, ascending: the rows of `embedding` from 1 on. All others are row 0. */
  characters: Uint32Array;
  /** `[row * dimensions + dimension]`. */
  embedding: Float32Array;
  /** `[(place * filters + filter) * dimensions + dimension]`: `place` is where in the five a character stands. */
  filters: Float32Array;
  filterBias: Float32Array;
  /** The hashes of the hints that are known, ascending: the rows of `hintEmbedding`. */
  hints: Uint32Array;
  hintEmbedding: Float32Array;
  /** What filters, and after them the dimensions of hints, say to units: `[input * units + unit]`. */
  inward: Float32Array;
  unitBias: Float32Array;
  /** What units, and straight the inputs, say to each class: `[unit * classes + class]`. */
  across: Float32Array;
  straight: Float32Array;
  bias: Float32Array;
}

/** How many characters a filter looks at. */
export const WINDOW = 5;
/** Of a text, so many characters are looked at. */
const LONGEST = 96;

/** A turn as filters see it: the rows of its characters in their order, and of its hints. */
export interface Sequence {
  characters: Uint16Array;
  hints: Example;
}

/** Knows characters and hints by their rows. */
export class Alphabet {
  readonly #characters: ReadonlyMap<number, number>;
  readonly #hints: Vocabulary;

  constructor({ characters, hints }: Pick<ConvolutionWeights, 'characters' | 'hints'>) {
    this.#characters = new Map(Array.from(characters, (character, place) => [character, place + 1]));
    this.#hints = new Vocabulary(hints);
  }

  sequence(text: string, hints: ReadonlySet<number>): Sequence {
    const row = (_: unknown, at: number) => this.#characters.get(text.charCodeAt(at)) ?? 0;
    return {
      characters: Uint16Array.from({ length: Math.min(LONGEST, text.length) }, row),
      hints: this.#hints.example({ grams: [], hints }),
    };
  }
}

export class Convolution {
  readonly weights: ConvolutionWeights;
  readonly #alphabet: Alphabet;
  /** Of each character that occurred: what each filter makes of it at each place. */
  readonly #made = new Map<number, Float32Array>();
  readonly #nothing: Float32Array;

  constructor(weights: ConvolutionWeights) {
    this.weights = weights;
    this.#alphabet = new Alphabet(weights);
    this.#nothing = new Float32Array(WINDOW * weights.filterBias.length);
  }

  /** Of each class of each question, one after the other. */
  scores(text: string, hints: ReadonlySet<number>): Float64Array {
    const { inward, unitBias, across, straight, bias } = this.weights;
    const sequence = this.#alphabet.sequence(text, hints);
    const inputs = new Float64Array(inward.length / unitBias.length);
    this.#lookAt(sequence.characters, inputs);
    addHints(this.weights, sequence.hints, inputs);
    const units = Float64Array.from(unitBias);
    const scores = Float64Array.from(bias);
    add(inputs, inward, units);
    add(inputs, straight, scores);
    add(units.map(aboveNothing), across, scores);
    return scores;
  }

  /** Of each filter, what it makes of the five that are most what it looks for; at least nothing. */
  #lookAt(characters: Uint16Array, inputs: Float64Array): void {
    const { filterBias } = this.weights;
    const count = filterBias.length;
    const made = Array.from(characters, (row) => this.#madeOf(row));
    const at = (place: number): Float32Array => made[place] ?? this.#nothing;
    const [second, third, fourth, fifth] = [count, 2 * count, 3 * count, 4 * count];
    for (let middle = 0; middle < made.length; middle++) {
      const [one, two, three] = [at(middle - 2), at(middle - 1), at(middle)];
      const [four, five] = [at(middle + 1), at(middle + 2)];
      for (let filter = 0; filter < count; filter++) {
        const sum =
          (filterBias[filter] ?? 0) +
          (one[filter] ?? 0) +
          (two[second + filter] ?? 0) +
          (three[third + filter] ?? 0) +
          (four[fourth + filter] ?? 0) +
          (five[fifth + filter] ?? 0);
        if (sum > (inputs[filter] ?? 0)) inputs[filter] = sum;
      }
    }
  }

  #madeOf(row: number): Float32Array {
    let made = this.#made.get(row);
    if (made === undefined) {
      made = new Float32Array(this.#nothing.length);
      make(this.weights, row, made, 0);
      this.#made.set(row, made);
    }
    return made;
  }
}

/** What each filter makes of a character at each place, written to `into` from `start` on. */
export function make(
  { embedding, filters, filterBias }: Pick<ConvolutionWeights, 'embedding' | 'filters' | 'filterBias'>,
  row: number,
  into: Float32Array,
  start: number,
): void {
  const looks = WINDOW * filterBias.length;
  const dimensions = filters.length / looks;
  const from = row * dimensions;
  for (let look = 0; look < looks; look++) {
    const own = look * dimensions;
    let sum = 0;
    for (let at = 0; at < dimensions; at++) sum += (embedding[from + at] ?? 0) * (filters[own + at] ?? 0);
    into[start + look] = sum;
  }
}

/** What the hints together say. */
export function addHints(
  { hintEmbedding, filterBias }: Pick<ConvolutionWeights, 'hintEmbedding' | 'filterBias'>,
  { rows, value }: Example,
  inputs: Float64Array,
): void {
  const first = filterBias.length;
  const width = inputs.length - first;
  for (const row of rows) {
    const start = row * width;
    for (let at = 0; at < width; at++) {
      inputs[first + at] = (inputs[first + at] ?? 0) + value * (hintEmbedding[start + at] ?? 0);
    }
  }
}

/** To each of `into` what each of `saying` says to it. */
export function add(saying: Float64Array, weights: Float32Array, into: Float64Array): void {
  const width = into.length;
  for (let one = 0; one < saying.length; one++) {
    const said = saying[one] ?? 0;
    if (said === 0) continue;
    const start = one * width;
    for (let at = 0; at < width; at++) into[at] = (into[at] ?? 0) + said * (weights[start + at] ?? 0);
  }
}

export const aboveNothing = (said: number): number => Math.max(0, said);
