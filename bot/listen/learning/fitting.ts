import { seeded } from '#knowledge';
import { type Network, score, softmax, sum } from '../learned/network.ts';
import type { Example } from '../learned/vocabulary.ts';

/** A question that the network answers with one of its classes. */
export interface Question {
  classes: number;
  /** How much an example of each class counts. */
  worth: readonly number[];
}

/** Of an example: its class for each question, -1 where the question does not arise. */
export type Labels = ArrayLike<number>;

export interface Fitting {
  questions: readonly Question[];
  /** How many features there are. */
  rows: number;
  /** Networks that learn each by itself and answer together. */
  members: readonly Member[];
}

export interface Member {
  units: number;
  rounds: number;
  rate: number;
  /** Share of an example's features that a round does not see, and of the units that it does not hear. */
  unseen: number;
  unheard: number;
}

/** By AdaGrad, examples in a seeded order: the same examples, the same weights. */
export function fitted(
  examples: readonly Example[],
  labels: readonly Labels[],
  { questions, rows, members }: Fitting,
): Network {
  return joined(members.map((member, seed) => fittedAlone(examples, labels, { ...member, questions, rows, seed })));
}

interface Alone extends Member, Pick<Fitting, 'questions' | 'rows'> {
  seed: number;
}

function fittedAlone(examples: readonly Example[], labels: readonly Labels[], fitting: Alone): Network {
  const random = seeded(1 + fitting.seed);
  const learner = new Learner(fitting, random);
  const order = examples.map((_, place) => place);
  for (let round = 0; round < fitting.rounds; round++) {
    shuffle(order, random);
    for (const place of order) {
      const example = examples[place];
      const label = labels[place];
      if (example !== undefined && label !== undefined) learner.learn(example, label);
    }
  }
  return learner.network;
}

/** One network that scores as the mean of several: their units side by side, the rest averaged. */
function joined(all: readonly Network[]): Network {
  const [first, ...more] = all;
  if (first === undefined) throw new Error('nobody to learn');
  if (more.length === 0) return first;
  const classes = first.bias.length - first.units;
  const units = all.reduce((sum, each) => sum + each.units, 0);
  const width = units + classes;
  const rows = first.weights.length / first.bias.length;
  const network: Network = {
    questions: first.questions,
    units,
    weights: new Float32Array(rows * width),
    scales: new Float32Array(width).fill(1),
    bias: new Float32Array(width),
    across: Float32Array.from(all.flatMap(({ across }) => [...across])).map((weight) => weight / all.length),
  };
  let unit = 0;
  for (const one of all) {
    const own = one.bias.length;
    const place = (at: number) => (at < one.units ? unit + at : units + at - one.units);
    for (let at = 0; at < own; at++) {
      const share = at < one.units ? 1 : 1 / all.length;
      network.bias[place(at)] = (network.bias[place(at)] ?? 0) + share * (one.bias[at] ?? 0);
      for (let row = 0; row < rows; row++) {
        const to = row * width + place(at);
        network.weights[to] = (network.weights[to] ?? 0) + share * (one.weights[row * own + at] ?? 0);
      }
    }
    unit += one.units;
  }
  return network;
}

const FIRST_STEP = 1e-6;
/** Units begin at random, each a little different, or all would learn the same. */
const APART = 0.15;
const APART_ACROSS = 0.25;

class Learner {
  readonly network: Network;
  readonly #fitting: Alone;
  readonly #random: () => number;
  readonly #classes: number;
  /** What was gone so far, squared: with it, steps grow shorter. Of units, one length a feature. */
  readonly #gone: { units: Float64Array; straight: Float64Array; across: Float64Array; bias: Float64Array };
  readonly #sums: Float64Array;
  readonly #scores: Float64Array;
  /** How far off each class's likelihood is, and what each unit has to do with it. */
  readonly #off: Float64Array;
  readonly #blame: Float64Array;

  constructor(fitting: Alone, random: () => number) {
    const { rows, questions, units } = fitting;
    const classes = questions.reduce((sum, question) => sum + question.classes, 0);
    const width = units + classes;
    const somewhere = (apart: number) => (2 * random() - 1) * apart;
    this.#fitting = fitting;
    this.#random = random;
    this.#classes = classes;
    this.network = {
      questions: questions.map((question) => question.classes),
      units,
      weights: Float32Array.from({ length: rows * width }, (_, at) => (at % width < units ? somewhere(APART) : 0)),
      scales: new Float32Array(width).fill(1),
      bias: new Float32Array(width),
      across: Float32Array.from({ length: units * classes }, () => somewhere(APART_ACROSS)),
    };
    this.#gone = {
      units: new Float64Array(rows).fill(FIRST_STEP),
      straight: new Float64Array(rows * classes).fill(FIRST_STEP),
      across: new Float64Array(units * classes).fill(FIRST_STEP),
      bias: new Float64Array(width).fill(FIRST_STEP),
    };
    this.#sums = new Float64Array(width);
    this.#scores = new Float64Array(classes);
    this.#off = new Float64Array(classes);
    this.#blame = new Float64Array(units);
  }

  learn(whole: Example, label: Labels): void {
    const example = this.#partOf(whole);
    sum(this.network, example, this.#sums);
    this.#silence();
    score(this.network, this.#sums, this.#scores);
    offBy(this.#fitting.questions, label, this.#scores, this.#off);
    this.#correctUnits();
    this.#correctFeatures(example);
  }

  /** Some of its features only, which weigh together what all would: no feature is relied on alone. */
  #partOf({ rows, value }: Example): Example {
    const { unseen } = this.#fitting;
    return { rows: rows.filter(() => this.#random() >= unseen), value: value / (1 - unseen) };
  }

  #silence(): void {
    const { units, unheard } = this.#fitting;
    for (let unit = 0; unit < units; unit++) {
      const said = this.#sums[unit] ?? 0;
      this.#sums[unit] = said > 0 && this.#random() >= unheard ? said / (1 - unheard) : 0;
    }
  }

  #correctUnits(): void {
    const { units, rate, unheard } = this.#fitting;
    const { across } = this.network;
    const classes = this.#classes;
    for (let unit = 0; unit < units; unit++) {
      const said = this.#sums[unit] ?? 0;
      let blame = 0;
      if (said > 0) {
        for (let one = 0; one < classes; one++) {
          const at = unit * classes + one;
          const off = this.#off[one] ?? 0;
          blame += off * (across[at] ?? 0);
          across[at] = (across[at] ?? 0) - rate * off * said * pace(this.#gone.across, at, off * said);
        }
      }
      this.#blame[unit] = blame / (1 - unheard);
    }
  }

  #correctFeatures({ rows, value }: Example): void {
    const { units, rate } = this.#fitting;
    const { weights, bias } = this.network;
    const classes = this.#classes;
    const width = units + classes;
    const length = Math.sqrt(this.#blame.reduce((all, each) => all + each * each, 0) / Math.max(1, units));
    for (let at = 0; at < width; at++) {
      const step = (at < units ? this.#blame[at] : this.#off[at - units]) ?? 0;
      bias[at] = (bias[at] ?? 0) - rate * step * pace(this.#gone.bias, at, step);
    }
    for (const row of rows) {
      const start = row * width;
      const byUnits = rate * value * pace(this.#gone.units, row, length * value);
      for (let unit = 0; unit < units; unit++) {
        weights[start + unit] = (weights[start + unit] ?? 0) - byUnits * (this.#blame[unit] ?? 0);
      }
      for (let one = 0; one < classes; one++) {
        const step = (this.#off[one] ?? 0) * value;
        if (step === 0) continue;
        const at = start + units + one;
        weights[at] = (weights[at] ?? 0) - rate * step * pace(this.#gone.straight, row * classes + one, step);
      }
    }
  }
}

/** How far off the likelihood of each class is, of each question that arises; written to `off`. */
export function offBy(questions: readonly Question[], label: Labels, scores: Float64Array, off: Float64Array): void {
  let first = 0;
  questions.forEach(({ classes, worth }, question) => {
    const meant = label[question] ?? -1;
    const own = off.subarray(first, first + classes);
    if (meant < 0) own.fill(0);
    else {
      own.set(scores.subarray(first, first + classes));
      softmax(own);
      own[meant] = (own[meant] ?? 0) - 1;
      for (let one = 0; one < classes; one++) own[one] = (own[one] ?? 0) * (worth[meant] ?? 1);
    }
    first += classes;
  });
}

/** How long the next step is, by all steps so far, this one among them. */
function pace(gone: Float64Array, at: number, step: number): number {
  const all = (gone[at] ?? 0) + step * step;
  gone[at] = all;
  return 1 / Math.sqrt(all);
}

export function shuffle<Thing>(order: Thing[], random: () => number): void {
  for (let place = order.length - 1; place > 0; place--) {
    const other = Math.floor(random() * (place + 1));
    [order[place], order[other]] = [order[other] as Thing, order[place] as Thing];
  }
}

/** Classes seldom seen count more: the share they lack, to a power between 0 (as they come) and 1 (all alike). */
export function worthOf(labels: readonly number[], classes: number, power: number): number[] {
  return Array.from({ length: classes }, (_, one) => {
    const count = labels.filter((label) => label === one).length;
    return count === 0 ? 1 : (labels.length / classes / count) ** power;
  });
}
