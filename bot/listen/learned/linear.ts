import { seeded } from '#knowledge';

/** One example: which features it has, by their rows, and what each of them is worth. */
export interface Example {
  rows: Int32Array;
  value: number;
}

export interface Fitting {
  classes: number;
  /** How many rows there are. */
  rows: number;
  /** How much an example of each class counts. */
  worth: readonly number[];
  rounds: number;
  rate: number;
  decay: number;
}

/** Weights of a softmax over classes: `weights[row * classes + class]`, and a bias each. */
export interface Linear {
  weights: Float64Array;
  bias: Float64Array;
}

/** Logistic regression by AdaGrad, examples in a seeded order: the same examples, the same weights. */
export function fitted(examples: readonly Example[], labels: readonly number[], fitting: Fitting): Linear {
  const { classes, rows, worth, rounds, rate, decay } = fitting;
  const weights = new Float64Array(rows * classes);
  const bias = new Float64Array(classes);
  const gone = new Float64Array(rows * classes).fill(1e-6);
  const goneBias = new Float64Array(classes).fill(1e-6);
  const order = examples.map((_, place) => place);
  const random = seeded(1);
  const scores = new Float64Array(classes);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const place of order) {
      const example = examples[place];
      const label = labels[place];
      if (example === undefined || label === undefined) continue;
      likelihoods({ weights, bias }, example, scores);
      for (let one = 0; one < classes; one++) {
        const off = (worth[label] ?? 1) * ((scores[one] ?? 0) - (one === label ? 1 : 0));
        goneBias[one] = (goneBias[one] ?? 0) + off * off;
        bias[one] = (bias[one] ?? 0) - (rate * off) / Math.sqrt(goneBias[one] ?? 1);
        for (let at = 0; at < example.rows.length; at++) {
          const weight = (example.rows[at] ?? 0) * classes + one;
          const step = off * example.value + decay * (weights[weight] ?? 0);
          gone[weight] = (gone[weight] ?? 0) + step * step;
          weights[weight] = (weights[weight] ?? 0) - (rate * step) / Math.sqrt(gone[weight] ?? 1);
        }
      }
    }
  }
  return { weights, bias };
}

/**
 * Naive Bayes beside it: for each row and class, how much more often the row occurs in the class than in the others, as
 * a logarithm, `share` of it added to the weights. What is too seldom for the regression to have learned still leans.
 */
export function leaning(
  { weights, bias }: Linear,
  share: number,
  examples: readonly Example[],
  labels: readonly number[],
): Linear {
  const classes = bias.length;
  const counts = new Float64Array(weights.length).fill(1);
  const all = new Float64Array(classes).fill(2);
  examples.forEach(({ rows }, place) => {
    const label = labels[place] ?? 0;
    all[label] = (all[label] ?? 0) + 1;
    for (const row of rows) counts[row * classes + label] = (counts[row * classes + label] ?? 0) + 1;
  });
  const total = all.reduce((sum, each) => sum + each, 0);
  const leant = weights.map((weight, place) => {
    const one = place % classes;
    const row = counts.subarray(place - one, place - one + classes);
    const inside = (counts[place] ?? 1) / (all[one] ?? 1);
    const outside = (row.reduce((sum, each) => sum + each, 0) - (counts[place] ?? 0)) / (total - (all[one] ?? 0));
    return weight + share * Math.log(inside / outside);
  });
  return { weights: leant, bias };
}

/** Of each class, into `into`; which is returned. */
export function likelihoods({ weights, bias }: Linear, example: Example, into: Float64Array): Float64Array {
  const classes = bias.length;
  into.set(bias);
  for (let at = 0; at < example.rows.length; at++) {
    const start = (example.rows[at] ?? 0) * classes;
    for (let one = 0; one < classes; one++) into[one] = (into[one] ?? 0) + (weights[start + one] ?? 0) * example.value;
  }
  return softmax(into);
}

/** In place. */
export function softmax(scores: Float64Array): Float64Array {
  const most = Math.max(...scores);
  let sum = 0;
  for (let one = 0; one < scores.length; one++) {
    scores[one] = Math.exp((scores[one] ?? 0) - most);
    sum += scores[one] ?? 0;
  }
  for (let one = 0; one < scores.length; one++) scores[one] = (scores[one] ?? 0) / sum;
  return scores;
}

function shuffle(order: number[], random: () => number): void {
  for (let place = order.length - 1; place > 0; place--) {
    const other = Math.floor(random() * (place + 1));
    [order[place], order[other]] = [order[other] ?? 0, order[place] ?? 0];
  }
}

/** Classes seldom seen count more: the share they lack, to a power between 0 (as they come) and 1 (all alike). */
export function worthOf(labels: readonly number[], classes: number, power: number): number[] {
  return Array.from({ length: classes }, (_, one) => {
    const count = labels.filter((label) => label === one).length;
    return count === 0 ? 1 : (labels.length / classes / count) ** power;
  });
}
