import {
  type Assurance,
  type ConversationId,
  type CustomerId,
  type MessageContent,
  Refusal,
  type Tier,
} from '#conversation';
import type { Jobs } from '#jobs';
import { maskDeep } from '#privacy';
import type { Appended, Conversation, Store } from '#store';
import { asWritten } from './written.ts';

/**
 * Every channel's way in: what a customer says and who a customer is comes to the record through here, whatever it
 * travelled on.
 *
 * Not part of it: telling whether a request is genuine (the channel does), proving who somebody is (`identity` does),
 * and answering (a turn does, later).
 */
export interface Inbox {
  /**
   * Takes a customer's message: only what a reader sees of it, masked, the original sealed beside it. It is recorded
   * when the call returns; waking the bot may fail without harm, because pending conversations are swept. The same
   * `clientId` again is the same message. Refuses 'empty-message', 'too-large' and 'unknown-conversation'.
   */
  receive(message: CustomerMessage): Promise<Appended>;

  /** Begins a conversation with a visitor nobody has named yet. False where it had begun already. */
  openVisitor(beginning: Beginning): Promise<boolean>;

  /** Begins a conversation with a customer whom the bank has named. False where it had begun already. */
  openKnown(beginning: Beginning & { assurance: Assurance }): Promise<boolean>;

  /** The customer the bank has named, for a conversation about to begin. */
  recognise(proven: Proven): Promise<CustomerId>;

  /**
   * Says in the middle of a conversation who the customer is. Everything said so far is kept, and the customer is
   * told. Refuses 'unknown-conversation', and 'conversation-of-another'.
   */
  identify(conversation: ConversationId, proven: Proven): Promise<void>;

  /** 有用 / 没解决 on an answer. Refuses 'unknown-message'. */
  rate(conversation: ConversationId, seq: number, helped: boolean): Promise<void>;
}

interface CustomerMessage {
  conversation: ConversationId;
  /** Unique in the conversation, chosen by the customer's end. */
  clientId: string;
  text: string;
  content: MessageContent;
}

interface Beginning {
  channel: string;
  conversation: ConversationId;
  customer: CustomerId;
}

/** What the bank has said about who somebody is, after its signature was checked. */
export interface Proven {
  bankId: string;
  tier: Tier;
  birthYear: number | null;
  assurance: Assurance;
}

interface InboxParts {
  store: Pick<Store, 'conversations' | 'customers'>;
  jobs: Pick<Jobs, 'wake' | 'signals'>;
  mask(text: string): string;
  /** Seals a text under the customer's own key. */
  seal(customer: CustomerId, text: string): Promise<Uint8Array>;
  clock(): Date;
  newId(): string;
  /** How long to wait for more of a burst after a text, in milliseconds. */
  quietTime(text: string): number;
  /** Told of what failed without harm to the customer. */
  failed(doing: string, error: unknown): void;
}

const identified = '已确认您的身份，之前的对话都已保留，我们继续为您服务。';

export function openInbox({ store, jobs, mask, seal, clock, newId, quietTime, failed }: InboxParts): Inbox {
  const { conversations, customers } = store;

  /** The customer has waited for the record, not for the queue: a wake-up that fails or hangs holds nobody up. */
  const wake = (queue: 'turns' | 'deliveries', conversation: ConversationId, delayMs?: number) => {
    jobs.wake(queue, conversation, delayMs).catch((error: unknown) => failed(`waking ${queue}`, error));
  };
  const signal = (conversation: ConversationId) => jobs.signals.publish({ about: 'conversation', id: conversation });

  const sealOriginal = async (conversation: ConversationId, text: string) => {
    // Under the key of whoever the conversation is with now: identifying may have changed that since the token.
    const { customer } = (await conversations.find(conversation)) ?? refuse();
    return { sealed: await seal(customer.id, text), sealedFor: customer.id };
  };
  const refuse = (): never => {
    throw new Refusal('unknown-conversation');
  };

  /**
   * Resolves with the conversation where it stood already. Of two that begin the same one at once, one writes and the
   * other finds it written.
   */
  const beginOnce = async (conversation: ConversationId, begin: () => Promise<void>): Promise<Conversation | null> => {
    const standing = await conversations.find(conversation);
    if (standing) return standing;
    try {
      await begin();
      return null;
    } catch (error) {
      const begunMeanwhile = await conversations.find(conversation);
      if (!begunMeanwhile) throw error;
      return begunMeanwhile;
    }
  };

  const recognise = ({ bankId, tier, birthYear }: Proven) =>
    customers.recognise(bankId, { tier, birthYear, newId: newId() as CustomerId, at: clock() });

  return {
    async receive({ conversation, clientId, text, content }) {
      const original = asWritten(text);
      const masked = mask(original);
      const beside =
        masked === original ? { sealed: null, sealedFor: null } : await sealOriginal(conversation, original);
      const appended = await conversations.append({
        conversation,
        // The bot and the house name their own messages in the same conversation: a customer's name never meets theirs.
        clientId: `customer:${clientId}`,
        text: masked,
        content: withMaskedDetails(content),
        ...beside,
        at: clock(),
      });
      if (!appended.repeated && appended.control === 'bot') wake('turns', conversation, quietTime(original));
      signal(conversation);
      return appended;
    },

    async openVisitor({ channel, conversation, customer }) {
      const standing = await beginOnce(conversation, async () => {
        const at = clock();
        // Fails where another beginning of this conversation has added the visitor; then opening it may still succeed.
        const added = await customers.addVisitor(customer, at).catch((error: unknown) => ({ error }));
        await conversations.open({ id: conversation, channel, customer, at }).catch((error: unknown) => {
          throw added?.error ?? error;
        });
      });
      return standing === null;
    },

    async openKnown({ channel, conversation, customer, assurance }) {
      const standing = await beginOnce(conversation, () =>
        conversations.open({ id: conversation, channel, customer, at: clock() }),
      );
      // Also where a process died between the two; but an older token never weakens what was proven since.
      if (!standing?.customer.assurance) await conversations.identify(conversation, { customer, assurance });
      return standing === null;
    },

    recognise,

    async identify(conversation, proven) {
      const { customer: before } = (await conversations.find(conversation)) ?? refuse();
      if (before.bankId !== null && before.bankId !== proven.bankId) throw new Refusal('conversation-of-another');
      const customer = await recognise(proven);
      await conversations.identify(conversation, { customer, assurance: proven.assurance });
      await conversations.appendNotices(
        conversation,
        [{ text: identified, content: { notice: 'identified' } }],
        [`identified:${customer}:${proven.assurance}`],
        clock(),
      );
      wake('deliveries', conversation);
      signal(conversation);
    },

    rate: (conversation, seq, helped) => conversations.rate(conversation, seq, helped, clock()),
  };
}

/**
 * What a client sends along is recorded and echoed as it came, but personal data in it is masked like the text. Its own
 * name for the message stays: the client finds its message by it.
 */
function withMaskedDetails(content: MessageContent): MessageContent {
  const { channelData } = content;
  if (!channelData) return content;
  const { clientActivityID } = channelData;
  return {
    ...content,
    channelData: { ...maskDeep(channelData), ...(clientActivityID === undefined ? {} : { clientActivityID }) },
  };
}
