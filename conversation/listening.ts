/**
 * What was heard in a customer's messages. A finding always carries its evidence: the very words, where they stand,
 * how likely it is right, and which part found it.
 */
export type Finding =
  | (Found & { kind: 'asks-for-person' })
  | (Found & { kind: 'complaint'; grade: ComplaintGrade; against: ComplaintAgainst })
  | (Found & { kind: 'danger'; danger: Danger })
  | (Found & { kind: 'emotion'; emotion: Emotion; strength: 1 | 2 | 3 })
  | (Found & { kind: 'abuse' })
  /** Too little is said to know what is wanted. */
  | (Found & { kind: 'vagueness' });

interface Found {
  evidence: readonly Evidence[];
  /** Calibrated: of findings with 0.8, eight in ten are right. */
  probability: number;
  by: FoundBy;
}

/** The part that found it: the grammar, what was learned from examples, or a language model. */
export type FoundBy = 'rules' | 'learned' | 'model';

/** Words of one message. `from` and `to` are UTF-16 offsets into its masked text, `to` exclusive. */
export interface Evidence {
  seq: number;
  from: number;
  to: number;
  words: string;
}

export const dangers = [
  'fraud',
  'lost-card',
  'unauthorised-transaction',
  'account-taken-over',
  /** A code or a password is in somebody else's hands. */
  'leaked-code',
  'self-harm',
] as const;
export type Danger = (typeof dangers)[number];

/** What is heard beside calm, which is no finding. */
export const emotions = ['angry', 'anxious', 'confused', 'helpless', 'pleased'] as const;
export type Emotion = (typeof emotions)[number];

/** As the banking industry grades complaints: general, fairly complex (repeated, or about losses or mis-selling), major. */
export const complaintGrades = ['general', 'fairly-complex', 'major'] as const;
export type ComplaintGrade = (typeof complaintGrades)[number];

export const complaintsAgainst = ['service', 'charge', 'decision', 'conduct'] as const;
export type ComplaintAgainst = (typeof complaintsAgainst)[number];
