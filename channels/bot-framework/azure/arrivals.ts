import { createHmac } from 'node:crypto';
import { type ConversationId, type CustomerId, Refusal } from '#conversation';
import type { Jobs } from '#jobs';
import type { HeldReference, Store } from '#store';
import type { Inbox, Proven } from '../../inbox.ts';
import type { Incoming } from './activity-read.ts';
import { channelName } from './naming.ts';

/** Brings what customers did to the record. When it returns, it is there; the same activity again changes nothing. */
export type Arrivals = (incoming: Incoming) => Promise<void>;

export interface ArrivalsParts {
  store: Pick<Store, 'references'>;
  jobs: Pick<Jobs, 'signals'>;
  inbox: Pick<Inbox, 'receive' | 'openVisitor' | 'identify'>;
  appId: string;
  /** Names conversations, so that their ids say nothing of the channel's. */
  secret: Uint8Array;
  /** Checks a bank's statement of who somebody is. Refuses 'assertion-refused'. */
  proveCustomer(assertion: string): Promise<Proven>;
  /** Takes the customer out of the waiting line and back to the bot. */
  leaveLine(conversation: ConversationId): Promise<void>;
  newId(): string;
  failed(doing: string, error: unknown): void;
}

export function openArrivals(parts: ArrivalsParts): Arrivals {
  const { store, jobs, inbox, appId, secret, newId } = parts;

  /** The conversation, begun where there is none, and reached from now on as this activity says. */
  const open = async (reference: HeldReference): Promise<ConversationId> => {
    // Named after the channel's: of two first activities at once, both begin the same conversation.
    const conversation = nameOf(secret, appId, reference);
    if (await store.references.keep({ conversation, appId, reference })) return conversation;
    await inbox.openVisitor({ channel: channelName, conversation, customer: newId() as CustomerId });
    await store.references.keep({ conversation, appId, reference });
    return conversation;
  };

  const typing = (id: ConversationId, by: 'customer' | 'bot') =>
    jobs.signals.publish({ about: 'typing', id, by, name: null });

  return async ({ reference, did }) => {
    if (did.did === 'nothing') return;
    const conversation = await open(reference);
    switch (did.did) {
      case 'says': {
        const content = did.unreadable ? { unreadable: did.unreadable } : {};
        const { control, repeated } = await inbox.receive({
          conversation,
          clientId: did.name ?? newId(),
          text: did.text,
          content,
        });
        if (control === 'bot' && !repeated) typing(conversation, 'bot');
        return;
      }
      case 'types':
        typing(conversation, 'customer');
        return;
      case 'identifies':
        // There is no page to show the refusal on: the conversation goes on with a visitor.
        await parts.proveCustomer(did.assertion).then(
          (proven) => inbox.identify(conversation, proven),
          (error: unknown) => {
            if (!(error instanceof Refusal)) throw error;
            parts.failed('identifying a customer', error);
          },
        );
        return;
      case 'leaves':
      case 'leaves-line':
        await parts.leaveLine(conversation);
    }
  };
}

function nameOf(secret: Uint8Array, appId: string, { channelId, conversation, user }: HeldReference): ConversationId {
  const held = JSON.stringify([appId, channelId, conversation.id, user.id]);
  return `az-${createHmac('sha256', secret).update(held).digest('base64url').slice(0, 32)}` as ConversationId;
}
