import type { ConversationId, Message } from '#conversation';
import type { ActivityDetails, PlaceInLine } from '#conversation/wire';
import { type Activity, ActivityTypes } from './botbuilder.ts';
import { composeHandoffStatus } from './handoff-status.ts';
import { activityIdOf, bot, channelId, conversationAccount, customerAccount, locale } from './names.ts';

/** What a reader is sent, by polling or on a stream (Direct Line's ActivitySet). */
export interface Frame {
  activities: readonly Partial<Activity>[];
  /** Everything up to here has been sent: the reader shows it when it comes back. */
  watermark: string;
}

/** A reader of one conversation: where it stands, and under which name its own messages come back to it. */
export interface Reader {
  conversation: ConversationId;
  user: string;
  watermark: number;
  /** The customer's latest message that this reader has been sent: what the bot's next words reply to. */
  latestOwn: string | null;
}

/** The next frame for a reader who stands before these messages, and where the reader stands after it. */
export function frameFor(reader: Reader, messages: readonly Message[]): { frame: Frame; reader: Reader } {
  let { watermark, latestOwn } = reader;
  const activities = messages.flatMap((message) => {
    if (message.shown === null) return [];
    watermark = message.shown;
    const shown = activityOf(message, { user: reader.user, latestOwn });
    if (message.author.by === 'customer') latestOwn = shown.id ?? null;
    const status = composeHandoffStatus(message);
    return status ? [shown, status] : [shown];
  });
  return { frame: { activities, watermark: String(watermark) }, reader: { ...reader, watermark, latestOwn } };
}

/** A message as Bot Framework's protocol has it. Its text is plain: nothing in it is ever read as markup. */
export function activityOf(
  message: Message,
  { user, latestOwn }: Pick<Reader, 'user' | 'latestOwn'>,
): Partial<Activity> {
  const { conversation, author, content, shown, text, at } = message;
  const own = author.by === 'customer';
  return {
    type: ActivityTypes.Message,
    ...(shown !== null && { id: activityIdOf(conversation, shown) }),
    timestamp: at,
    channelId,
    conversation: conversationAccount(conversation),
    from: own ? customerAccount(user) : bot(author.by === 'agent' ? author.name : null),
    text,
    textFormat: 'plain',
    locale,
    ...(!own && latestOwn !== null && { replyToId: latestOwn }),
    ...suggested(content.quickReplies),
    // Clients know their own message again by what they sent with it.
    ...(own
      ? content.channelData && { channelData: content.channelData }
      : { channelData: { xianting: details(message) } }),
  };
}

/** Taps that say their own words. WebChat sends `value` where the protocol says `title`: both are the same. */
function suggested(quickReplies: readonly string[] = []): Pick<Activity, 'suggestedActions'> | object {
  if (quickReplies.length === 0) return {};
  return { suggestedActions: { actions: quickReplies.map((title) => ({ type: 'imBack', title, value: title })) } };
}

/** Somebody of the house is writing. Nothing that is kept, so it has no id and moves no watermark. */
export function typingFor(
  { conversation, watermark }: Reader,
  { by, name }: { by: string; name: string | null },
): Frame {
  return passing(conversation, watermark, {
    type: ActivityTypes.Typing,
    from: bot(name),
    channelData: { xianting: { author: by === 'agent' ? 'agent' : 'bot', ...(name !== null && { agentName: name }) } },
  });
}

/** Where the customer stands in the waiting line. Nothing that is kept, either. */
export function placeFor({ conversation, watermark }: Reader, place: PlaceInLine): Frame {
  return passing(conversation, watermark, {
    type: ActivityTypes.Event,
    name: 'place-in-line',
    value: place,
    from: bot(null),
  });
}

function passing(conversation: ConversationId, watermark: number, activity: Partial<Activity>): Frame {
  return {
    activities: [{ channelId, conversation: conversationAccount(conversation), ...activity }],
    watermark: String(watermark),
  };
}

function details({ author, content }: Message): ActivityDetails {
  const { answer, asksFeedback, notice, worded, sentenceOf } = content;
  const agentName = author.by === 'agent' ? author.name : content.agentName;
  return {
    author: author.by,
    ...(agentName !== undefined && { agentName }),
    machineMade: author.by === 'bot',
    ...(notice && { notice }),
    ...(answer && {
      sources: answer.entries.map(({ question, source, effectiveFrom }) => ({ question, source, effectiveFrom })),
      edition: answer.edition,
    }),
    ...(asksFeedback && { asksFeedback }),
    ...(worded && { worded }),
    ...(sentenceOf !== undefined && { sentenceOf }),
  };
}
