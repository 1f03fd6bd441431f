import type {
  Appeal,
  AppealOutcome,
  ConversationId,
  Emotion,
  EntryId,
  Finding,
  HandoffId,
  HandoffReason,
  InspectionFinding,
  InspectionId,
  InspectionSeverity,
  Message,
  Skill,
  StaffId,
} from '#conversation';
import type { HandoffEnding } from './schema.ts';

/**
 * What was found in conversations, and what became of it. What is to be inspected is derived: what an agent held and
 * has ended, and what the bot said to a customer who has not written since.
 *
 * Not part of this port: what the rules are and what they take from a score (`inspection` says so).
 */
export interface Inspections {
  /** Conversations with a part to inspect; the bot's where the customer has not written since `restingSince`. */
  due(restingSince: Date, limit: number): Promise<readonly ConversationId[]>;

  /** What is to be inspected of a conversation, with everything said and heard in it. */
  begin(id: ConversationId, restingSince: Date): Promise<ToInspect>;

  /** Keeps what was found in a part and marks it as inspected, in one transaction. Of several who do, one has kept it. */
  keep(inspected: Inspected): Promise<'kept' | 'kept-before'>;

  find(id: InspectionId): Promise<Inspection | null>;

  /** The latest first, after `before` where that is given. */
  list(filter: InspectionFilter, limit: number): Promise<readonly Inspection[]>;

  /** 'appealed-before': one finding is appealed once. */
  appeal(
    id: InspectionId,
    appeal: { number: number; reason: string; at: Date },
  ): Promise<'appealed' | 'appealed-before'>;

  /** Decides an open appeal, and writes the score that `score` makes of what is left; null where none is open. */
  decide(
    id: InspectionId,
    decision: { number: number; outcome: AppealOutcome; by: StaffId; note: string; at: Date },
    score: (findings: readonly InspectionFinding[], withdrawn: readonly number[]) => number,
  ): Promise<Inspection | null>;

  /** Turns of inspected parts since `since`, counted by what customers felt. */
  feltSince(since: Date, until: Date): Promise<readonly FeltCount[]>;
}

export interface ToInspect {
  /** The bot's part, where it rests: from and through which message. */
  bot: { fromSeq: number; throughSeq: number } | null;
  held: readonly HeldPart[];
  messages: readonly Message[];
  turns: readonly { throughSeq: number; at: Date; heard: readonly Finding[]; decision: string | null }[];
  /** What the conversation was answered with from its beginning: each answer's place and its first entry. */
  answered: readonly { seq: number; entry: EntryId }[];
}

export interface HeldPart {
  handoff: HandoffId;
  agent: StaffId;
  skill: Skill;
  reason: HandoffReason;
  how: HandoffEnding | null;
  heldAt: Date;
  endedAt: Date;
  fromSeq: number;
  throughSeq: number;
}

export interface Inspected {
  id: InspectionId;
  conversation: ConversationId;
  part: { by: 'bot' } | { by: 'agent'; agent: StaffId; handoff: HandoffId };
  fromSeq: number;
  throughSeq: number;
  /** Null where nobody said anything that could be inspected. */
  found: { findings: readonly InspectionFinding[]; score: number } | null;
  felt: readonly FeltTurn[];
  category: string | null;
  endedAt: Date;
  at: Date;
}

export interface FeltTurn {
  throughSeq: number;
  /** Null: calm. */
  emotion: Emotion | null;
  strength: number;
  probability: number | null;
  at: Date;
}

export interface Inspection {
  id: InspectionId;
  conversation: ConversationId;
  /** Null: the bot's part. */
  agent: StaffId | null;
  handoff: HandoffId | null;
  fromSeq: number;
  throughSeq: number;
  findings: readonly InspectionFinding[];
  appeals: readonly Appeal[];
  score: number;
  category: string | null;
  endedAt: Date;
  inspectedAt: Date;
}

export interface InspectionFilter {
  /** One agent's, the bot's, or everybody's. */
  of: { agent: StaffId } | 'bot' | 'everybody';
  rule?: string | undefined;
  severity?: InspectionSeverity | undefined;
  /** At most this score. */
  upTo?: number | undefined;
  /** Only with an appeal that nobody has decided. */
  appealed?: boolean | undefined;
  /** Only what comes after this one in the list. */
  before?: InspectionId | undefined;
}

/** How many turns of an agent's (null: the bot's), in a category, in an hour (UTC), felt so. */
export interface FeltCount {
  agent: StaffId | null;
  category: string | null;
  hour: Date;
  emotion: Emotion | null;
  turns: number;
  /** The sum of the strengths. */
  strength: number;
}
