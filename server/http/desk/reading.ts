import { type ConversationId, Refusal } from '#conversation';
import { mayRead } from '#handoff';
import type { Conversation, StaffMember } from '#store';
import type { Parts } from '../parts.ts';

/** Whoever goes on reading a conversation of somebody else's is written down again after so many milliseconds. */
const NOTED_AGAIN_MS = 15 * 60_000;

export interface Reading {
  /** Refuses 'unknown-conversation': one that somebody may not read is as unknown to them as one that is not there. */
  readable(id: ConversationId, member: StaffMember): Promise<Conversation>;
  may(member: StaffMember, id: ConversationId, customer: Conversation['customer']): Promise<boolean>;
  /** Writes down that somebody reads, or listens in on, what they do not hold: once for as long as they go on. */
  note(member: StaffMember, conversation: Conversation): Promise<void>;
}

/** Who reads which conversation at the desk, and the record that they did. */
export function openReading({ store, audit, clock }: Pick<Parts, 'store' | 'audit' | 'clock'>): Reading {
  const noted = new Map<string, number>();

  const may: Reading['may'] = async (member, id, customer) =>
    mayRead(member, await store.handoffs.ofConversation(id)) ||
    // Whoever serves a customer whom the bank has named reads what the same customer said before.
    (customer.bankId !== null && (await store.desk.serves(member.id, customer.id)));

  return {
    may,

    async readable(id, member) {
      const conversation = await store.conversations.find(id);
      if (!conversation || !(await may(member, conversation.id, conversation.customer)))
        throw new Refusal('unknown-conversation');
      return conversation;
    },

    async note(member, { id, control, lastSeq }) {
      if (holds(member, control)) return;
      const now = clock().getTime();
      const key = `${member.id} ${id}`;
      if (now - (noted.get(key) ?? Number.NEGATIVE_INFINITY) < NOTED_AGAIN_MS) return;
      await audit({ actor: member.id, act: 'transcript-read', subject: id, details: { through: lastSeq } });
      for (const [old, at] of noted) if (now - at >= NOTED_AGAIN_MS) noted.delete(old);
      noted.set(key, now);
    },
  };
}

export function holds(member: StaffMember, control: Conversation['control']): boolean {
  return control.by === 'agent' && control.agent === member.id;
}
