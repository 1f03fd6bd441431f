import type { Message, NoticeKind } from '#conversation';
import { type Activity, EventFactory } from './botbuilder.ts';
import { activityIdOf, bot, channelId, conversationAccount } from './names.ts';

/** Bot Framework's words for where a handoff stands; it has no others than these and `failed`. */
const states: Partial<Record<NoticeKind, 'accepted' | 'completed'>> = {
  'agent-joined': 'accepted',
  'agent-left': 'completed',
};

/**
 * The `handoff.status` event that goes with a shown notice of a person coming or going, or null: for clients that draw
 * it in their own way. Named after the notice, so that it is the same event whenever it is read.
 */
export function composeHandoffStatus(message: Message): Partial<Activity> | null {
  const { conversation, shown, at } = message;
  const state = handoffStateOf(message);
  if (!state || shown === null) return null;
  // Bot Framework adds the server's own time zone, which is nobody's business.
  const { localTimezone: _, ...event } = EventFactory.createHandoffStatus(conversationAccount(conversation), state);
  return { ...event, id: `${activityIdOf(conversation, shown)}|status`, timestamp: at, channelId, from: bot(null) };
}

/** Where a notice says that the handoff stands; null for any other message. */
export function handoffStateOf({ content }: Pick<Message, 'content'>): 'accepted' | 'completed' | null {
  return (content.notice && states[content.notice]) ?? null;
}
