import type { StaffId } from './ids.ts';

/** How bad a finding of an inspection is. */
export const inspectionSeverities = ['note', 'warning', 'grave'] as const;
export type InspectionSeverity = (typeof inspectionSeverities)[number];

/** The rules of conduct: what is looked for in a conversation beside the tone of its sentences. */
export const conductRules = [
  'danger-without-advice',
  'person-not-offered',
  'unanswered',
  'slow-first-word',
  'complaint-not-soothed',
  'personal-data-shown',
  'emotion-worse',
  'no-thanks',
  'unknown-figure',
] as const;
export type ConductRule = (typeof conductRules)[number];

/** One thing that an inspection found. */
export interface InspectionFinding {
  /** 1, 2, 3 … within its inspection. */
  number: number;
  /** A rule of conduct, or one of the rules of speaking. */
  rule: string;
  severity: InspectionSeverity;
  /** What it takes from the score, before a rule's limit. */
  points: number;
  /** The message it was found in; null where something is missing from the conversation as a whole. */
  seq: number | null;
  /** UTF-16 offsets into the message's masked text, `to` exclusive; both 0 where it is about no words. */
  from: number;
  to: number;
  words: string;
}

/** What became of a finding that the agent concerned did not accept. */
export interface Appeal {
  number: number;
  reason: string;
  at: Date;
  /** Null while nobody has decided. `upheld`: the finding stands; `withdrawn`: it counts no more. */
  decision: { outcome: AppealOutcome; by: StaffId; note: string; at: Date } | null;
}

export const appealOutcomes = ['upheld', 'withdrawn'] as const;
export type AppealOutcome = (typeof appealOutcomes)[number];
