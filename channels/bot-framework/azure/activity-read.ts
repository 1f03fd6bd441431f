import { z } from 'zod';
import { type MessageContent, Refusal } from '#conversation';
import { CustomerEvents } from '#conversation/wire';
import type { HeldReference } from '#store';
import { ActivityTypes } from '../botbuilder.ts';

/** What came in from a channel: with whom it is held and how it is answered, and what the customer did. */
export interface Incoming {
  reference: HeldReference;
  did: Did;
}

export type Did =
  | { did: 'says'; name: string | null; text: string; unreadable?: NonNullable<MessageContent['unreadable']> }
  | { did: 'comes' }
  | { did: 'leaves' }
  | { did: 'types' }
  | { did: 'identifies'; assertion: string }
  | { did: 'leaves-line' }
  /** Reactions, installations, what the protocol may invent: receivers pass over what they do not know. */
  | { did: 'nothing' };

const id = z.string().min(1).max(512);

/** An activity as far as it is used; whatever else stands in it is the channel's own. */
const Sent = z.looseObject({
  type: z.string().min(1).max(64),
  id: id.nullish(),
  channelId: z.string().min(1).max(64),
  serviceUrl: z.url().max(2_048),
  from: z.looseObject({ id, aadObjectId: id.nullish() }),
  recipient: z.looseObject({ id, name: z.string().max(256).nullish() }),
  conversation: z.looseObject({
    id,
    isGroup: z.boolean().nullish(),
    conversationType: z.string().max(64).nullish(),
    tenantId: z.string().max(128).nullish(),
  }),
  locale: z.string().max(64).nullish(),
  text: z.string().nullish(),
  name: z.string().nullish(),
  value: z.unknown().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string().nullish() })).nullish(),
  membersAdded: z.array(z.looseObject({ id })).nullish(),
});

/** Null for what is not said by one customer alone. Refuses 'invalid-input' for what is no activity. */
export function readActivity(body: unknown): Incoming | null {
  const read = Sent.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Refusal('invalid-input', {
      where: ['activity', ...(issue?.path ?? [])].join('.'),
      why: issue?.message ?? '',
    });
  }
  const { channelId, serviceUrl, from, recipient, conversation, locale } = read.data;
  // What one customer says is shown to nobody else: groups and channels of a team are not for this desk.
  if (conversation.isGroup || /^(?:channel|groupChat)$/i.test(conversation.conversationType ?? '')) return null;
  return {
    reference: {
      channelId,
      serviceUrl,
      conversation: {
        id: conversation.id,
        ...(conversation.conversationType && { conversationType: conversation.conversationType }),
        ...(conversation.tenantId && { tenantId: conversation.tenantId }),
      },
      user: { id: from.id, ...(from.aadObjectId && { aadObjectId: from.aadObjectId }) },
      bot: { id: recipient.id, ...(recipient.name && { name: recipient.name }) },
      ...(locale && { locale }),
    },
    did: didOf(read.data),
  };
}

function didOf(activity: z.infer<typeof Sent>): Did {
  switch (activity.type) {
    case ActivityTypes.Message:
      return { did: 'says', name: activity.id ?? null, ...contentOf(activity) };
    case ActivityTypes.ConversationUpdate:
      return (activity.membersAdded ?? []).length > 0 ? { did: 'comes' } : { did: 'nothing' };
    case ActivityTypes.EndOfConversation:
      return { did: 'leaves' };
    case ActivityTypes.Typing:
      return { did: 'types' };
    case ActivityTypes.Event:
      return eventOf(activity.name ?? '', activity.value);
    default:
      return { did: 'nothing' };
  }
}

function eventOf(name: string, value: unknown): Did {
  if (name === 'leave-line') return { did: 'leaves-line' };
  if (name !== 'identify') return { did: 'nothing' };
  const said = CustomerEvents.identify.safeParse(value);
  return said.success ? { did: 'identifies', assertion: said.data.assertion } : { did: 'nothing' };
}

/** What a customer typed is kept up to here; nobody types more. */
const LONGEST = 4_000;

function contentOf({
  text,
  attachments,
}: z.infer<typeof Sent>): Pick<Extract<Did, { did: 'says' }>, 'text' | 'unreadable'> {
  const written = [...(text ?? '')].slice(0, LONGEST).join('');
  // Teams sends each text a second time, as HTML.
  const attached = (attachments ?? []).map(({ contentType }) => contentType ?? '').find((type) => type !== 'text/html');
  const kind = attached === undefined ? null : kindOf(attached);
  if (!/[^\s\p{Cf}\p{Cc}]/u.test(written)) {
    // A message of nothing visible is still a message: it is kept, and answered.
    return { text: kind?.said ?? '[空白消息]', unreadable: kind?.unreadable ?? 'other' };
  }
  return kind ? { text: `${written}\n${kind.said}`, unreadable: kind.unreadable } : { text: written };
}

function kindOf(type: string): { said: string; unreadable: NonNullable<MessageContent['unreadable']> } {
  if (type.startsWith('image/')) return { said: '[图片]', unreadable: 'image' };
  if (type.startsWith('audio/')) return { said: '[语音]', unreadable: 'voice' };
  if (type.startsWith('video/')) return { said: '[视频]', unreadable: 'video' };
  return { said: '[附件]', unreadable: 'other' };
}
