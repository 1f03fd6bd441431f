import { type HandoffId, type Message, Refusal } from '#conversation';
import type { HandoffJob, Jobs } from '#jobs';
import type { Handoff, Store } from '#store';
import type { Happenings } from './happening.ts';
import { aheadOf } from './line.ts';

export interface Intake {
  raise(id: HandoffId): Promise<void>;
  receive(job: HandoffJob): Promise<void>;
}

/** How much of a long conversation travels with the handoff: its last messages. The record has the rest. */
const TRANSCRIPT_AT_MOST = 500;

/** From the bot's request through the queue of its skill to the waiting line. */
export function openIntake(parts: {
  store: Pick<Store, 'handoffs' | 'conversations' | 'staff'>;
  jobs: Pick<Jobs, 'sendHandoff'>;
  happenings: Happenings;
  composeInitiation(initiation: { handoff: Handoff; messages: readonly Message[] }): HandoffJob['event'];
  presentSince(at: Date): Date;
  clock(): Date;
}): Intake {
  const { store, jobs, happenings, composeInitiation, presentSince, clock } = parts;

  return {
    async raise(id) {
      const handoff = await store.handoffs.find(id);
      if (!handoff) throw new Refusal('unknown-handoff');
      if (handoff.state !== 'requested') return;
      const { conversation, skill, throughSeq } = handoff;
      const from = Math.max(0, throughSeq - TRANSCRIPT_AT_MOST);
      const messages = await store.conversations.transcript(conversation, from, throughSeq - from);
      await jobs.sendHandoff({ handoff: id, conversation, skill, event: composeInitiation({ handoff, messages }) });
    },

    async receive({ handoff: id }) {
      const handoff = await store.handoffs.find(id);
      // Brought a second time, or what it was for is over or gone: there is nothing left to do.
      if (handoff?.state !== 'requested') return;
      const at = clock();
      const [onDuty, ahead] = await Promise.all([
        store.staff.onDuty(handoff.skill, presentSince(at)),
        aheadOf(store, handoff),
      ]);
      await happenings.happen(id, { type: 'received', attended: onDuty > 0, ahead, at });
    },
  };
}
