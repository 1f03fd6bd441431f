import { type HandoffId, type Presence, Refusal, type Skill, type StaffId } from '#conversation';
import type { Jobs } from '#jobs';
import type { AuditEntry, Handoff, StaffMember, Store } from '#store';
import type { Happenings, Outcome } from './happening.ts';
import type { HandoffEvent } from './lifecycle.ts';
import { maySee, worksAtDesk } from './sight.ts';

type HandoffAct = 'handoff-accepted' | 'handoff-ended' | 'handoff-transferred';
/** What the audit trail is told; whoever keeps it adds the time. */
export type HandoffAudit = Omit<AuditEntry, 'at' | 'act'> & { act: HandoffAct };

export interface AgentsActs {
  accept(id: HandoffId, member: StaffMember): Promise<Handoff>;
  end(id: HandoffId, member: StaffMember, ending: { note: string; returnToBot: boolean }): Promise<Handoff>;
  transfer(id: HandoffId, member: StaffMember, transfer: { skill: Skill; note: string }): Promise<Handoff>;
  setPresence(member: StaffMember, presence: Presence): Promise<void>;
}

/** What agents and supervisors do at the desk. */
export function openAgentsActs(parts: {
  store: Pick<Store, 'handoffs' | 'staff'>;
  jobs: Pick<Jobs, 'signals' | 'wakeMatching'>;
  happenings: Happenings;
  raise(id: HandoffId): Promise<void>;
  audit(record: HandoffAudit): Promise<void>;
  clock(): Date;
}): AgentsActs {
  const { store, jobs, happenings, raise, audit, clock } = parts;

  /** The event of somebody's act on a handoff; says why where it cannot be. */
  const act = async (
    id: HandoffId,
    member: StaffMember,
    event: HandoffEvent,
    note?: string,
  ): Promise<Outcome & { happened: true }> => {
    const outcome = await happenings.happen(id, event, note === undefined ? {} : { note });
    if (!outcome.happened) throw await whyNot(outcome.handoff, member);
    return outcome;
  };

  const whyNot = async (handoff: Handoff, member: StaffMember): Promise<Refusal> => {
    const { state, skill, heldBy, offeredTo } = handoff;
    // Who has the skill may know what became of a customer they saw in the line; others learn nothing.
    if (state === 'requested' || !(maySee(member, handoff) || member.skills.includes(skill)))
      return new Refusal('unknown-handoff');
    if (state === 'ended') return new Refusal('handoff-over');
    if (state === 'held') return new Refusal('held-by-another-agent', { agent: await nameOf(heldBy) });
    if (state === 'offered' && offeredTo !== member.id) return new Refusal('offered-to-another-agent');
    return new Refusal('not-yours-to-answer');
  };

  const nameOf = async (id: StaffId | null) => (id && (await store.staff.find(id))?.name) ?? '';

  const requireDesk = (member: StaffMember) => {
    if (!worksAtDesk(member)) throw new Refusal('role-missing', { roles: 'agent, supervisor' });
  };

  /** Who takes a customer is there, though not asking for more: else the next sweep would take the customer back. */
  const comeOnDuty = async ({ id }: StaffMember) => {
    if ((await store.staff.find(id))?.presence === 'offline') await store.staff.setPresence(id, 'away', clock());
  };

  return {
    async accept(id, member) {
      requireDesk(member);
      await comeOnDuty(member);
      const supervises = member.roles.includes('supervisor');
      const skills = member.roles.includes('agent') ? member.skills : [];
      const { name, account } = member;
      const agent = { id: member.id, name, account, skills, supervises };
      const outcome = await happenings.happen(id, { type: 'accepted', agent, at: clock() });
      if (!outcome.happened) {
        // The same click again: it has happened.
        if (outcome.handoff.state === 'held' && outcome.handoff.heldBy === member.id) return outcome.handoff;
        throw await whyNot(outcome.handoff, member);
      }
      await audit(told('handoff-accepted', outcome.handoff, member));
      return outcome.handoff;
    },

    async end(id, member, { note, returnToBot }) {
      requireDesk(member);
      const type = returnToBot ? 'returned-to-bot' : 'conversation-finished';
      const { handoff } = await act(id, member, { type, agent: member, at: clock() }, note);
      await audit(told('handoff-ended', handoff, member, { how: handoff.how }));
      return handoff;
    },

    async transfer(id, member, { skill, note }) {
      requireDesk(member);
      const { handoff, again } = await act(
        id,
        member,
        { type: 'transferred', agent: member, to: skill, at: clock() },
        note,
      );
      // A queue that is away costs the time until the next sweep, which raises it again.
      if (again) await raise(again).catch(() => {});
      await audit(told('handoff-transferred', handoff, member, { to: skill, next: again }));
      return handoff;
    },

    async setPresence({ id, roles, skills }, presence) {
      const at = clock();
      const line = await store.handoffs.open();
      if (presence === 'offline') {
        const count = line.filter(({ state, heldBy }) => state === 'held' && heldBy === id).length;
        if (count > 0) throw new Refusal('still-holding', { count });
      }
      await store.staff.setPresence(id, presence, at);
      jobs.signals.publish({ about: 'desk' });
      if (presence === 'offline') await giveBackOffers(id, at);
      if (presence === 'online' && roles.includes('agent')) {
        const left = line.filter((handoff) => handoff.unattended && skills.includes(handoff.skill));
        for (const handoff of left) await happenings.happen(handoff.id, { type: 'agent-came-on-duty', at });
        // As after every change: what cannot be woken now, the sweep wakes.
        await jobs.wakeMatching().catch(() => {});
      }
    },
  };

  async function giveBackOffers(id: StaffId, at: Date): Promise<void> {
    const agent = { id, name: '', account: '' };
    for (const handoff of await store.handoffs.open())
      if (handoff.state === 'offered' && handoff.offeredTo === id)
        await happenings.happen(handoff.id, { type: 'agent-lost', agent, ahead: 0, at });
  }
}

function told(
  act: HandoffAct,
  { id, conversation, skill }: Handoff,
  member: StaffMember,
  further: Readonly<Record<string, unknown>> = {},
): HandoffAudit {
  return { actor: member.id, act, subject: conversation, details: { handoff: id, skill, ...further } };
}
