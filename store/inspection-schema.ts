/** The record of inspections: what was found, what became of it, and what customers felt. */
import type {
  AppealOutcome,
  ConversationId,
  Emotion,
  HandoffId,
  InspectionFinding,
  InspectionId,
  StaffId,
} from '#conversation';
import { doublePrecision, index, integer, jsonb, primaryKey, sql, text, uniqueIndex } from './drizzle.ts';
import { conversations, handoffs, moment, xianting } from './schema.ts';

/** What was found in a part of a conversation: the bot's between two rests, or what one agent held. */
export const inspections = xianting.table(
  'inspections',
  {
    id: text('id').$type<InspectionId>().primaryKey(),
    conversation: text('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id),
    /** Null: the bot's part. */
    handoff: text('handoff_id')
      .$type<HandoffId>()
      .references(() => handoffs.id),
    agent: text('agent_id').$type<StaffId>(),
    fromSeq: integer('from_seq').notNull(),
    throughSeq: integer('through_seq').notNull(),
    findings: jsonb('findings').$type<readonly InspectionFinding[]>().notNull(),
    /** 0 … 100, without what was withdrawn. */
    score: integer('score').notNull(),
    /** Of the knowledge that was talked about. */
    category: text('category'),
    endedAt: moment('ended_at').notNull(),
    inspectedAt: moment('inspected_at').notNull(),
  },
  (table) => [
    uniqueIndex('inspections_handoff').on(table.handoff),
    uniqueIndex('inspections_bot').on(table.conversation, table.fromSeq).where(sql`handoff_id is null`),
    index('inspections_latest').on(table.endedAt, table.id),
    index('inspections_agent').on(table.agent, table.endedAt, table.id),
    index('inspections_findings').using('gin', sql`findings jsonb_path_ops`),
  ],
);

/** A finding that the agent concerned did not accept, and what a supervisor decided. */
export const appeals = xianting.table(
  'appeals',
  {
    inspection: text('inspection_id')
      .$type<InspectionId>()
      .notNull()
      .references(() => inspections.id),
    number: integer('number').notNull(),
    reason: text('reason').notNull(),
    at: moment('at').notNull(),
    outcome: text('outcome').$type<AppealOutcome>(),
    decidedBy: text('decided_by').$type<StaffId>(),
    note: text('note'),
    decidedAt: moment('decided_at'),
  },
  (table) => [
    primaryKey({ columns: [table.inspection, table.number] }),
    index('appeals_open').on(table.inspection).where(sql`outcome is null`),
  ],
);

/** What the customer felt in each turn of an inspected part. */
export const felt = xianting.table(
  'felt',
  {
    conversation: text('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id),
    throughSeq: integer('through_seq').notNull(),
    /** Null: calm. */
    emotion: text('emotion').$type<Emotion>(),
    strength: integer('strength').notNull(),
    /** Of the emotion; null where the customer is calm. */
    probability: doublePrecision('probability'),
    /** Who was speaking with the customer; null: the bot. */
    agent: text('agent_id').$type<StaffId>(),
    category: text('category'),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.conversation, table.throughSeq] }), index('felt_at').on(table.at)],
);
