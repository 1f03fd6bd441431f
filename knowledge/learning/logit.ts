/** Numbers that speak for or against. */
export type Marks = readonly number[];

/**
 * Logistic regression by Newton's method, with marks brought to mean 0 and deviation 1 first and a small pull of all
 * weights but the first to zero, so that any handful of trials has an answer.
 */
export interface Logit {
  means: readonly number[];
  deviations: readonly number[];
  /** The first stands alone; the others belong to the marks. */
  weights: readonly number[];
}

export interface Sample {
  marks: Marks;
  isRight: boolean;
  weight: number;
}

/** In the units of a sample. */
const PULL = 2;
const MOST_STEPS = 30;

export function fitLogit(samples: readonly Sample[]): Logit {
  const size = samples[0]?.marks.length ?? 0;
  const { means, deviations } = spreadOf(samples, size);
  const rows = samples.map(({ marks }) => [1, ...marks.map((mark, at) => scaled(mark, at, means, deviations))]);
  const weights = new Array<number>(size + 1).fill(0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const slope = weights.map((weight, at) => (at === 0 ? 0 : -PULL * weight));
    const curve: number[][] = weights.map((_, at) =>
      weights.map((__, other) => (at !== other ? 0 : at === 0 ? 1e-6 : PULL)),
    );
    for (const [place, row] of rows.entries()) {
      const { isRight = false, weight = 0 } = samples[place] ?? {};
      const chance = logistic(sumOf(row, weights));
      const miss = weight * ((isRight ? 1 : 0) - chance);
      const bend = weight * chance * (1 - chance);
      for (let at = 0; at < row.length; at++) {
        const value = row[at] ?? 0;
        slope[at] = (slope[at] ?? 0) + miss * value;
        const line = curve[at];
        if (!line) continue;
        for (let other = 0; other < row.length; other++)
          line[other] = (line[other] ?? 0) + bend * value * (row[other] ?? 0);
      }
    }
    const change = solved(curve, slope);
    for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] ?? 0) + (change[at] ?? 0);
    if (Math.max(...change.map(Math.abs)) < 1e-6) break;
  }
  return { means, deviations, weights };
}

/** 0 … 1. */
export function chanceBy({ means, deviations, weights }: Logit, marks: Marks): number {
  return logistic(sumOf([1, ...marks.map((mark, at) => scaled(mark, at, means, deviations))], weights));
}

function spreadOf(samples: readonly Sample[], size: number): { means: number[]; deviations: number[] } {
  const means = new Array<number>(size).fill(0);
  const deviations = new Array<number>(size).fill(0);
  for (const { marks } of samples) {
    for (let at = 0; at < size; at++) means[at] = (means[at] ?? 0) + (marks[at] ?? 0) / samples.length;
  }
  for (const { marks } of samples) {
    for (let at = 0; at < size; at++) {
      deviations[at] = (deviations[at] ?? 0) + ((marks[at] ?? 0) - (means[at] ?? 0)) ** 2 / samples.length;
    }
  }
  return { means, deviations: deviations.map((square) => Math.sqrt(square) || 1) };
}

function scaled(mark: number, at: number, means: readonly number[], deviations: readonly number[]): number {
  return (mark - (means[at] ?? 0)) / (deviations[at] ?? 1);
}

function sumOf(row: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < row.length; at++) sum += (row[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Gaussian elimination with the largest pivot first; the pull makes the matrix regular. */
export function solved(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((line, at) => [...line, right[at] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
    }
    const pivot = rows[best] ?? [];
    rows[best] = rows[column] ?? [];
    rows[column] = pivot;
    for (let row = 0; row < size; row++) {
      const line = rows[row];
      if (row === column || !line) continue;
      const factor = (line[column] ?? 0) / (pivot[column] || 1);
      if (factor === 0) continue;
      for (let at = column; at <= size; at++) line[at] = (line[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  }
  return rows.map((line, at) => (line[size] ?? 0) / (line[at] || 1));
}
