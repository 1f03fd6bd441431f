import type { Danger, Emotion, Finding } from './listening.ts';

/** The queues conversations are handed over through: one BullMQ queue each, one consumer each. */
export const skills = ['general', 'complaints', 'urgent'] as const;
export type Skill = (typeof skills)[number];

/** Why a conversation was handed over; the first thing an agent reads. */
export type HandoffReason =
  | { because: 'asked-for-person' }
  | { because: 'danger'; danger: Danger }
  | { because: 'complaint' }
  | { because: 'emotion'; emotion: Emotion }
  | { because: 'not-understood' }
  | { because: 'transferred' }
  /** The bot itself failed: nobody is left without an answer. */
  | { because: 'bot-failed' };

export interface HandoffRequest {
  skill: Skill;
  reason: HandoffReason;
  /** Minutes that are taken from the arrival time to order the waiting line: 0 for an ordinary request. */
  advanceMinutes: number;
  findings: readonly Finding[];
  summary: string;
}
