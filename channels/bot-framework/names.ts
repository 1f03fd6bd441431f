import { type ConversationId, Refusal } from '#conversation';
import type { Activity } from './botbuilder.ts';

/** Where the Direct Line stands on its server; part of the `domain` that clients are given. */
export const directLinePath = '/v3/directline';
/** As Bot Framework calls this channel; the record calls it the web. */
export const channelId = 'directline';
export const locale = 'zh-CN';

/** The protocol's account of a conversation: of what it may say, we say its name. */
export function conversationAccount(id: string): Activity['conversation'] {
  return { id } as Activity['conversation'];
}

export function customerAccount(id: string): Activity['from'] {
  return { id, role: 'user' } as Activity['from'];
}

/** Whoever speaks for the house: the bot, or an agent under the name that customers see. */
export function bot(agentName: string | null): Activity['from'] {
  return { id: agentName === null ? 'xianting' : 'agent', name: agentName ?? '先听', role: 'bot' };
}

/** Names a message by its place among what the customer is shown, as Direct Line does: `CONVERSATION|0000012`. */
export function activityIdOf(conversation: ConversationId, shown: number): string {
  return `${conversation}|${String(shown).padStart(7, '0')}`;
}

/** The place among what is shown, or null for what names no message of this conversation. */
export function shownOf(conversation: ConversationId, activityId: string): number | null {
  const place = activityId.startsWith(`${conversation}|`) ? activityId.slice(conversation.length + 1) : '';
  return readPlace(place);
}

/** A whole number that PostgreSQL's integer holds. */
function readPlace(digits: string): number | null {
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

/**
 * Where a reader stands, as its client says it: empty and `-` mean the beginning. Refuses 'invalid-input'.
 *
 * Direct Line's own documents would show a reader without a watermark only what is still to come; but a page that lost
 * its stream before the first frame has none, and would miss what was shown meanwhile.
 */
export function readWatermark(watermark: unknown): number {
  if (watermark === undefined || watermark === null || watermark === '' || watermark === '-') return 0;
  const place = typeof watermark === 'string' ? readPlace(watermark) : null;
  if (place === null) throw new Refusal('invalid-input', { where: 'watermark', why: '≠ 0–999999999' });
  return place;
}
