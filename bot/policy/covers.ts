import type { HeardCondition, PolicyRow } from '#conversation/wire';

type Conditions = PolicyRow['when'];

/** Whether one row's conditions are met wherever the other's are: what stands below it never has its turn. */
export function covers(one: Conditions, other: Conditions): boolean {
  return (
    one.heard.every((asked) => other.heard.some((given) => follows(asked, given))) &&
    wider(one.tiers, other.tiers) &&
    wider(one.channels, other.channels) &&
    (one.older === undefined || one.older === other.older) &&
    (one.hours === undefined || one.hours === other.hours) &&
    (one.times === undefined || hasTimes(one, other))
  );
}

/** So many times of the same thing: then it was also heard so many times, or fewer. */
function hasTimes(one: Conditions, other: Conditions): boolean {
  const [asked, given] = [one.heard[0], other.heard[0]];
  return asked !== undefined && given !== undefined && follows(asked, given) && (one.times ?? 1) <= (other.times ?? 1);
}

/** Whether what is heard as given is always also heard as asked. */
function follows(asked: HeardCondition, given: HeardCondition): boolean {
  if (asked.kind !== given.kind) return false;
  if ('probability' in asked && (asked.probability ?? 0) > (('probability' in given && given.probability) || 0))
    return false;
  if (asked.kind === 'danger' && given.kind === 'danger') return wider(asked.dangers, given.dangers);
  if (asked.kind === 'complaint' && given.kind === 'complaint')
    return wider(asked.grades, given.grades) && wider(asked.against, given.against);
  if (asked.kind === 'emotion' && given.kind === 'emotion')
    return wider(asked.emotions, given.emotions) && (asked.strength ?? 1) <= (given.strength ?? 1);
  return true;
}

/** No list is everything. */
function wider<Word>(one: readonly Word[] | undefined, other: readonly Word[] | undefined): boolean {
  return one === undefined || (other?.every((word) => one.includes(word)) ?? false);
}
