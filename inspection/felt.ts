import type { Finding } from '#conversation';
import type { FeltTurn } from '#store';
import type { PartTurn } from './part.ts';

type Emotional = Extract<Finding, { kind: 'emotion' }>;

/** What a customer felt in a turn: the strongest of what was heard, the likelier of two; or calm. */
export function feltIn({ throughSeq, at, heard }: PartTurn): FeltTurn {
  const emotions = heard.filter((finding): finding is Emotional => finding.kind === 'emotion');
  const [main] = emotions.toSorted(
    (one, other) => other.strength - one.strength || other.probability - one.probability,
  );
  const { emotion = null, strength = 0, probability = null } = main ?? {};
  return { throughSeq, at, emotion, strength, probability };
}
