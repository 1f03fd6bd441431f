import type pg from 'pg';
import type {
  Assurance,
  Control,
  ControlToken,
  ConversationId,
  Customer,
  CustomerId,
  EditionId,
  Finding,
  HandoffId,
  HandoffReason,
  HandoffRequest,
  Message,
  MessageContent,
  PolicyVersion,
  Ruling,
  Skill,
  StaffId,
  Tier,
  Utterance,
} from '#conversation';
import type { DeskRecord } from './desk-record.ts';
import type { Inspections } from './inspection-record.ts';
import type { AccessTokens, Followers, OutsideDeliveries, References } from './outside.ts';
import type { PastTurns } from './past-turns.ts';
import type { HandoffEnding, HandoffState } from './schema.ts';
import type { StaffRecord } from './staff-record.ts';
import type { Turns } from './turn-record.ts';

export type { StaffMember, StaffRecord } from './staff-record.ts';

/** A node-postgres pool whose search path begins with the queues' schema. */
export type QueuePool = pg.Pool;

/**
 * The record: what was said, heard, decided, handed over and published. PostgreSQL's promises hold for every call: it
 * has happened when the call returns.
 *
 * Not part of this port: sealing and masking (`privacy` does both before a text comes here), waking anybody up (`jobs`),
 * and deciding what a handoff's next state is (`handoff` does, inside `change`).
 */
export interface Store {
  readonly conversations: Conversations;
  readonly turns: Turns;
  readonly deliveries: Deliveries;
  readonly handoffs: Handoffs;
  readonly desk: DeskRecord;
  readonly inspections: Inspections;
  readonly customers: Customers;
  readonly dataKeys: DataKeys;
  readonly staff: StaffRecord;
  readonly editions: Editions;
  readonly policies: Policies;
  readonly pastTurns: PastTurns;
  readonly pointers: Pointers;
  readonly tickets: Tickets;
  readonly followers: Followers;
  readonly accessTokens: AccessTokens;
  readonly references: References;
  readonly audit: AuditTrail;
  /** The same PostgreSQL, for the queues' own tables: for `jobs` alone. */
  readonly queuePool: QueuePool;
  /** Resolves while the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface Conversations {
  /** Begins a conversation under the bot's control. */
  open(conversation: { id: ConversationId; channel: string; customer: CustomerId; at: Date }): Promise<void>;

  find(id: ConversationId): Promise<Conversation | null>;

  /**
   * Records a customer's message: takes the next seq and notes that a turn is due, in one statement. The same
   * `clientId` again is the same message: nothing is written and `repeated` is true. Refuses 'unknown-conversation'.
   */
  append(message: IncomingMessage): Promise<Appended>;

  /** Records an agent's message, only while that agent holds the conversation ('not-yours-to-answer' otherwise); it is shown when delivered. */
  appendFromAgent(
    message: Omit<IncomingMessage, 'sealedFor' | 'sealed'> & { agent: StaffId; agentName: string },
  ): Promise<Appended>;

  /** Records notices of the house; they are shown when delivered. */
  appendNotices(
    conversation: ConversationId,
    notices: readonly Utterance[],
    clientIds: readonly string[],
    at: Date,
  ): Promise<void>;

  /** What the customer has been shown after `watermark`, in the order of showing. */
  shownAfter(id: ConversationId, watermark: number, limit: number): Promise<readonly Message[]>;

  /** The whole record after `seq`, superseded messages included: for agents. */
  transcript(id: ConversationId, after: number, limit: number): Promise<readonly Message[]>;

  /** The last `limit` messages of the record before `seq`, in its order: for reading upward. */
  transcriptBefore(id: ConversationId, seq: number, limit: number): Promise<readonly Message[]>;

  heads(
    ids: readonly ConversationId[],
  ): Promise<readonly { id: ConversationId; lastSeq: number; shownSeq: number; undelivered: number }[]>;

  /** The customers' pages of these conversations are connected now. */
  seen(ids: readonly ConversationId[], at: Date): Promise<void>;

  /** From now on the conversation is with this customer of the bank. */
  identify(id: ConversationId, proven: { customer: CustomerId; assurance: Assurance }): Promise<void>;

  /** The sealed original of a message; null where there is none beside the text. Refuses 'unknown-message'. */
  sealedOriginal(id: ConversationId, seq: number): Promise<{ sealed: Uint8Array; sealedFor: CustomerId } | null>;

  /** 有用 / 没解决, once per answer; a later word replaces an earlier one. Refuses 'unknown-message' where no feedback was asked for. */
  rate(id: ConversationId, seq: number, helped: boolean, at: Date): Promise<void>;
}

export interface IncomingMessage {
  conversation: ConversationId;
  clientId: string;
  /** Masked. */
  text: string;
  content: MessageContent;
  /** The original, where masking changed it. */
  sealed: Uint8Array | null;
  sealedFor: CustomerId | null;
  at: Date;
}

export interface Appended {
  seq: number;
  /** Null until delivered. */
  shown: number | null;
  repeated: boolean;
  control: Control['by'];
}

export interface Conversation {
  id: ConversationId;
  channel: string;
  customer: Customer;
  control: Control;
  token: ControlToken;
  lastSeq: number;
  shownSeq: number;
  openedAt: Date;
}

export interface Deliveries extends OutsideDeliveries {
  /** Conversations with messages that wait to be delivered since before `before`. */
  pending(before: Date, limit: number): Promise<readonly ConversationId[]>;

  /**
   * Shows the customer what is due, in the order of the record, on channels that read from the record (the web).
   * What the bot committed under a control token that is no longer current becomes superseded instead.
   */
  show(id: ConversationId): Promise<{ shownSeq: number; sent: number; superseded: number }>;
}

export interface Handoffs {
  find(id: HandoffId): Promise<Handoff | null>;
  /** The latest handoff of a conversation, open or ended. */
  ofConversation(id: ConversationId): Promise<Handoff | null>;
  /** Every handoff that has not ended, in the order of the waiting line. */
  open(): Promise<readonly Handoff[]>;

  /**
   * Changes a handoff and its conversation in one transaction, both locked: `decide` is given the handoff as it is and
   * returns what it becomes, or null to leave it. Refuses 'unknown-handoff'.
   */
  change(id: HandoffId, at: Date, decide: (handoff: Handoff) => HandoffChange | null): Promise<Handoff>;

  /**
   * Matches the waiting with the agents who have room and were seen since `seenAfter`, in one transaction, serialised
   * per agent: `decide` sees both and returns the offers to make. Of each skill it sees as many of the waiting as
   * there are places in all, the first due ones, so that one skill's long line never hides another's.
   */
  match(
    at: Date,
    seenAfter: Date,
    decide: (waiting: readonly WaitingHandoff[], agents: readonly AvailableAgent[]) => readonly Offer[],
  ): Promise<readonly Offer[]>;

  /**
   * Waiting or offered handoffs whose customer was last seen before `before`. Left out is whoever was told that nobody
   * is on duty: they went away with our word that somebody would look. And whoever is not on the web: only pages come
   * and go, elsewhere a message reaches the customer wherever they are.
   */
  customersGone(before: Date): Promise<readonly HandoffId[]>;
  /** Of each skill, how long its latest ended chats took: the mean over `latest` at most. Skills without one are left out. */
  handlingTimes(latest: number): Promise<readonly HandlingTime[]>;
  /** Held or offered handoffs whose agent was last seen before `before`, or is offline or locked out; and who that is. */
  agentsGone(before: Date): Promise<readonly { handoff: HandoffId; agent: StaffId }[]>;
}

/** How long agents took for the latest chats of a skill. */
export interface HandlingTime {
  skill: Skill;
  /** How many chats that is. */
  samples: number;
  /** Their mean, from accepting to the end. */
  seconds: number;
}

export interface Handoff {
  id: HandoffId;
  conversation: ConversationId;
  skill: Skill;
  state: HandoffState;
  reason: HandoffReason;
  findings: readonly Finding[];
  summary: string;
  throughSeq: number;
  requestedAt: Date;
  dueAt: Date;
  receivedAt: Date | null;
  /** Whom it is offered to; while it waits, who let the last offer go by. */
  offeredTo: StaffId | null;
  offerUntil: Date | null;
  heldBy: StaffId | null;
  heldAt: Date | null;
  endedAt: Date | null;
  how: HandoffEnding | null;
  note: string | null;
  unattended: boolean;
  /** What the policy ordered; null where none did. */
  ruling: Ruling | null;
  /** Of the conversation, for the card in the waiting line. */
  customer: Customer;
  channel: string;
  lastSeq: number;
  lastCustomerAt: Date | null;
  /** When the customer's page was last connected, or the customer last wrote. */
  customerSeenAt: Date;
  /** Since when the customer of a held chat waits for a word of the agent; null where the agent spoke last, or nobody holds it. */
  unansweredSince: Date | null;
}

/** A handoff in the waiting line, with what matching asks about its customer's past. */
export interface WaitingHandoff extends Handoff {
  /** Who held the customer's last handoff that an agent held, and how it ended. */
  lastHeld: { by: StaffId; how: HandoffEnding } | null;
}

/** What a handoff becomes, and what follows in the same transaction. */
export interface HandoffChange {
  becomes: Partial<
    Pick<
      Handoff,
      | 'state'
      | 'skill'
      | 'offeredTo'
      | 'offerUntil'
      | 'heldBy'
      | 'heldAt'
      | 'receivedAt'
      | 'endedAt'
      | 'how'
      | 'note'
      | 'summary'
      | 'unattended'
    >
  >;
  /** A change of control; increments the control token. Giving it to the bot leaves nothing pending. */
  control?: { by: 'agent'; agent: StaffId } | { by: 'waiting-line' } | { by: 'bot' };
  /** A notice whose client id the conversation has already is not said again. */
  notices?: readonly (Utterance & { clientId: string })[];
  /** A further handoff of the same conversation, requested as this one ends. */
  again?: HandoffRequest & { id: HandoffId };
}

export interface AvailableAgent {
  id: StaffId;
  skills: readonly Skill[];
  capacity: number;
  /** Offered and held. */
  load: number;
  /** When the agent was last given a chat; null: never. The longest idle comes first. */
  lastGivenAt: Date | null;
}

export interface Offer {
  handoff: HandoffId;
  agent: StaffId;
  until: Date;
}

export interface Customers {
  /** A visitor nobody has named yet. */
  addVisitor(id: CustomerId, at: Date): Promise<void>;
  /** The customer with this id at the bank, made if new; tier and birth year as the bank says now. */
  recognise(
    bankId: string,
    proven: { tier: Tier; birthYear: number | null; newId: CustomerId; at: Date },
  ): Promise<CustomerId>;
}

/** See `privacy`: the store keeps wrapped keys and cannot read what they seal. */
export interface DataKeys {
  find(customer: CustomerId): Promise<Uint8Array | null>;
  add(customer: CustomerId, wrapped: Uint8Array): Promise<Uint8Array>;
  destroy(customer: CustomerId): Promise<void>;
}

export interface Editions {
  live(): Promise<EditionId | null>;
  contents(id: EditionId): Promise<{ id: EditionId; entries: readonly unknown[]; sample: boolean } | null>;
  /** Adds the next edition and makes it live in one transaction. */
  publish(edition: { entries: readonly unknown[]; publishedBy: string; at: Date; sample: boolean }): Promise<EditionId>;
  /** What was kept for an edition under that name; null: nothing. */
  artefact(edition: EditionId, name: string): Promise<Uint8Array | null>;
  /** Whoever keeps first, keeps. Returns what is kept. */
  keepArtefact(edition: EditionId, name: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** Forgets what is kept, unless it is something else by now. */
  forgetArtefact(edition: EditionId, name: string, bytes: Uint8Array): Promise<void>;
}

/** The policy of listening, each version as it was published: with who, when and why. The last one is in force. */
export interface Policies {
  /** Null before the first. */
  inForce(): Promise<PublishedPolicy | null>;
  /** The number of the one in force: what a process asks every few seconds. */
  latest(): Promise<PolicyVersion | null>;
  find(version: PolicyVersion): Promise<PublishedPolicy | null>;
  /** The versions before `before`, the latest first; with null, from the one in force on. */
  history(before: PolicyVersion | null, limit: number): Promise<readonly Omit<PublishedPolicy, 'policy'>[]>;
  /**
   * Puts the next version in force, if the one it was made from still is: null otherwise, and nothing was written.
   * `basedOn` null: it is to be the first.
   */
  publish(policy: Omit<PublishedPolicy, 'version'> & { basedOn: PolicyVersion | null }): Promise<PolicyVersion | null>;
}

export interface PublishedPolicy {
  version: PolicyVersion;
  /** As `bot` reads it. */
  policy: unknown;
  publishedBy: string;
  publishedAt: Date;
  reason: string;
  /** The earlier version that this one is again; null: it is a new one. */
  restores: PolicyVersion | null;
}

export interface Pointers {
  read(name: 'key-check'): Promise<string | null>;
  /** Sets it unless it is set; returns what stands. */
  settle(name: 'key-check', value: string): Promise<string>;
}

/** What may be used once, among all processes. */
export interface Tickets {
  /** True for whoever uses this ticket first. It is remembered until it has lapsed everywhere; lapsed ones are forgotten on the way. */
  use(id: string, lapsesAt: Date, at: Date): Promise<boolean>;
}

export interface AuditTrail {
  /** Appends under a lock on the trail's head: `link` computes the new hash from the last one ('' at the start). */
  append(record: AuditEntry, link: (previous: string) => string): Promise<void>;
  read(after: number, limit: number): Promise<readonly (AuditEntry & { seq: number; hash: string })[]>;
}

export interface AuditEntry {
  at: Date;
  actor: string;
  act: string;
  subject: string;
  details: Readonly<Record<string, unknown>>;
}
