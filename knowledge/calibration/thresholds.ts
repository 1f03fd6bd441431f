import type { Thresholds } from './decide.ts';
import type { Judged } from './judged.ts';

/** Of everyday talk, and of questions whose entry is missing, at most this share may get an answer. */
const MOST_FALSE = { everyday: 0.04, absent: 0.25 } as const;
/** Asking back is worth it where the right entry is among those offered at least every third time. */
const WORTH_ASKING = 1 / 3;
/** A needless question is a smaller fault than a wrong answer: so many sentences of everyday talk may get one. */
const MOST_DISTURBED = 0.1;
/** Surer than anything is: only what is asked word for word is answered. */
const NEVER = 1;

/**
 * The lowest sureness from which on at most `risk` of the answers to answerable questions are wrong. The count of wrong
 * answers is taken one higher than seen (conformal risk control, Angelopoulos et al. 2022), so that few trials make a
 * cautious bot.
 */
export function thresholdsFor(judged: readonly Judged[], risk: number): Thresholds {
  const answerAt = answeringFrom(judged, risk);
  return { answerAt, askAt: askingFrom(judged) };
}

function answeringFrom(judged: readonly Judged[], risk: number): number {
  const own = judged.filter(({ kind }) => kind === 'own').sort((one, other) => other.first - one.first);
  let lowest = NEVER;
  let wrong = 0;
  for (const [place, { first, isFirstRight }] of own.entries()) {
    if (!isFirstRight) wrong += 1;
    if ((wrong + 1) / (place + 2) <= risk) lowest = first;
  }
  return Math.max(lowest, ...(['everyday', 'absent'] as const).map((kind) => rarelyAbove(judged, kind)));
}

/** What at most the share of that kind comes above. */
function rarelyAbove(judged: readonly Judged[], kind: 'everyday' | 'absent'): number {
  const sure = judged.flatMap((one) => (one.kind === kind ? [one.first] : [])).sort((one, other) => other - one);
  const spared = sure[Math.floor(sure.length * MOST_FALSE[kind])];
  return spared === undefined ? 0 : spared + TINY;
}

const TINY = 1e-9;

/** Sureness is a chance, so that where to ask from needs no trials; but everyday talk is to be mostly left alone. */
function askingFrom(judged: readonly Judged[]): number {
  const everyday = judged.filter(({ kind }) => kind === 'everyday').map(({ amongThree }) => amongThree);
  const spared = everyday.sort((one, other) => other - one)[Math.floor(everyday.length * MOST_DISTURBED)];
  return Math.max(WORTH_ASKING, spared === undefined ? NEVER : spared + TINY);
}
