import type { PolicyVersion } from './ids.ts';
import type { ComplaintGrade, Danger, Emotion, Finding } from './listening.ts';

/** The queues conversations are handed over through: one BullMQ queue each, one consumer each. */
export const skills = ['general', 'complaints', 'urgent'] as const;
export type Skill = (typeof skills)[number];

/** Why a conversation was handed over; the first thing an agent reads. */
export type HandoffReason =
  | { because: 'asked-for-person' }
  | { because: 'danger'; danger: Danger }
  | { because: 'complaint' }
  | { because: 'emotion'; emotion: Emotion }
  | { because: 'abuse' }
  /** Nothing that was heard: the house hands over such customers, or at such times. */
  | { because: 'house-rule' }
  | { because: 'not-understood' }
  | { because: 'transferred' }
  /** The bot itself failed: nobody is left without an answer. */
  | { because: 'bot-failed' };

/** How far ahead a handoff goes in its line: a case as usual, a fairly complex one, a major one, an urgent one. */
export const priorities = ['normal', 'raised', 'high', 'immediate'] as const;
export type Priority = (typeof priorities)[number];

/** What the policy of listening ordered for a handoff, and which row of which version did. */
export interface Ruling {
  policy: PolicyVersion;
  row: string;
  priority: Priority;
  /** Minutes from the request within which a person should have said the first word. */
  acceptWithinMinutes: number;
  /** Hours from the request; null where the case is no complaint. */
  complaint: { grade: ComplaintGrade; acknowledgeWithinHours: number; answerWithinHours: number } | null;
}

export interface HandoffRequest {
  skill: Skill;
  reason: HandoffReason;
  /** Minutes that are taken from the arrival time to order the waiting line: 0 for an ordinary request. */
  advanceMinutes: number;
  findings: readonly Finding[];
  summary: string;
  /** Absent where no policy decided: the bot failed. */
  ruling?: Ruling | null;
}
