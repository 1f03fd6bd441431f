export function logit(probability: number): number {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  return Math.log(inside / (1 - inside));
}

/** Platt's two numbers, by Newton's method on the likelihood, with his targets a little inside 0 and 1. */
export function platt(scores: readonly number[], labels: readonly boolean[]): { slope: number; offset: number } {
  const right = labels.filter(Boolean).length;
  const high = (right + 1) / (right + 2);
  const low = 1 / (labels.length - right + 2);
  let slope = 0;
  let offset = Math.log((right + 1) / (labels.length - right + 1));
  for (let round = 0; round < 50; round++) {
    const sums = { a: 1e-6, b: 1e-6, ab: 0, slope: 0, offset: 0 };
    scores.forEach((score, place) => {
      const is = 1 / (1 + Math.exp(-(slope * score + offset)));
      const off = is - (labels[place] ? high : low);
      const spread = is * (1 - is);
      sums.a += spread * score * score;
      sums.b += spread;
      sums.ab += spread * score;
      sums.slope += off * score;
      sums.offset += off;
    });
    const determinant = sums.a * sums.b - sums.ab ** 2;
    if (Math.abs(determinant) < 1e-12) break;
    slope -= (sums.b * sums.slope - sums.ab * sums.offset) / determinant;
    offset -= (sums.a * sums.offset - sums.ab * sums.slope) / determinant;
  }
  return { slope, offset };
}
