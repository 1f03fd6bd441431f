import type { ConversationId, EditionId, EntryId, StaffId } from './ids.ts';

/**
 * One message of a conversation, as the record keeps it. `text` is masked: the original is sealed beside it in the
 * store and is not part of this type.
 */
export interface Message {
  conversation: ConversationId;
  /** Place in the record: 1, 2, 3 … without gaps. */
  seq: number;
  author: Author;
  text: string;
  content: MessageContent;
  /** True where the text hides something; the original is sealed beside it. */
  masked: boolean;
  /** Unique in the conversation; a second append with the same one is the same message. */
  clientId: string;
  delivery: DeliveryState;
  /** Present where it is deferred or has failed. */
  undelivered?: UndeliveredReason;
  /** Place in what the customer sees: 1, 2, 3 … in the order of showing; null until shown. */
  shown: number | null;
  at: Date;
}

export type Author =
  | { by: 'customer' }
  | { by: 'bot' }
  | { by: 'agent'; agent: StaffId; name: string }
  /** The house itself: a change of control, a place in the line. */
  | { by: 'notice' };

/**
 * `superseded`: the bot had not sent it yet when control changed, and never will; agents see it.
 * `deferred`: the channel takes nothing for this customer now; it goes out once the customer has written again.
 * `failed`: it will not go out on this channel. Agents see why of both.
 */
export const deliveryStates = ['pending', 'sent', 'superseded', 'deferred', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Whether a message is, or will be, on the customer's side. */
export function reached({ delivery }: Message): boolean {
  return delivery === 'pending' || delivery === 'sent' || delivery === 'deferred';
}

/** Why a message is deferred or has failed. */
export const undeliveredReasons = [
  /** Everything the channel allows since the customer last wrote is used up. */
  'quota-spent',
  /** What is left is kept for the agent. */
  'kept-for-agent',
  /** Too long since the customer last wrote. */
  'window-closed',
  /** The customer has left: no longer follows the account, or has blocked it. */
  'unreachable',
  /** The channel said no, for a reason in the log. */
  'refused',
  /** A notice that this channel does not spend a message on. */
  'not-carried',
] as const;
export type UndeliveredReason = (typeof undeliveredReasons)[number];

/** What a message carries beside its text. Absent members mean: nothing of the kind. */
export interface MessageContent {
  /** Where the answer comes from; present exactly on the bot's answers from knowledge. */
  answer?: AnswerRecord;
  /** Taps offered under the message; the text is sent as if the customer had typed it. */
  quickReplies?: readonly string[];
  /** True where a customer may say whether it helped (有用 / 没解决). */
  asksFeedback?: boolean;
  /** True where a language model worded it from the approved entries in `answer`. */
  worded?: boolean;
  /** Which reply this is a sentence of: surfaces may draw the sentences of one reply as one. */
  sentenceOf?: number;
  /** What kind of notice this is, for surfaces that draw it in their own way. */
  notice?: NoticeKind;
  /** Of an agent who has joined: whom the customer talks to from now on. */
  agentName?: string;
  /** Something that nobody here can look at yet; the text says what it is. */
  unreadable?: 'image' | 'voice' | 'video' | 'location' | 'link' | 'other';
  /** Echoed to the channel untouched: Direct Line clients match their own messages by it. */
  channelData?: Readonly<Record<string, unknown>>;
}

export type NoticeKind =
  | 'greeting'
  | 'queued'
  | 'agent-joined'
  | 'agent-left'
  | 'nobody-on-duty'
  | 'message-left'
  | 'line-left'
  | 'identified';

/** What an answer was made of, kept for the question "what did the bot know on that day". */
export interface AnswerRecord {
  edition: EditionId;
  entries: readonly { id: EntryId; question: string; source: string; effectiveFrom: string | null }[];
}

/** A message about to be appended by a speaker other than the customer. */
export interface Utterance {
  text: string;
  content: MessageContent;
}
