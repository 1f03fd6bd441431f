import { type ConversationId, type CustomerId, type MessageContent, Refusal } from '#conversation';
import type { Jobs } from '#jobs';
import type { Store } from '#store';
import type { Inbox, Proven } from '../inbox.ts';
import { type Activity, ActivityHandler, type TurnContext } from './botbuilder.ts';
import { activityIdOf, bot, channelId, conversationAccount, customerAccount, locale, shownOf } from './names.ts';
import type { Posted } from './posted.ts';
import { RecordAdapter } from './record-adapter.ts';

export interface IntakeParts {
  inbox: Inbox;
  store: Pick<Store, 'conversations'>;
  jobs: Pick<Jobs, 'signals'>;
  /** Checks a bank's statement of who somebody is. Refuses 'assertion-refused'. */
  proveCustomer(assertion: string): Promise<Proven>;
  /** Takes the customer out of the waiting line and back to the bot. */
  leaveLine(conversation: ConversationId): Promise<void>;
  newId(): string;
}

/** Takes a posted activity and resolves with the id it has from now on: of the message, or of what left no message. */
export type Intake = (posted: Posted, from: { conversation: ConversationId; user: CustomerId }) => Promise<string>;

/** Where Bot Framework's turn of an incoming activity leads to the inbox. */
export function openIntake({ inbox, store, jobs, proveCustomer, leaveLine, newId }: IntakeParts): Intake {
  const adapter = new RecordAdapter();
  const handler = new ActivityHandler();
  const typing = (id: ConversationId, by: 'customer' | 'bot') =>
    jobs.signals.publish({ about: 'typing', id, by, name: null });

  handler.onMessage(async (context, next) => {
    const { conversation, posted } = taken(context);
    if (posted.does === 'says') {
      const content: MessageContent = posted.channelData ? { channelData: posted.channelData } : {};
      const { shown, repeated, control } = await inbox.receive({
        conversation,
        clientId: posted.clientId ?? newId(),
        text: posted.text,
        content,
      });
      // Until the turn is taken nobody else can say that an answer is on its way.
      if (control === 'bot' && !repeated) typing(conversation, 'bot');
      // A customer's message is shown where it is recorded.
      if (shown !== null) context.activity.id = activityIdOf(conversation, shown);
    }
    await next();
  });

  handler.onEvent(async (context, next) => {
    const { conversation, posted } = taken(context);
    if (posted.does === 'identifies') await inbox.identify(conversation, await proveCustomer(posted.assertion));
    if (posted.does === 'rates') await rate(conversation, posted.activityId, posted.helped);
    if (posted.does === 'leaves-line') await leaveLine(conversation);
    await next();
  });

  // It is nobody's record: whoever is there sees it, and it is over in seconds.
  handler.onTyping(async (context, next) => {
    const { conversation, posted } = taken(context);
    if (posted.does === 'types') typing(conversation, 'customer');
    await next();
  });

  const rate = async (conversation: ConversationId, activityId: string, helped: boolean) => {
    const shown = shownOf(conversation, activityId);
    const [message] = shown ? await store.conversations.shownAfter(conversation, shown - 1, 1) : [];
    if (!message || message.shown !== shown) throw new Refusal('unknown-message');
    await inbox.rate(conversation, message.seq, helped);
  };

  return async (posted, { conversation, user }) => {
    // Who says it and where is the token's word, never the activity's.
    const activity: Partial<Activity> = {
      type: activityTypes[posted.does],
      id: newId(),
      channelId,
      conversation: conversationAccount(conversation),
      from: customerAccount(user),
      recipient: bot(null),
      locale,
      ...(posted.does === 'says' && { text: posted.text }),
      value: posted,
    };
    await adapter.receive(activity, (context) => handler.run(context));
    return activity.id ?? newId();
  };
}

const activityTypes = {
  says: 'message',
  identifies: 'event',
  rates: 'event',
  'leaves-line': 'event',
  types: 'typing',
  // Receivers pass over it.
  nothing: 'typing',
} as const satisfies Record<Posted['does'], string>;

function taken({ activity }: TurnContext): { conversation: ConversationId; posted: Posted } {
  return { conversation: activity.conversation.id as ConversationId, posted: activity.value as Posted };
}
