import type { EntryId } from '#conversation';
import { type Confidence, surenessOf } from '../calibration/confidence.ts';
import type { Familiarity } from '../encoder/edition-encoder.ts';
import type { Candidate, Hit } from '../knowledge-index.ts';
import { rank } from './rank.ts';
import { coverageOf } from './ranking.ts';

/** Hits below these are not decided about. */
const MOST_HITS = 10;

/** What was found for a question, ranked, and how sure one may be of each. */
export function weigh(
  question: { text: string; familiarity: Familiarity },
  candidates: readonly Candidate[],
  confidence: Confidence,
  favour?: ReadonlyMap<EntryId, number>,
): readonly Hit[] {
  const ranked = rank(candidates, confidence.ranking, favour);
  return ranked.slice(0, MOST_HITS).map(({ entry, wording, evidence }, place): Hit => {
    const { first, amongThree } = surenessOf(confidence, question, ranked.slice(place));
    const { similarity } = evidence;
    return { entry, wording, scores: { coverage: coverageOf(evidence), similarity, confidence: first, amongThree } };
  });
}
