import type { ConversationId } from '#conversation';
import type { Jobs } from '#jobs';
import type { DueMessage, Settled, Store } from '#store';
import type { Channel } from './channel.ts';

/**
 * Brings messages to somebody else's server: a platform's, a connector's.
 *
 * Not part of it: what is due, in which order, and that nobody else brings it meanwhile (the record and the loop around
 * it see to that).
 */
export interface Carrier {
  /** As conversations name their channel in the record. */
  readonly name: string;

  /**
   * Sends the beginning of what is due, or decides that it is not sent; says which messages that was and what became of
   * them. Asked again for the rest. A throw leaves everything due: it is tried again by the sweep, a few seconds later.
   * Must be over, one way or the other, within half a minute.
   */
  carry(conversation: ConversationId, due: readonly [DueMessage, ...DueMessage[]]): Promise<Settled>;
}

/** Longer than a carrier takes: whoever stands still for longer has died, and another begins anew. */
const TAKEN_MS = 60_000;

/**
 * A channel outside. One process at a time brings what a conversation has due; the control token is looked at before
 * each sending. A process that dies between a sending and its record sends the same again when it is back: twice is
 * better than never. Nothing else is brought twice.
 */
export function openOutsideChannel(parts: {
  store: Pick<Store, 'deliveries'>;
  jobs: Pick<Jobs, 'signals'>;
  carrier: Carrier;
  clock(): Date;
  newId(): string;
}): Channel {
  const { store, jobs, carrier, clock, newId } = parts;
  const { deliveries } = store;

  return {
    name: carrier.name,
    atOnce: false,
    async deliver(conversation) {
      const by = newId();
      try {
        for (;;) {
          const at = clock();
          const until = new Date(at.getTime() + TAKEN_MS);
          const [first, ...rest] = await deliveries.take(conversation, { by, at, until });
          if (!first) return;
          await deliveries.settle(conversation, by, await carrier.carry(conversation, [first, ...rest]));
          jobs.signals.publish({ about: 'conversation', id: conversation });
        }
      } catch (failure) {
        await deliveries.giveBack(conversation, by);
        throw failure;
      }
    },
  };
}
