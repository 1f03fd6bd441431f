import { z } from 'zod';
import { assurances, tiers } from '../customer.ts';
import { priorities, skills } from '../handing-over.ts';
import { complaintGrades, complaintsAgainst, dangers, emotions } from '../listening.ts';
import { deliveryStates, undeliveredReasons } from '../message.ts';
import { presences } from '../staff.ts';

const EvidenceView = z.object({
  seq: z.number().int(),
  from: z.number().int(),
  to: z.number().int(),
  words: z.string(),
});

export const FindingView = z
  .object({
    kind: z.enum(['asks-for-person', 'complaint', 'danger', 'emotion', 'abuse', 'vagueness']),
    danger: z.enum(dangers).optional(),
    emotion: z.enum(emotions).optional(),
    grade: z.enum(complaintGrades).optional(),
    against: z.enum(complaintsAgainst).optional(),
    strength: z.number().int().min(1).max(3).optional(),
    evidence: z.array(EvidenceView),
    probability: z.number().min(0).max(1).optional(),
    by: z.string(),
  })
  .meta({ id: 'Finding' });
export type FindingView = z.infer<typeof FindingView>;

const CustomerView = z
  .object({
    id: z.string(),
    /** Masked: the end of the bank's id; null for a visitor. */
    bankId: z.string().nullable(),
    tier: z.enum(tiers),
    birthYear: z.number().int().nullable(),
    assurance: z.enum(assurances).nullable(),
  })
  .meta({ id: 'Customer' });

export const ReasonView = z.object({
  because: z.enum([
    'asked-for-person',
    'danger',
    'complaint',
    'emotion',
    'abuse',
    'house-rule',
    'not-understood',
    'transferred',
    'bot-failed',
  ]),
  danger: z.string().optional(),
  emotion: z.string().optional(),
});
const Ending = z.enum(['finished', 'returned-to-bot', 'transferred', 'withdrawn', 'abandoned']);

export const HandoffStates = ['requested', 'waiting', 'offered', 'held', 'ended'] as const;

/** A handoff as the waiting line and the agent's list show it. Times are ISO 8601 in UTC. */
export const HandoffView = z
  .object({
    id: z.string(),
    conversationId: z.string(),
    channel: z.string(),
    skill: z.enum(skills),
    state: z.enum(HandoffStates),
    reason: ReasonView,
    findings: z.array(FindingView),
    summary: z.string(),
    throughSeq: z.number().int(),
    requestedAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    offeredTo: z.string().nullable(),
    offerUntil: z.iso.datetime().nullable(),
    heldBy: z.string().nullable(),
    heldByName: z.string().nullable(),
    heldAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    how: Ending.nullable(),
    note: z.string().nullable(),
    unattended: z.boolean(),
    /** What the policy of listening ordered, and which row of which version did; null where none did. */
    ruling: z
      .object({
        policy: z.number().int(),
        row: z.string(),
        priority: z.enum(priorities),
        acceptWithinMinutes: z.number().int(),
        complaint: z
          .object({
            grade: z.enum(complaintGrades),
            acknowledgeWithinHours: z.number().int(),
            answerWithinHours: z.number().int(),
          })
          .nullable(),
      })
      .nullable(),
    customer: CustomerView,
    lastSeq: z.number().int(),
    lastCustomerAt: z.iso.datetime().nullable(),
    /** Since when the customer of a held chat waits for a word of the agent; null where the agent spoke last. */
    unansweredSince: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Handoff' });
export type HandoffView = z.infer<typeof HandoffView>;

export const HandoffList = z.object({ handoffs: z.array(HandoffView) }).meta({ id: 'HandoffList' });

/** Ending a chat: the note is for colleagues, never shown to the customer. */
export const EndHandoff = z
  .strictObject({ note: z.string().max(2_000).default(''), returnToBot: z.boolean().default(false) })
  .meta({ id: 'EndHandoff' });
/** Giving a chat to another skill's line; the note is the first thing the next agent reads. */
export const TransferHandoff = z
  .strictObject({ skill: z.enum(skills), note: z.string().max(2_000).default('') })
  .meta({ id: 'TransferHandoff' });

export const MessageView = z
  .object({
    seq: z.number().int(),
    author: z.enum(['customer', 'bot', 'agent', 'notice']),
    agentName: z.string().nullable(),
    text: z.string(),
    at: z.iso.datetime(),
    delivery: z.enum(deliveryStates),
    /** Why it is deferred or has failed. */
    undelivered: z.enum(undeliveredReasons).nullable(),
    notice: z.string().nullable(),
    /** True where a language model worded it from the entries of `answer`. */
    worded: z.boolean(),
    /** Present on the bot's answers from knowledge. */
    answer: z
      .object({
        edition: z.number().int(),
        entries: z.array(
          z.object({ id: z.string(), question: z.string(), source: z.string(), effectiveFrom: z.string().nullable() }),
        ),
      })
      .nullable(),
    /** True where the shown text hides something that may be revealed, with a record of who did. */
    masked: z.boolean(),
  })
  .meta({ id: 'Message' });
export type MessageView = z.infer<typeof MessageView>;

/** How many messages the channel still lets through to the customer, the two that are kept for agents included; absent where it does not count. */
export const SendsLeft = z
  .object({ sends: z.number().int(), until: z.iso.datetime().nullable() })
  .meta({ id: 'SendsLeft' });
export type SendsLeft = z.infer<typeof SendsLeft>;

export const Transcript = z
  .object({ messages: z.array(MessageView), lastSeq: z.number().int(), sendsLeft: SendsLeft.optional() })
  .meta({ id: 'Transcript' });
export type Transcript = z.infer<typeof Transcript>;

/** An agent's message. The same `clientId` sent again is the same message. */
export const AgentMessage = z
  .strictObject({ clientId: z.string().min(1).max(128), text: z.string().max(4_000) })
  .meta({ id: 'AgentMessage' });
export const MessageReceipt = z.object({ seq: z.number().int(), repeated: z.boolean() }).meta({ id: 'MessageReceipt' });
export const Original = z.object({ text: z.string() }).meta({ id: 'Original' });

export const KnowledgeReliability = z
  .object({
    edition: z.number().int(),
    risk: z.number().describe('The share of answers that may be wrong, as it was chosen.'),
    answerAt: z.number().describe('The confidence from which on it answers.'),
    askAt: z.number().describe('The chance to have the right entry among three from which on it asks back.'),
    tried: z.number().int().describe('Wordings of the edition, each tried without having been learned from.'),
    answered: z.number().int(),
    wrong: z.number().int().describe('Of those answered.'),
    askedBack: z.number().int(),
    tenths: z
      .array(z.object({ confidence: z.number(), right: z.number().int(), tried: z.number().int() }))
      .describe('By confidence, in tenths: how sure on average, how many right, of how many.'),
  })
  .meta({ id: 'KnowledgeReliability' });

export const KnowledgeHits = z
  .object({
    edition: z.number().int(),
    hits: z.array(
      z.object({
        id: z.string(),
        question: z.string(),
        answer: z.string(),
        category: z.string(),
        source: z.string(),
        effectiveFrom: z.string().nullable(),
        coverage: z.number(),
      }),
    ),
  })
  .meta({ id: 'KnowledgeHits' });
export type KnowledgeHits = z.infer<typeof KnowledgeHits>;

/** What came of the day: of the caller's own chats, a supervisor's of everybody's. */
export const DayFigures = z
  .object({
    /** Whose chats are counted. */
    of: z.enum(['me', 'everybody']),
    /** Chats that were taken, and in how many of them the agent has written. */
    chats: z.number().int(),
    answered: z.number().int(),
    /** Median from a customer's asking for a person to that person's first word, in seconds; null where none was written. */
    firstResponseSeconds: z.number().nullable(),
    /** Customers' words on whether an answer helped, of every conversation. */
    rated: z.number().int(),
    helped: z.number().int(),
  })
  .meta({ id: 'DayFigures' });
export type DayFigures = z.infer<typeof DayFigures>;

/** What was heard in each of the customer's turns, the first turn first: by the bot that answered, or beside a person. */
export const Course = z
  .object({
    turns: z.array(
      z.object({
        throughSeq: z.number().int(),
        at: z.iso.datetime(),
        /** Whom the customer was talking to, or waiting for. */
        to: z.enum(['bot', 'person']),
        findings: z.array(FindingView),
      }),
    ),
  })
  .meta({ id: 'Course' });
export type Course = z.infer<typeof Course>;

/** The customer's other conversations, the latest first; of one that the reader may not read, only that it was. */
export const EarlierConversations = z
  .object({
    conversations: z.array(
      z.object({
        id: z.string(),
        channel: z.string(),
        openedAt: z.iso.datetime(),
        messages: z.number().int(),
        readable: z.boolean(),
        /** Null where nobody was asked for, and where the reader may not read it. */
        handoff: z
          .object({
            open: z.boolean(),
            reason: ReasonView,
            summary: z.string(),
            note: z.string().nullable(),
            how: Ending.nullable(),
            heldByName: z.string().nullable(),
            endedAt: z.iso.datetime().nullable(),
          })
          .nullable(),
      }),
    ),
  })
  .meta({ id: 'EarlierConversations' });
export type EarlierConversations = z.infer<typeof EarlierConversations>;

/** An agent as supervisors see who is there. `connected`: the agent's page is, or was within the last minute. */
export const AgentView = z
  .object({
    id: z.string(),
    name: z.string(),
    presence: z.enum(presences),
    connected: z.boolean(),
    skills: z.array(z.enum(skills)),
    capacity: z.number().int(),
  })
  .meta({ id: 'Agent' });
export type AgentView = z.infer<typeof AgentView>;

/**
 * The desk's live feed (GET /api/stream, server-sent events). First `snapshot`, then `change`s whose `revision` is one
 * more than the last; a reader that sees a gap opens the stream anew. `agents`: for supervisors, in a change only where
 * it is another list than before; null otherwise. `conversation` says only where a conversation stands: the reader
 * fetches what it has not seen. `typing`: the customer of a chat of the reader's is writing; it lasts a few seconds and
 * comes again. `signed-out` is the last event of a session that has ended.
 */
export const DeskSnapshot = z
  .object({
    revision: z.number().int(),
    handoffs: z.array(HandoffView),
    presence: z.string(),
    agents: z.array(AgentView).nullable(),
  })
  .meta({ id: 'DeskSnapshot' });
export const DeskChange = z
  .object({
    revision: z.number().int(),
    changed: z.array(HandoffView),
    gone: z.array(z.string()),
    presence: z.string(),
    agents: z.array(AgentView).nullable(),
  })
  .meta({ id: 'DeskChange' });
export const ConversationHead = z
  .object({ id: z.string(), lastSeq: z.number().int() })
  .meta({ id: 'ConversationHead' });
export const TypingSign = z.object({ id: z.string() }).meta({ id: 'TypingSign' });
export type TypingSign = z.infer<typeof TypingSign>;
export type DeskSnapshot = z.infer<typeof DeskSnapshot>;
export type DeskChange = z.infer<typeof DeskChange>;
export type ConversationHead = z.infer<typeof ConversationHead>;
