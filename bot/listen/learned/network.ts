import type { Example } from './vocabulary.ts';

/**
 * Scores for every class of every question: what the features say straight to it, and what a few units, which see all
 * features together, say to it; a unit speaks where its own sum is above nothing. Without units it is a linear model;
 * with them it still is one for each single text, whose weights are those of the units that spoke (`weightOf`).
 */
export interface Network {
  /** How many classes each question has. */
  questions: readonly number[];
  units: number;
  /** Of each feature: what it says to each unit, then straight to each class; to be multiplied by that one's scale. */
  weights: Float32Array | Int8Array;
  scales: Float32Array;
  /** What each unit, then each class, begins with. */
  bias: Float32Array;
  /** `across[unit * classes + class]`: what a unit says to each class. */
  across: Float32Array;
}

/** What the features say to each unit and straight to each class. */
export function sum({ weights, scales, bias }: Network, { rows, value }: Example, into: Float64Array): void {
  const width = bias.length;
  into.fill(0);
  for (const row of rows) {
    const start = row * width;
    for (let at = 0; at < width; at++) into[at] = (into[at] ?? 0) + (weights[start + at] ?? 0);
  }
  for (let at = 0; at < width; at++) into[at] = (into[at] ?? 0) * (scales[at] ?? 0) * value + (bias[at] ?? 0);
}

/** From those sums, the score of each class. */
export function score(
  { units, across }: Pick<Network, 'units' | 'across'>,
  sums: Float64Array,
  into: Float64Array,
): void {
  const classes = into.length;
  into.set(sums.subarray(units));
  for (let unit = 0; unit < units; unit++) {
    const said = sums[unit] ?? 0;
    if (said <= 0) continue;
    for (let one = 0; one < classes; one++) into[one] = (into[one] ?? 0) + said * (across[unit * classes + one] ?? 0);
  }
}

/** What the network makes of one example. */
export interface Answer {
  /** Of each class of each question. */
  scores: readonly Float64Array[];
  /** What a feature (its row) says, straight and by the units that spoke, to a class of a question. */
  weightOf(row: number, question: number, choice: number): number;
}

export function answer(network: Network, example: Example): Answer {
  const { questions, units, weights, scales, across, bias } = network;
  const width = bias.length;
  const sums = new Float64Array(width);
  const all = new Float64Array(width - units);
  sum(network, example, sums);
  score(network, sums, all);
  const firsts = questions.map((_, question) => questions.slice(0, question).reduce((one, other) => one + other, 0));
  return {
    scores: questions.map((classes, question) => all.subarray(firsts[question], (firsts[question] ?? 0) + classes)),
    weightOf: (row, question, choice) => {
      const one = (firsts[question] ?? 0) + choice;
      const says = (at: number) => (weights[row * width + at] ?? 0) * (scales[at] ?? 0);
      let weight = says(units + one);
      for (let unit = 0; unit < units; unit++) {
        if ((sums[unit] ?? 0) > 0) weight += says(unit) * (across[unit * (width - units) + one] ?? 0);
      }
      return weight;
    },
  };
}

/** How likely each class of each question is. */
export function likelihoods(network: Network, example: Example): Float64Array[] {
  return answer(network, example).scores.map((scores) => softmax(scores.slice()));
}

/** In place. */
export function softmax(scores: Float64Array): Float64Array {
  const most = scores.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
  let all = 0;
  for (let one = 0; one < scores.length; one++) {
    scores[one] = Math.exp((scores[one] ?? 0) - most);
    all += scores[one] ?? 0;
  }
  for (let one = 0; one < scores.length; one++) scores[one] = (scores[one] ?? 0) / all;
  return scores;
}
