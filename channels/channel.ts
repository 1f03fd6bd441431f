import type { ConversationId } from '#conversation';
import type { Jobs } from '#jobs';
import type { Store } from '#store';
import { Remembered } from './remembered.ts';

/**
 * A way on which customers are reached.
 *
 * Not part of this port: what comes in (each channel listens in its own way and hands it to the inbox), deciding what
 * is due and in which order (the record does, and supersedes what the bot may no longer say), and when to try again
 * (the sweep does).
 */
export interface Channel {
  /** As conversations name their channel in the record. */
  readonly name: string;

  /**
   * True where delivering waits for nobody outside: it is then done where the words were committed, without a job in
   * between. What fails is left to a job all the same.
   */
  readonly atOnce: boolean;

  /**
   * Brings the customer everything that is due in this conversation, in the order of the record. May be called again,
   * and by several at once: nothing is brought twice. A throw leaves the rest due.
   */
  deliver(conversation: ConversationId): Promise<void>;
}

/**
 * The web: pages read from the record what they are shown, after their own watermark. So delivering is showing, and
 * telling whoever holds their streams.
 */
export function openWebChannel({ store, jobs }: DeliveryParts): Channel {
  return {
    name: 'web',
    atOnce: true,
    async deliver(conversation) {
      const { sent, superseded } = await store.deliveries.show(conversation);
      if (sent + superseded > 0) jobs.signals.publish({ about: 'conversation', id: conversation });
    },
  };
}

export interface Deliveries {
  /** The consumer of the deliveries queue: brings a conversation what is due, on the channel it is held on. */
  deliver(conversation: ConversationId): Promise<void>;
  /** Has what is due brought: at once where the channel can, by a job otherwise. Throws where neither could be had. */
  dispatch(conversation: ConversationId): Promise<void>;
}

export function openDeliveries({
  store,
  jobs,
  channels,
}: Pick<DeliveryParts, 'store'> & { jobs: Pick<Jobs, 'wake'>; channels: readonly Channel[] }): Deliveries {
  const named = new Map(channels.map((channel) => [channel.name, channel]));
  // A conversation keeps its channel.
  const known = new Remembered<ConversationId, string>(10_000);

  const channelOf = async (conversation: ConversationId): Promise<Channel | null> => {
    const name = known.get(conversation) ?? (await store.conversations.find(conversation))?.channel;
    // Deleted since it was woken: there is nobody to bring anything to.
    if (name === undefined) return null;
    const channel = named.get(name);
    if (!channel) throw new Error(`Nothing delivers to the channel "${name}".`);
    known.set(conversation, name);
    return channel;
  };

  return {
    async deliver(conversation) {
      await (await channelOf(conversation))?.deliver(conversation);
    },

    async dispatch(conversation) {
      const channel = await channelOf(conversation);
      if (!channel) return;
      // What fails at once, a job tries again, and tells whoever watches the queues if it fails too.
      const brought =
        channel.atOnce &&
        (await channel.deliver(conversation).then(
          () => true,
          () => false,
        ));
      if (!brought) await jobs.wake('deliveries', conversation);
    },
  };
}

interface DeliveryParts {
  store: Pick<Store, 'conversations' | 'deliveries'>;
  jobs: Pick<Jobs, 'signals'>;
}
