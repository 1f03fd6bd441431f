import type { ConversationId, HandoffId } from '#conversation';
import type { Jobs } from '#jobs';
import type { Handoff, Store } from '#store';
import { type Effect, type HandoffEvent, step } from './lifecycle.ts';
import { changeFor, lifeOf } from './record.ts';

/** What came of an event. `handoff` is how it stands now. */
export type Outcome =
  | { happened: true; handoff: Handoff; effects: readonly Effect[]; again: HandoffId | null }
  | { happened: false; handoff: Handoff };

/**
 * Makes events happen: the step within the transaction that stores it, then the news of it.
 *
 * `event` is asked with the handoff locked; null leaves it as it is. What a stage does not know does not happen: the
 * caller says why, to whoever asked. Refuses 'unknown-handoff'.
 */
export interface Happenings {
  happen(
    id: HandoffId,
    event: HandoffEvent | ((handoff: Handoff) => HandoffEvent | null),
    remarks?: { note?: string },
  ): Promise<Outcome>;
  /** Tells the pages to look again, and wakes whoever the effects are for. */
  announce(conversation: ConversationId, effects: readonly Effect[]): Promise<void>;
}

export function openHappenings(parts: {
  store: Pick<Store, 'handoffs'>;
  jobs: Pick<Jobs, 'wake' | 'wakeMatching' | 'signals'>;
  clock(): Date;
  newId(): string;
}): Happenings {
  const { store, jobs, clock, newId } = parts;

  const announce: Happenings['announce'] = async (conversation, effects) => {
    jobs.signals.publish({ about: 'desk' });
    jobs.signals.publish({ about: 'conversation', id: conversation });
    // The record has what these are for: a queue that is away costs the time until the next sweep, nothing else.
    await Promise.allSettled([
      ...(effects.some(({ effect }) => effect === 'say') ? [jobs.wake('deliveries', conversation)] : []),
      ...(effects.some(({ effect }) => effect === 'match-again') ? [jobs.wakeMatching()] : []),
      ...effects.flatMap((effect) =>
        effect.effect === 'wake-offer-timer' ? [jobs.wakeMatching(effect.at.getTime() - clock().getTime())] : [],
      ),
    ]);
  };

  return {
    announce,

    async happen(id, event, remarks = {}) {
      const at = clock();
      const written: { effects: readonly Effect[]; again: HandoffId | null }[] = [];
      const handoff = await store.handoffs.change(id, at, (current) => {
        const happened = typeof event === 'function' ? event(current) : event;
        const came = happened && step(lifeOf(current), happened);
        if (!came || 'refused' in came) return null;
        const change = changeFor(current, came, { ...remarks, at, newId });
        written.push({ effects: came.effects, again: change.again?.id ?? null });
        return change;
      });
      const [came] = written;
      if (!came) return { happened: false, handoff };
      await announce(handoff.conversation, came.effects);
      return { happened: true, handoff, ...came };
    },
  };
}
