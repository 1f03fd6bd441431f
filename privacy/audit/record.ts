/** Everything that is audited: who did what to whose data, or to what customers are told. */
export const auditActs = [
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'staff-created',
  'staff-changed',
  'original-revealed',
  'transcript-read',
  'edition-published',
  'policy-published',
  'handoff-accepted',
  'handoff-ended',
  'handoff-transferred',
  'finding-appealed',
  'appeal-decided',
  'customer-identified',
  'customer-forgotten',
  'assertion-refused',
] as const;
export type AuditAct = (typeof auditActs)[number];

/** One thing that was done, told in the past. Nothing personal stands in it but ids. */
export interface AuditRecord {
  /** ISO 8601, UTC, milliseconds: 2026-11-22T12:00:00.000Z. */
  at: string;
  /** A member of staff, or the part of the house that did it. */
  actor: string;
  act: AuditAct;
  /** What it was done to: the id of a customer, a conversation, a member of staff, an edition. */
  subject: string;
  details: Readonly<Record<string, unknown>>;
}
