import { type HandoffId, skills } from '#conversation';
import type { Jobs } from '#jobs';
import type { Handoff, Store } from '#store';
import type { Happenings } from './happening.ts';
import { type Effect, step } from './lifecycle.ts';
import { aheadOf } from './line.ts';
import { match } from './matching.ts';
import { lifeOf } from './record.ts';

export interface Upkeep {
  matchNow(): Promise<void>;
  sweep(): Promise<void>;
}

/** A request this old should long have come through its queue: it has lost its job. */
const RAISE_AGAIN_AFTER_MS = 2_000;

/** Looks for what has come apart in one way, and mends each case by an attempt of its own. */
type Mending = (at: Date, attempt: (act: () => Promise<unknown>) => Promise<unknown>) => Promise<void>;

/** Matching, and the reconciling of what time, crashes and lost jobs left behind. */
export function openUpkeep(parts: {
  store: Pick<Store, 'handoffs' | 'staff'>;
  jobs: Pick<Jobs, 'wakeMatching'>;
  happenings: Happenings;
  raise(id: HandoffId): Promise<void>;
  settings: { offerSeconds: number; customerGoneMinutes: number };
  /** Since when an agent must have been seen to be there. */
  presentSince(at: Date): Date;
  /** The same for customers in the line. */
  waitingSince(at: Date): Date;
  clock(): Date;
}): Upkeep {
  const { store, jobs, happenings, raise, settings, presentSince, waitingSince, clock } = parts;
  const { happen, announce } = happenings;

  const lapseOffers: Mending = async (at, attempt) => {
    const isOver = ({ state, offerUntil }: Handoff) => state === 'offered' && offerUntil !== null && offerUntil <= at;
    for (const { id } of (await store.handoffs.open()).filter(isOver))
      await attempt(() => happen(id, { type: 'offer-lapsed', at }));
  };

  const raiseAgain: Mending = async (at, attempt) => {
    const isLost = ({ state, requestedAt }: Handoff) =>
      state === 'requested' && at.getTime() - requestedAt.getTime() > RAISE_AGAIN_AFTER_MS;
    // Where the job stands after all, sending it again changes nothing.
    for (const { id } of (await store.handoffs.open()).filter(isLost)) await attempt(() => raise(id));
  };

  const letGoOfCustomers: Mending = async (at, attempt) => {
    const since = waitingSince(at);
    // Looked at once more under the lock: the customer may just have come back.
    for (const id of await store.handoffs.customersGone(since))
      await attempt(() =>
        happen(id, ({ customerSeenAt }) => (customerSeenAt < since ? { type: 'customer-left', at } : null)),
      );
  };

  const takeFromAgents: Mending = async (at, attempt) => {
    for (const { handoff: id, agent } of await store.handoffs.agentsGone(presentSince(at)))
      await attempt(async () => {
        const [handoff, member] = await Promise.all([store.handoffs.find(id), store.staff.find(agent)]);
        if (!handoff || !member) return;
        await happen(id, { type: 'agent-lost', agent: member, ahead: await aheadOf(store, handoff), at });
      });
  };

  const sayWhoIsOnDuty: Mending = async (at, attempt) => {
    const waiting = (await store.handoffs.open()).filter(({ state }) => state === 'waiting');
    for (const skill of skills) {
      const line = waiting.filter((handoff) => handoff.skill === skill);
      if (line.length === 0) continue;
      const attended = (await store.staff.onDuty(skill, presentSince(at))) > 0;
      for (const { id } of line.filter(({ unattended }) => unattended === attended))
        await attempt(() => happen(id, { type: attended ? 'agent-came-on-duty' : 'nobody-on-duty', at }));
    }
    if (waiting.length > 0) await attempt(() => jobs.wakeMatching());
  };

  return {
    async matchNow() {
      const at = clock();
      await lapseOffers(at, (act) => act());
      const until = new Date(at.getTime() + settings.offerSeconds * 1_000);
      const made: { handoff: Handoff; effects: readonly Effect[] }[] = [];
      await store.handoffs.match(at, presentSince(at), (waiting, agents) => {
        const offers = match(waiting, agents, until);
        for (const { handoff: id, agent } of offers) {
          const handoff = waiting.find((one) => one.id === id);
          const matched = handoff && step(lifeOf(handoff), { type: 'agent-matched', agent, until, at });
          if (!matched || 'refused' in matched) throw new Error(`Matched handoff ${id}, which does not wait.`);
          made.push({ handoff, effects: matched.effects });
        }
        return offers;
      });
      for (const { handoff, effects } of made) await announce(handoff.conversation, effects);
    },

    async sweep() {
      const at = clock();
      const failures: unknown[] = [];
      // Each by itself: one that cannot be raised keeps no other customer with an agent who is gone.
      const attempt = async (act: () => Promise<unknown>) => {
        await act().catch((failure: unknown) => failures.push(failure));
      };
      for (const mend of [lapseOffers, letGoOfCustomers, takeFromAgents, sayWhoIsOnDuty, raiseAgain])
        await attempt(() => mend(at, attempt));
      if (failures.length > 0) throw new AggregateError(failures, 'Part of a sweep failed; the next one takes it up.');
    },
  };
}
