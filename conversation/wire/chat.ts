import { z } from 'zod';

const InBoth = z.object({ zh: z.string(), en: z.string() });

/** POST /api/chat/token. `assertion`: the bank's signed statement of who this is (a compact JWS); without it a visitor. */
export const ChatTokenRequest = z
  .strictObject({ assertion: z.string().max(8_192).optional() })
  .meta({ id: 'ChatTokenRequest' });

export const ChatToken = z
  .object({
    token: z.string(),
    conversationId: z.string(),
    /** Seconds. */
    expires_in: z.number().int(),
  })
  .meta({ id: 'ChatToken' });

/** `channelData.xianting` of every activity a customer's page receives: what the page draws beside the text. */
export const ActivityDetails = z
  .object({
    author: z.enum(['customer', 'bot', 'agent', 'notice']),
    /** The agent's name as customers see it. */
    agentName: z.string().optional(),
    /** True on every text a machine wrote: shown as 智能生成. */
    machineMade: z.boolean(),
    /** True where a language model worded it from the approved entries in `sources`. */
    worded: z.boolean().optional(),
    /** The same for all sentences of one reply: pages may draw those that follow one another as one. */
    sentenceOf: z.number().int().optional(),
    notice: z.string().optional(),
    sources: z
      .array(z.object({ question: z.string(), source: z.string(), effectiveFrom: z.string().nullable() }))
      .optional(),
    edition: z.number().int().optional(),
    asksFeedback: z.boolean().optional(),
  })
  .meta({ id: 'ActivityDetails' });
export type ActivityDetails = z.infer<typeof ActivityDetails>;

/**
 * Value of the event activity `place-in-line`, sent on the stream while the customer waits for a person, anew whenever
 * it changes. Not part of the conversation: it is neither kept nor counted by the watermark.
 */
export const PlaceInLine = z
  .object({
    /** 1: next. */
    position: z.number().int().min(1),
    /** How long the wait is likely to be, from what agents took lately; null where too little is known. */
    minutes: z.object({ from: z.number().int().min(0), to: z.number().int().min(1) }).nullable(),
  })
  .meta({ id: 'PlaceInLine' });
export type PlaceInLine = z.infer<typeof PlaceInLine>;

/** What a customer's page says before anything is said. English is the same as Chinese where the house gave none. */
export const HouseView = z.object({ bank: InBoth, announcement: InBoth.nullable() }).meta({ id: 'House' });
export type HouseView = z.infer<typeof HouseView>;

/** Event activities a customer's page may post: `name` and its `value`. */
export const CustomerEvents = {
  /** Says who the customer is, in the middle of a conversation. */
  identify: z.strictObject({ assertion: z.string().max(8_192) }),
  /** 有用 / 没解决, on the activity `replyToId`. */
  feedback: z.strictObject({ activityId: z.string().max(200), helped: z.boolean() }),
  /** Leaves the waiting line and goes on with the bot. */
  'leave-line': z.strictObject({}),
} as const;
