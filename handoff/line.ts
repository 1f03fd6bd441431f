import type { HandoffId, Skill } from '#conversation';
import type { Handoff, Store } from '#store';

/** Who of the open handoffs wait for an agent, offers included. */
export function inLine({ state }: Pick<Handoff, 'state'>): boolean {
  return state !== 'held' && state !== 'ended';
}

/** How many stand before this one in the line of its skill. */
export async function aheadOf(
  store: Pick<Store, 'handoffs'>,
  { id, skill, dueAt }: { id: HandoffId; skill: Skill; dueAt: Date },
): Promise<number> {
  const line = await store.handoffs.open();
  return line.filter(
    (other) =>
      inLine(other) &&
      other.skill === skill &&
      (other.dueAt < dueAt || (other.dueAt.getTime() === dueAt.getTime() && other.id < id)),
  ).length;
}

/**
 * Since when somebody must have been seen to be there. While this process has not watched for that long itself, it
 * was away, not they: nobody is missed before they had the time to come back.
 */
export function openWatch(seconds: number, openedAt: Date): (at: Date) => Date {
  return (at) => {
    const since = new Date(at.getTime() - seconds * 1_000);
    return since < openedAt ? new Date(0) : since;
  };
}
