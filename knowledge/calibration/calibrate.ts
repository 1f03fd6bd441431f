import type { EditionContents } from '../knowledge-index.ts';
import { decide, type Thresholds } from './decide.ts';
import { type Searched, type Trial, tryOut } from './trials.ts';

export interface CalibrationAim {
  /** The moment whose entries in force are tried. */
  at: Date;
  /** At most this share of the answers given may be wrong. */
  risk?: number;
  /** The share of questions, among those searched for, that no entry answers. An assumption until figures are in. */
  unanswerable?: number;
}

/**
 * Thresholds from the edition's own questions, for a chosen risk: the pair that gives most right answers while the
 * wrong ones stay within it. The count of wrong answers is taken one higher than seen (conformal risk control,
 * Angelopoulos et al. 2022), so that few trials make a cautious bot: an edition whose questions prove nothing answers
 * only what is asked word for word.
 */
export async function calibrate(
  contents: EditionContents,
  searched: Searched,
  { at, risk = 0.05, unanswerable = 0.2 }: CalibrationAim,
): Promise<Thresholds> {
  const trials = weighed(await tryOut(contents, searched, at), unanswerable);
  const answerAt = answeringThreshold(trials, risk);
  return { answerAt, askAt: { coverage: askingThreshold(trials, answerAt) } };
}

type WeighedTrial = Trial & { weight: number };

/** A question with an answer counts 1; one without, so much that together they are that share of the whole. */
function weighed(trials: readonly Trial[], unanswerable: number): readonly WeighedTrial[] {
  const withoutAnswer = trials.filter(({ right }) => right === null).length;
  const withAnswer = trials.length - withoutAnswer;
  const weight = ((unanswerable / (1 - unanswerable)) * withAnswer) / withoutAnswer;
  return trials.map((trial) => ({ ...trial, weight: trial.right === null ? weight : 1 }));
}

/** Two hundredths apart: finer steps would read more out of the trials than is in them. */
const COVERAGES = steps(0.02, 1);
const MARGINS = [0, ...steps(0.02, 0.5)];

function answeringThreshold(trials: readonly WeighedTrial[], risk: number): Thresholds['answerAt'] {
  let chosen = { coverage: 1, margin: 0 };
  let mostRight = 0;
  // The strictest first: of equals it stays.
  for (const coverage of COVERAGES.toReversed()) {
    for (const margin of MARGINS.toReversed()) {
      let right = 0;
      let wrong = 0;
      for (const trial of trials) {
        const best = trial.hits[0];
        if (!best || best.scores.coverage < coverage || best.scores.margin < margin) continue;
        if (best.entry === trial.right) right += trial.weight;
        else wrong += trial.weight;
      }
      if (right <= mostRight || (wrong + 1) / (right + wrong + 1) > risk) continue;
      chosen = { coverage, margin };
      mostRight = right;
    }
  }
  return chosen;
}

/** Asking back is worth it where the right entry is among those offered at least every second time. */
const WORTH_ASKING = 0.5;
/** A needless question is a smaller fault than a wrong answer: so many sentences of everyday talk may get one. */
const MOST_DISTURBED = 0.1;

/** The lowest coverage at which asking back is worth it and everyday talk mostly left alone. */
function askingThreshold(trials: readonly WeighedTrial[], answerAt: Thresholds['answerAt']): number {
  const everyday = trials.filter(({ isEverydayTalk }) => isEverydayTalk);
  for (const coverage of COVERAGES) {
    const thresholds = { answerAt, askAt: { coverage } };
    const disturbed = everyday.filter(({ hits }) => decide(hits, thresholds).outcome !== 'decline').length;
    if (disturbed > everyday.length * MOST_DISTURBED) continue;
    let asked = 0;
    let helped = 0;
    for (const { hits, right, weight } of trials) {
      const outcome = decide(hits, thresholds);
      if (outcome.outcome !== 'ask-which') continue;
      asked += weight;
      if (outcome.hits.some(({ entry }) => entry === right)) helped += weight;
    }
    if (helped >= asked * WORTH_ASKING) return coverage;
  }
  return 1;
}

function steps(step: number, end: number): readonly number[] {
  return Array.from({ length: Math.round(end / step) }, (_, place) => Number(((place + 1) * step).toFixed(2)));
}
