import { z } from 'zod';

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
    notice: z.string().optional(),
    sources: z
      .array(z.object({ question: z.string(), source: z.string(), effectiveFrom: z.string().nullable() }))
      .optional(),
    edition: z.number().int().optional(),
    asksFeedback: z.boolean().optional(),
  })
  .meta({ id: 'ActivityDetails' });
export type ActivityDetails = z.infer<typeof ActivityDetails>;

/** Event activities a customer's page may post: `name` and its `value`. */
export const CustomerEvents = {
  /** Says who the customer is, in the middle of a conversation. */
  identify: z.strictObject({ assertion: z.string().max(8_192) }),
  /** 有用 / 没解决, on the activity `replyToId`. */
  feedback: z.strictObject({ activityId: z.string().max(200), helped: z.boolean() }),
  /** Leaves the waiting line and goes on with the bot. */
  'leave-line': z.strictObject({}),
} as const;
