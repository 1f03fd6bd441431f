import type { Handoff, StaffMember } from '#store';

type Viewed = Pick<Handoff, 'state' | 'skill' | 'offeredTo' | 'heldBy'>;

/**
 * Who may see a handoff in the lists of the desk: supervisors all, agents what waits or is offered in their skills
 * and what they hold or held.
 */
export function maySee(member: StaffMember, handoff: Viewed): boolean {
  if (member.roles.includes('supervisor')) return true;
  if (!member.roles.includes('agent')) return false;
  if (handoff.heldBy === member.id) return true;
  const inLine = handoff.state === 'waiting' || handoff.state === 'offered';
  return inLine && (member.skills.includes(handoff.skill) || handoff.offeredTo === member.id);
}

/** Who may read a conversation's transcript, by its latest handoff; null where it was never handed over. */
export function mayRead(member: StaffMember, handoff: Viewed | null): boolean {
  return handoff === null ? member.roles.includes('supervisor') : maySee(member, handoff);
}

/** Whose work handoffs are. */
export function worksAtDesk(member: StaffMember): boolean {
  return member.roles.includes('agent') || member.roles.includes('supervisor');
}
