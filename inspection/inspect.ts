import type { InspectionFinding, InspectionSeverity } from '#conversation';
import { checkTone, type ToneSeverity } from '#tone';
import { conduct } from './conduct.ts';
import { type Broken, type Part, speaks } from './part.ts';

/** How grave a fault of tone is in what was said, and what it takes from the score. */
const toneWeights: Readonly<Record<ToneSeverity, { severity: InspectionSeverity; points: number }>> = {
  note: { severity: 'note', points: 1 },
  warning: { severity: 'warning', points: 5 },
  never: { severity: 'grave', points: 40 },
};
/** Of one rule, so many findings count: a habit is one fault, not ten. */
const countedOfRule = 3;

/** What is found in a part of a conversation: faults of tone in what its speaker said, and of conduct. */
export function inspect(part: Part): readonly InspectionFinding[] {
  const tone = speaks(part).flatMap(({ seq, text }) =>
    checkTone(text).map(({ rule, severity, from, to, words }) => ({
      rule,
      ...toneWeights[severity],
      seq,
      from,
      to,
      words,
    })),
  );
  const conducted = conduct.flatMap(({ name, severity, points, broken }) =>
    broken(part).map((where: Broken) => ({ rule: name, severity, points, ...where })),
  );
  return [...conducted, ...tone]
    .toSorted((one, other) => (one.seq ?? 0) - (other.seq ?? 0) || one.from - other.from)
    .map((finding, place) => ({ number: place + 1, ...finding }));
}

/** 100 less the points of what was found, at most three findings of a rule; what was withdrawn takes nothing. */
export function scoreOf(findings: readonly InspectionFinding[], withdrawn: readonly number[] = []): number {
  const counted = new Map<string, number>();
  let score = 100;
  for (const { number, rule, points } of findings) {
    const before = counted.get(rule) ?? 0;
    if (withdrawn.includes(number) || before >= countedOfRule) continue;
    counted.set(rule, before + 1);
    score -= points;
  }
  return Math.max(0, score);
}
