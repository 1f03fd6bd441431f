/** The words every room shares. This room imports no other. */
export { BURSTS_BEFORE, type Burst, burstsIn, type Earlier, earlierThan, endOfBurst } from './burst.ts';
export type { Control, ControlToken } from './control.ts';
export { type Assurance, assurances, type Customer, type Tier, tiers } from './customer.ts';
export {
  type HandoffReason,
  type HandoffRequest,
  type Priority,
  priorities,
  type Ruling,
  type Skill,
  skills,
} from './handing-over.ts';
export type {
  ConversationId,
  CustomerId,
  EditionId,
  EntryId,
  HandoffId,
  InspectionId,
  PolicyVersion,
  StaffId,
} from './ids.ts';
export {
  type Appeal,
  type AppealOutcome,
  type ConductRule,
  conductRules,
  type InspectionFinding,
  type InspectionSeverity,
  inspectionSeverities,
} from './inspecting.ts';
export {
  type ComplaintAgainst,
  type ComplaintGrade,
  complaintGrades,
  complaintsAgainst,
  type Danger,
  dangers,
  type Emotion,
  type Evidence,
  emotions,
  type Finding,
  type FoundBy,
} from './listening.ts';
export {
  type AnswerRecord,
  type Author,
  type DeliveryState,
  type Message,
  type MessageContent,
  type NoticeKind,
  reached,
  type UndeliveredReason,
  type Utterance,
} from './message.ts';
export { type Language, Refusal, type RefusalCode, refusals } from './refusals.ts';
export { type Presence, type Role, roles } from './staff.ts';
