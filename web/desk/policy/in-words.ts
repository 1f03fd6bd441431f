/** The policy's rows as people read them. */
import type { HeardCondition, PolicyRow, PolicyTable } from '#conversation/wire';
import { channelOf } from '../naming.ts';
import type { Words } from '../words/words.ts';

/** What a row's conditions come to in words: what is heard, then the customer, then the time. */
export function caseOf(words: Words, { when }: PolicyRow, { olderFrom }: PolicyTable): string {
  const { policy, tiers, listComma } = words;
  const heard = when.heard.map((condition) => heardOf(words, condition)).join(policy.and);
  const rest = [
    when.tiers && policy.tier(when.tiers.map((tier) => tiers[tier]).join(policy.or)),
    when.older === undefined ? '' : when.older ? policy.older(olderFrom) : policy.notOlder(olderFrom),
    when.channels && policy.channel(when.channels.map((channel) => channelOf(words, channel)).join(policy.or)),
    when.hours && policy.hours[when.hours],
    when.times && policy.times(when.times),
  ].filter((part) => part !== undefined && part !== '');
  const shown = heard === '' && rest.length > 0 ? rest : [heard === '' ? policy.anything : heard, ...rest];
  return shown.join(listComma);
}

export function heardOf(words: Words, condition: HeardCondition): string {
  const { policy } = words;
  const narrowed = [
    'strength' in condition && condition.strength !== undefined && policy.strength(condition.strength),
    'against' in condition && condition.against && policy.againstWhat(either(words, condition.against, policy.against)),
    'probability' in condition &&
      condition.probability !== undefined &&
      policy.probability(Math.round(condition.probability * 100)),
  ].filter((part) => typeof part === 'string');
  return narrowed.length === 0
    ? kindOf(words, condition)
    : `${kindOf(words, condition)} (${narrowed.join(words.listComma)})`;
}

function kindOf(words: Words, condition: HeardCondition): string {
  switch (condition.kind) {
    case 'danger':
      return condition.dangers ? either(words, condition.dangers, words.dangers) : words.policy.kinds.danger;
    case 'complaint':
      return condition.grades ? either(words, condition.grades, words.policy.grades) : words.policy.kinds.complaint;
    case 'emotion':
      return condition.emotions ? either(words, condition.emotions, words.emotions) : words.policy.kinds.emotion;
    default:
      return words.policy.kinds[condition.kind];
  }
}

function either<Name extends string>(
  words: Words,
  names: readonly Name[],
  shown: Readonly<Record<Name, string>>,
): string {
  return names.map((name) => shown[name]).join(words.policy.or);
}

/** What the bot says first: of each phrase, its first way. */
export function saidOf(words: Words, { say }: PolicyRow, { phrases }: PolicyTable): readonly string[] {
  const language = words.language.startsWith('zh') ? 'zh' : 'en';
  return say.map((name) => phrases[name]?.[language][0] ?? name);
}

/** What happens then, a line each. */
export function thenOf(
  words: Words,
  { handOver, offersPerson }: PolicyRow,
  { priorities }: PolicyTable,
): readonly string[] {
  const { policy } = words;
  if (!handOver) return [offersPerson ? [policy.answers, policy.offersPerson].join(words.listComma) : policy.answers];
  const { skill, priority, acceptWithinMinutes, complaint } = handOver;
  return [
    policy.handsOver(words.skills[skill]),
    policy.ahead(policy.priorities[priority], priorities[priority]),
    policy.within(acceptWithinMinutes),
    ...(complaint
      ? [
          policy.complaintTimes(
            complaint.grade === 'as-heard' ? policy.asHeard : policy.grades[complaint.grade],
            complaint.acknowledgeWithinHours,
            complaint.answerWithinHours,
          ),
        ]
      : []),
  ];
}

export function titleOf({ language }: Words, { says }: PolicyRow): string {
  return says[language.startsWith('zh') ? 'zh' : 'en'];
}
