import { seeded } from '#knowledge';
import {
  Alphabet,
  aboveNothing,
  add,
  addHints,
  type ConvolutionWeights,
  make,
  type Sequence,
  WINDOW,
} from '../learned/convolution.ts';
import { Vocabulary } from '../learned/vocabulary.ts';
import { Descent } from './descent.ts';
import { type Labels, offBy, type Question, shuffle } from './fitting.ts';

const DIMENSIONS = 32;
const FILTERS = 96;
const HINT_DIMENSIONS = 32;
const INPUTS = FILTERS + HINT_DIMENSIONS;
const UNITS = 64;
/** What is in fewer texts is not learned. */
const CHARACTERS_SEEN_IN = 6;
const HINTS_SEEN_IN = 20;

/** How learning goes on. */
interface Schedule {
  rounds: number;
  /** Texts that are learned from at once. */
  batch: number;
  rate: number;
  /** So many first steps are shorter. */
  warmSteps: number;
}
const SCHEDULE: Schedule = { rounds: 6, batch: 128, rate: 0.003, warmSteps: 300 };
/** Towards the end, steps are down to this share. */
const LAST = 0.03;
/** Share of the characters that a round does not see, and of the inputs and units that it does not hear. */
const UNSEEN = 0.05;
const UNHEARD = 0.3;

/** A turn to learn from. */
export interface Told {
  text: string;
  hints: ReadonlySet<number>;
  label: Labels;
}

/** By Adam, in a seeded order: the same turns, the same weights. */
export function fittedConvolution(
  told: readonly Told[],
  questions: readonly Question[],
  { rounds, batch, rate, warmSteps }: Schedule = SCHEDULE,
): ConvolutionWeights {
  const random = seeded(1);
  const known = knownOf(told);
  const alphabet = new Alphabet(known);
  const cases = told.map(({ text, hints, label }) => ({ ...alphabet.sequence(text, hints), label }));
  const learner = new Learner(begun(known, questions, random), questions, random);
  const batches = Math.ceil(cases.length / batch);
  for (let round = 0; round < rounds; round++) {
    shuffle(cases, random);
    for (let one = 0; one < batches; one++) {
      const step = round * batches + one;
      const warm = Math.min(1, (step + 1) / warmSteps);
      const done = step / (rounds * batches);
      learner.learn(cases.slice(one * batch, (one + 1) * batch), rate * warm * (1 - (1 - LAST) * done));
    }
  }
  return learner.weights;
}

function knownOf(told: readonly Told[]): Pick<ConvolutionWeights, 'characters' | 'hints'> {
  const written = told.map(({ text }) => {
    const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
    return { grams: [], hints: new Set(units) };
  });
  const hinted = told.map(({ hints }) => ({ grams: [], hints: hints }));
  return {
    characters: Vocabulary.of(written, CHARACTERS_SEEN_IN).hashes,
    hints: Vocabulary.of(hinted, HINTS_SEEN_IN).hashes,
  };
}

/** At random, and so far apart that what comes out is about as large as what goes in. */
function begun(
  { characters, hints }: Pick<ConvolutionWeights, 'characters' | 'hints'>,
  questions: readonly Question[],
  random: () => number,
): ConvolutionWeights {
  const classes = questions.reduce((sum, question) => sum + question.classes, 0);
  const apart = (length: number, most: number) => Float32Array.from({ length }, () => (2 * random() - 1) * most);
  return {
    characters,
    embedding: apart((characters.length + 1) * DIMENSIONS, 0.5),
    filters: apart(WINDOW * FILTERS * DIMENSIONS, Math.sqrt(3 / (WINDOW * DIMENSIONS))),
    filterBias: new Float32Array(FILTERS),
    hints,
    hintEmbedding: apart(hints.length * HINT_DIMENSIONS, 0.1),
    inward: apart(INPUTS * UNITS, Math.sqrt(3 / INPUTS)),
    unitBias: new Float32Array(UNITS),
    across: apart(UNITS * classes, 0.5 * Math.sqrt(3 / UNITS)),
    straight: apart(INPUTS * classes, 0.3 * Math.sqrt(3 / INPUTS)),
    bias: new Float32Array(classes),
  };
}

type Case = Sequence & { label: Labels };

const LOOKS = WINDOW * FILTERS;

class Learner {
  readonly weights: ConvolutionWeights;
  readonly #questions: readonly Question[];
  readonly #random: () => number;
  readonly #descents: ReturnType<typeof descentsOf>;
  /** What the characters of a batch are to the filters, each made once; where each row's stands, and how far off it is. */
  readonly #slots: Int32Array;
  readonly #present: number[] = [];
  #made = new Float32Array(0);
  #madeOff = new Float32Array(0);
  /** For each filter, the sums at one place, and where its strongest is. */
  readonly #sums = new Float64Array(FILTERS);
  readonly #where = new Int32Array(FILTERS);
  readonly #inputs = new Float64Array(INPUTS);
  readonly #inputsOff = new Float64Array(INPUTS);
  readonly #inputsHeard = new Float64Array(INPUTS);
  readonly #units = new Float64Array(UNITS);
  readonly #unitsOff = new Float64Array(UNITS);
  readonly #scores: Float64Array;
  readonly #off: Float64Array;

  constructor(weights: ConvolutionWeights, questions: readonly Question[], random: () => number) {
    this.weights = weights;
    this.#questions = questions;
    this.#random = random;
    this.#descents = descentsOf(weights);
    this.#slots = new Int32Array(weights.characters.length + 1).fill(-1);
    this.#scores = new Float64Array(weights.bias.length);
    this.#off = new Float64Array(weights.bias.length);
  }

  learn(batch: readonly Case[], rate: number): void {
    const cases = batch.map((one) => ({ ...one, characters: one.characters.map((row) => this.#seen(row)) }));
    this.#makeAll(cases);
    for (const one of cases) {
      this.#answer(one);
      this.#blame(one, 1 / batch.length);
    }
    this.#blameCharacters();
    for (const descent of Object.values(this.#descents)) descent.step(rate);
    for (const row of this.#present) this.#slots[row] = -1;
    this.#present.length = 0;
  }

  #seen(row: number): number {
    return this.#random() < UNSEEN ? 0 : row;
  }

  #heard(said: number): number {
    return this.#random() < UNHEARD ? 0 : said / (1 - UNHEARD);
  }

  /** A character is the same to the filters wherever in the batch it stands. */
  #makeAll(cases: readonly Case[]): void {
    for (const { characters } of cases) {
      for (const row of characters) {
        if (this.#slots[row] !== -1) continue;
        this.#slots[row] = this.#present.length;
        this.#present.push(row);
      }
    }
    const length = this.#present.length * LOOKS;
    if (this.#made.length < length) {
      this.#made = new Float32Array(length);
      this.#madeOff = new Float32Array(length);
    }
    this.#present.forEach((row, slot) => {
      make(this.weights, row, this.#made, slot * LOOKS);
    });
    this.#madeOff.fill(0, 0, length);
  }

  #answer({ characters, hints }: Case): void {
    const { inward, unitBias, across, straight, bias } = this.weights;
    const inputs = this.#inputs.fill(0);
    this.#lookAt(characters);
    addHints(this.weights, hints, inputs);
    const heard = this.#inputsHeard;
    for (let one = 0; one < INPUTS; one++) {
      heard[one] = this.#heard(1);
      inputs[one] = (inputs[one] ?? 0) * (heard[one] ?? 0);
    }
    this.#units.set(unitBias);
    this.#scores.set(bias);
    add(inputs, inward, this.#units);
    add(inputs, straight, this.#scores);
    for (let unit = 0; unit < UNITS; unit++) this.#units[unit] = this.#heard(aboveNothing(this.#units[unit] ?? 0));
    add(this.#units, across, this.#scores);
  }

  #lookAt(characters: Uint16Array): void {
    const { filterBias } = this.weights;
    const [sums, where, inputs, made] = [this.#sums, this.#where.fill(-1), this.#inputs, this.#made];
    for (let middle = 0; middle < characters.length; middle++) {
      sums.set(filterBias);
      for (let place = 0; place < WINDOW; place++) {
        const start = this.#startOf(characters, middle, place);
        if (start < 0) continue;
        for (let filter = 0; filter < FILTERS; filter++) {
          sums[filter] = (sums[filter] ?? 0) + (made[start + filter] ?? 0);
        }
      }
      for (let filter = 0; filter < FILTERS; filter++) {
        const sum = sums[filter] ?? 0;
        if (sum > (inputs[filter] ?? 0)) {
          inputs[filter] = sum;
          where[filter] = middle;
        }
      }
    }
  }

  /** Where in what was made the character stands that is at a place of the five around a middle; less than 0: nowhere. */
  #startOf(characters: Uint16Array, middle: number, place: number): number {
    const row = characters[middle + place - (WINDOW >> 1)];
    return row === undefined ? -1 : (this.#slots[row] ?? 0) * LOOKS + place * FILTERS;
  }

  #blame({ characters, hints, label }: Case, share: number): void {
    const { inward, across, straight } = this.weights;
    const descents = this.#descents;
    const off = this.#off;
    offBy(this.#questions, label, this.#scores, off);
    for (let one = 0; one < off.length; one++) off[one] = (off[one] ?? 0) * share;
    descents.bias.add(off, 0);
    this.#unitsOff.fill(0);
    this.#inputsOff.fill(0);
    blame(this.#units, across, off, this.#unitsOff, descents.across);
    for (let unit = 0; unit < UNITS; unit++) {
      this.#unitsOff[unit] = (this.#units[unit] ?? 0) > 0 ? (this.#unitsOff[unit] ?? 0) / (1 - UNHEARD) : 0;
    }
    descents.unitBias.add(this.#unitsOff, 0);
    blame(this.#inputs, straight, off, this.#inputsOff, descents.straight);
    blame(this.#inputs, inward, this.#unitsOff, this.#inputsOff, descents.inward);
    for (let one = 0; one < INPUTS; one++) {
      this.#inputsOff[one] = (this.#inputsOff[one] ?? 0) * (this.#inputsHeard[one] ?? 0);
    }
    this.#blameFilters(characters);
    const hintOff = this.#inputsOff.subarray(FILTERS).map((each) => each * hints.value);
    for (const row of hints.rows) descents.hintEmbedding.add(hintOff, row * HINT_DIMENSIONS);
  }

  /** Of each filter, only the five that were its strongest have to do with it. */
  #blameFilters(characters: Uint16Array): void {
    const bias = this.#descents.filterBias.off;
    for (let filter = 0; filter < FILTERS; filter++) {
      const off = this.#inputsOff[filter] ?? 0;
      const middle = this.#where[filter] ?? -1;
      if (off === 0 || middle < 0) continue;
      bias[filter] = (bias[filter] ?? 0) + off;
      for (let place = 0; place < WINDOW; place++) {
        const start = this.#startOf(characters, middle, place);
        if (start >= 0) this.#madeOff[start + filter] = (this.#madeOff[start + filter] ?? 0) + off;
      }
    }
  }

  #blameCharacters(): void {
    const { embedding, filters } = this.weights;
    const embeddingOff = this.#descents.embedding.off;
    const filtersOff = this.#descents.filters.off;
    this.#present.forEach((row, slot) => {
      const character = row * DIMENSIONS;
      this.#descents.embedding.touch(row);
      for (let look = 0; look < LOOKS; look++) {
        const off = this.#madeOff[slot * LOOKS + look] ?? 0;
        if (off === 0) continue;
        const filter = look * DIMENSIONS;
        for (let at = 0; at < DIMENSIONS; at++) {
          filtersOff[filter + at] = (filtersOff[filter + at] ?? 0) + off * (embedding[character + at] ?? 0);
          embeddingOff[character + at] = (embeddingOff[character + at] ?? 0) + off * (filters[filter + at] ?? 0);
        }
      }
    });
  }
}

function descentsOf(weights: ConvolutionWeights) {
  const { embedding, filters, filterBias, hintEmbedding, inward, unitBias, across, straight, bias } = weights;
  return {
    embedding: new Descent(embedding, DIMENSIONS),
    filters: new Descent(filters),
    filterBias: new Descent(filterBias),
    hintEmbedding: new Descent(hintEmbedding, HINT_DIMENSIONS),
    inward: new Descent(inward),
    unitBias: new Descent(unitBias),
    across: new Descent(across),
    straight: new Descent(straight),
    bias: new Descent(bias),
  };
}

/** How far off those are that said something, by how far off those are that they said it to. */
function blame(
  said: Float64Array,
  weights: Float32Array,
  off: Float64Array,
  saidOff: Float64Array,
  { off: weightsOff }: Descent,
): void {
  const width = off.length;
  for (let one = 0; one < said.length; one++) {
    const start = one * width;
    const saying = said[one] ?? 0;
    let sum = 0;
    for (let at = 0; at < width; at++) {
      const each = off[at] ?? 0;
      sum += each * (weights[start + at] ?? 0);
      weightsOff[start + at] = (weightsOff[start + at] ?? 0) + each * saying;
    }
    saidOff[one] = (saidOff[one] ?? 0) + sum;
  }
}
