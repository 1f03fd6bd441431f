import type { HandoffRequest, PolicyVersion } from '#conversation';
import type { PolicyTable } from '#conversation/wire';
import { decide } from '../decide/decide.ts';
import { requestHandOver } from '../decide/hand-over.ts';
import { readSituation } from '../decide/situation.ts';
import type { TurnInput } from '../turn.ts';

export type Replayed = Pick<HandoffRequest, 'skill' | 'reason' | 'advanceMinutes'> & {
  ruling: NonNullable<HandoffRequest['ruling']>;
};

/**
 * Whether a turn would be handed over under each of these tables, by the very code that takes turns: listened to once,
 * decided for each. Nothing is looked up: what is answered is answered, however well.
 */
export function replayTurn(
  turn: Omit<TurnInput, 'policy'>,
  tables: readonly PolicyTable[],
): readonly (Replayed | null)[] {
  const policies = tables.map((table) => ({ version: 0 as PolicyVersion, table }));
  const [first] = policies;
  if (first === undefined) return [];
  const situation = readSituation({ ...turn, policy: first });
  return policies.map((policy) => {
    const verdict = decide(situation, policy.table);
    if (verdict.do === 'small-talk' || verdict.do === 'look-up') return null;
    const { skill, reason, advanceMinutes, ruling } = requestHandOver(verdict, situation, policy);
    return ruling ? { skill, reason, advanceMinutes, ruling } : null;
  });
}
