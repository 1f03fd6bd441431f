export { backUp } from './backup/back-up.ts';
export type { Manifest } from './backup/manifest.ts';
export { type Restored, readManifest, restore } from './backup/restore.ts';
export type { EarlierConversation, HeardTurn } from './desk-record.ts';
export type {
  FeltCount,
  FeltTurn,
  HeldPart,
  Inspected,
  Inspection,
  InspectionFilter,
  ToInspect,
} from './inspection-record.ts';
export { openStore, type StoreSettings } from './open.ts';
export type { DueMessage, FollowerLedger, Followers, HeldReference, Settled } from './outside.ts';
export type { PastTurn, Period } from './past-turns.ts';
export type { HandoffEnding, HandoffState } from './schema.ts';
export type {
  Appended,
  AuditEntry,
  AvailableAgent,
  Conversation,
  HandlingTime,
  Handoff,
  HandoffChange,
  IncomingMessage,
  Offer,
  PublishedPolicy,
  QueuePool,
  StaffMember,
  Store,
  WaitingHandoff,
} from './store.ts';
export type { FinishedTurn, OpenReply, PendingTurn } from './turn-record.ts';
export { type Upgraded, upgrade } from './upgrade.ts';
