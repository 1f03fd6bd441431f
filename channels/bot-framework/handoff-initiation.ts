import type { Message } from '#conversation';
import type { HandoffJob } from '#jobs';
import type { Conversation, Handoff } from '#store';
import { activityOf } from './activities.ts';
import { type Activity, ActivityTypes, EventFactory, TurnContext } from './botbuilder.ts';
import { bot, channelId, conversationAccount, customerAccount, locale } from './names.ts';
import { RecordAdapter } from './record-adapter.ts';

interface HandedOver {
  handoff: Pick<Handoff, 'id' | 'skill' | 'reason' | 'findings' | 'summary' | 'throughSeq' | 'requestedAt' | 'ruling'>;
  conversation: Pick<Conversation, 'id' | 'channel' | 'customer'>;
  /** The record of the conversation, oldest first; what lies after `throughSeq` is left out. */
  messages: readonly Message[];
}

/**
 * Bot Framework's `handoff.initiate` event: why a conversation is handed over, to which skill, how soon by the policy, and
 * everything said so far, masked. The same handoff makes the same event. Superseded messages are not part of it: the customer never saw
 * them.
 */
export function composeHandoffInitiation({ handoff, conversation, messages }: HandedOver): HandoffJob['event'] {
  const said = messages.filter(({ seq, delivery }) => seq <= handoff.throughSeq && delivery !== 'superseded');
  const inProtocol = (message: Message): Partial<Activity> => {
    const activity = {
      ...activityOf(message, { user: conversation.customer.id, latestOwn: null }),
      channelId: channelOf(conversation),
    };
    // What a customer's client sent along was never masked, and says nothing to a person.
    if (message.author.by === 'customer') delete activity.channelData;
    return activity;
  };
  const asked = said.findLast(({ author }) => author.by === 'customer');
  const incoming: Partial<Activity> = {
    ...(asked ? inProtocol(asked) : { type: ActivityTypes.Message, channelId: channelOf(conversation), locale }),
    conversation: conversationAccount(conversation.id),
    from: customerAccount(conversation.customer.id),
    recipient: bot(null),
    serviceUrl: `urn:xianting:${conversation.channel}`,
  };
  const { id: handoffId, skill, reason, findings, summary, throughSeq, ruling } = handoff;
  const { localTimezone: _, ...event } = EventFactory.createHandoffInitiation(
    new TurnContext(new RecordAdapter(), incoming),
    { handoffId, skill, reason, findings, summary, throughSeq, ruling },
    { activities: said.map((message) => inProtocol(message) as Activity) },
  );
  // As it goes through a queue: JSON and nothing else.
  return JSON.parse(JSON.stringify({ ...event, id: handoffId, timestamp: handoff.requestedAt })) as HandoffJob['event'];
}

function channelOf({ channel }: Pick<Conversation, 'channel'>): string {
  return channel === 'web' ? channelId : channel;
}
