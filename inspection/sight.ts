import type { Inspection, StaffMember } from '#store';

/** Who may see an inspection: supervisors all, agents their own. The bot's are the supervisors'. */
export function mayInspect(member: StaffMember, { agent }: Pick<Inspection, 'agent'>): boolean {
  return member.roles.includes('supervisor') || (agent !== null && agent === member.id);
}
