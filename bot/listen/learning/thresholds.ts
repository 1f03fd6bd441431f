import { type Calibration, mostLikely } from '../learned/calibration.ts';
import { counted } from './counted.ts';

const PRIORS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1];
const BESIDES = [0, 0.02, 0.05, 0.08, 0.12, 0.16, 0.2, 0.3];

/** How likelihoods become an emotion: where the mean F1 over all emotions, calm among them, is highest. */
export function calibratedEmotion(
  felt: readonly Float64Array[],
  labels: readonly number[],
  byRules: readonly (readonly boolean[])[],
): Calibration['emotion'] {
  const classes = felt[0]?.length ?? 1;
  const warmth = warmest(felt, labels);
  const warmed = felt.map((likelihood) => sharpened(likelihood, warmth));
  const shares = Array.from(
    { length: classes },
    (_, one) => Math.max(1, labels.filter((label) => label === one).length) / Math.max(1, labels.length),
  );
  let best = { prior: 0, beside: 0, f1: -1 };
  for (const prior of PRIORS) {
    for (const beside of BESIDES) {
      const main = mainEmotions(warmed, byRules, { shares, prior, beside });
      let f1 = 0;
      for (let one = 0; one < classes; one++) {
        f1 += counted(
          main.map((each) => each === one),
          labels.map((each) => each === one),
        ).f1;
      }
      if (f1 > best.f1) best = { prior, beside, f1 };
    }
  }
  return { warmth, shares, prior: best.prior, beside: best.beside };
}

/** The emotion that stands out, as `listen` chooses it: the likeliest of what the models and the rules hear. */
export function mainEmotions(
  warmed: readonly Float64Array[],
  byRules: readonly (readonly boolean[])[],
  { shares, prior, beside }: Omit<Calibration['emotion'], 'warmth'>,
): number[] {
  return warmed.map((likelihood, place) => {
    const learned = mostLikely(likelihood, shares, prior);
    let main = { emotion: learned, likely: learned === 0 ? 0 : (likelihood[learned] ?? 0) };
    byRules[place]?.forEach((is, at) => {
      const likely = likelihood[at + 1] ?? 0;
      if (is && likely >= beside && likely > main.likely) main = { emotion: at + 1, likely };
    });
    return main.emotion;
  });
}

export function sharpened(likelihood: Float64Array, by: number): Float64Array {
  const raised = likelihood.map((value) => value ** (1 / by));
  const sum = raised.reduce((all, value) => all + value, 0);
  return raised.map((value) => value / sum);
}

/** By what the logits are to be divided so that what is said to be likely is as often so. */
function warmest(scores: readonly Float64Array[], meant: readonly number[]): number {
  const lossAt = (by: number) =>
    scores.reduce((sum, likelihood, place) => sum - Math.log(sharpened(likelihood, by)[meant[place] ?? 0] ?? 1e-9), 0);
  const steps = Array.from({ length: 30 }, (_, step) => 0.5 + step * 0.1);
  return steps.reduce((best, by) => (lossAt(by) < lossAt(best) ? by : best), 1);
}
