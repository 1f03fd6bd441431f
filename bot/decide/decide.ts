import type { Finding, HandoffReason } from '#conversation';
import type { HeardCondition, PolicyRow, PolicyTable } from '#conversation/wire';
import { meets, rowFor } from '../policy/row-for.ts';
import type { Situation } from './situation.ts';
import type { SmallTalk } from './small-talk.ts';

/** What is to be done with a turn. Only `look-up` needs the knowledge base. */
export type Verdict =
  | HandOver
  | { do: 'small-talk'; kind: SmallTalk | 'sigh' | 'unreadable' }
  /** `row`: what the policy has said before the answer; null: nothing. */
  | { do: 'look-up'; questions: readonly string[]; row: PolicyRow | null };

export interface HandOver {
  do: 'hand-over-for-safety' | 'hand-over-on-request' | 'hand-over-after-soothing';
  row: PolicyRow & { handOver: NonNullable<PolicyRow['handOver']> };
  reason: HandoffReason;
}

/**
 * One verdict, whatever is said at once: the first row of the policy that fits; where it hands nothing over, small talk
 * gets a short polite line and everything else is looked up.
 */
export function decide(situation: Situation, policy: PolicyTable): Verdict {
  const { input, taken, smallTalk, questions } = situation;
  const { customer, channel, at } = input;
  // A question that the bot offered and the customer takes up is a question, whatever its words sound like; danger is danger.
  const heard = taken === null ? situation.heard : situation.heard.filter(({ kind }) => kind === 'danger');
  const row = rowFor(policy, { ...situation, heard, customer, channel, at });
  if (row?.handOver) {
    const reason = reasonOf(row, heard);
    return { do: kindOf(reason), row: { ...row, handOver: row.handOver }, reason };
  }
  if (taken !== null) return { do: 'look-up', questions: [taken], row };
  return smallTalk === null ? { do: 'look-up', questions, row } : { do: 'small-talk', kind: smallTalk };
}

/** A row's first condition is why it hands over: what an agent reads first. */
function reasonOf({ when }: PolicyRow, heard: readonly Finding[]): HandoffReason {
  const [first] = when.heard;
  if (first === undefined) return { because: 'house-rule' };
  if (first.kind !== 'danger' && first.kind !== 'emotion') return { because: because[first.kind] };
  const found = heard.find((finding) => meets(finding, first));
  if (found?.kind === 'danger') return { because: 'danger', danger: found.danger };
  return found?.kind === 'emotion' ? { because: 'emotion', emotion: found.emotion } : { because: 'house-rule' };
}

type Plain = Extract<HandoffReason['because'], 'complaint' | 'asked-for-person' | 'abuse' | 'not-understood'>;
const because: Readonly<Record<Exclude<HeardCondition['kind'], 'danger' | 'emotion'>, Plain>> = {
  complaint: 'complaint',
  'asks-for-person': 'asked-for-person',
  abuse: 'abuse',
  vagueness: 'not-understood',
  'accepts-person': 'not-understood',
};

function kindOf({ because }: HandoffReason): HandOver['do'] {
  if (because === 'danger') return 'hand-over-for-safety';
  return because === 'asked-for-person' || because === 'not-understood'
    ? 'hand-over-on-request'
    : 'hand-over-after-soothing';
}
