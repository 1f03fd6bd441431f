export function logit(probability: number): number {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  return Math.log(inside / (1 - inside));
}

interface Line {
  slope: number;
  offset: number;
}

/**
 * Platt's two numbers, by Newton's method on the likelihood, with his targets a little inside 0 and 1. A step that
 * makes it less likely is halved until it does not: of a class that is seldom, whole steps run away (Lin, Lin and Weng,
 * "A note on Platt's probabilistic outputs for support vector machines", Machine Learning 68, 2007).
 */
export function platt(scores: readonly number[], labels: readonly boolean[]): Line {
  const right = labels.filter(Boolean).length;
  const high = (right + 1) / (right + 2);
  const low = 1 / (labels.length - right + 2);
  const aims = labels.map((label) => (label ? high : low));
  let line: Line = { slope: 0, offset: Math.log((right + 1) / (labels.length - right + 1)) };
  let loss = lossOf(line, scores, aims);
  for (let round = 0; round < ROUNDS; round++) {
    const step = newtonStep(line, scores, aims);
    let share = 1;
    let next = line;
    let after = loss;
    for (; share > SMALLEST_STEP; share /= 2) {
      next = { slope: line.slope - share * step.slope, offset: line.offset - share * step.offset };
      after = lossOf(next, scores, aims);
      if (after < loss) break;
    }
    if (!(after < loss)) break;
    line = next;
    loss = after;
  }
  return line;
}

const ROUNDS = 100;
const SMALLEST_STEP = 1e-10;

/** The negative logarithm of the likelihood, without overflow. */
function lossOf({ slope, offset }: Line, scores: readonly number[], aims: readonly number[]): number {
  let sum = 0;
  scores.forEach((score, place) => {
    const at = slope * score + offset;
    sum += Math.max(0, at) + Math.log1p(Math.exp(-Math.abs(at))) - (aims[place] ?? 0) * at;
  });
  return sum;
}

function newtonStep({ slope, offset }: Line, scores: readonly number[], aims: readonly number[]): Line {
  const sums = { a: 1e-9, b: 1e-9, ab: 0, slope: 0, offset: 0 };
  scores.forEach((score, place) => {
    const is = 1 / (1 + Math.exp(-(slope * score + offset)));
    const off = is - (aims[place] ?? 0);
    const spread = is * (1 - is);
    sums.a += spread * score * score;
    sums.b += spread;
    sums.ab += spread * score;
    sums.slope += off * score;
    sums.offset += off;
  });
  const determinant = sums.a * sums.b - sums.ab ** 2;
  return {
    slope: (sums.b * sums.slope - sums.ab * sums.offset) / determinant,
    offset: (sums.a * sums.offset - sums.ab * sums.slope) / determinant,
  };
}
