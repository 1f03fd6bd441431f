/** The record. One schema for PGlite and PostgreSQL; `npm run migration` writes what changed into store/migrations. */
import type {
  Assurance,
  ConversationId,
  CustomerId,
  DeliveryState,
  EditionId,
  HandoffId,
  HandoffReason,
  MessageContent,
  PolicyVersion,
  Presence,
  Role,
  Ruling,
  Skill,
  StaffId,
  Tier,
  UndeliveredReason,
} from '#conversation';
import {
  bigserial,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  sql,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from './drizzle.ts';
import type { HeldReference } from './outside.ts';
import type { ReplyUnderWay } from './turn-record.ts';

export const xianting = pgSchema('xianting');

const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value),
  fromDriver: (value) => new Uint8Array(value),
});
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** One row per person as far as known. An anonymous visitor is a row of its own until the bank says who it is. */
export const customers = xianting.table('customers', {
  id: text('id').$type<CustomerId>().primaryKey(),
  bankId: text('bank_id').unique(),
  tier: text('tier').$type<Tier>().notNull().default('standard'),
  birthYear: integer('birth_year'),
  createdAt: moment('created_at').notNull(),
});

/** Each customer's data key, wrapped by the master key. Its row destroyed, what it sealed is gone. */
export const dataKeys = xianting.table('data_keys', {
  customer: text('customer_id').$type<CustomerId>().primaryKey(),
  wrapped: bytes('wrapped').notNull(),
});

export const conversations = xianting.table(
  'conversations',
  {
    id: text('id').$type<ConversationId>().primaryKey(),
    channel: text('channel').notNull(),
    customer: text('customer_id')
      .$type<CustomerId>()
      .notNull()
      .references(() => customers.id),
    /** How strongly the bank proved, in this conversation, who the customer is. */
    assurance: text('assurance').$type<Assurance>(),
    control: text('control').$type<'bot' | 'waiting-line' | 'agent' | 'nobody'>().notNull(),
    controlToken: integer('control_token').notNull().default(1),
    /** The handoff that the waiting line or the agent holds the conversation under. */
    handoff: text('handoff_id').$type<HandoffId>(),
    agent: text('agent_id').$type<StaffId>(),
    lastSeq: integer('last_seq').notNull().default(0),
    /** How many messages the customer has been shown: the channel's watermark. */
    shownSeq: integer('shown_seq').notNull().default(0),
    lastCustomerSeq: integer('last_customer_seq').notNull().default(0),
    answeredThroughSeq: integer('answered_through_seq').notNull().default(0),
    lastCustomerAt: moment('last_customer_at'),
    misunderstoodInARow: integer('misunderstood_in_a_row').notNull().default(0),
    /** A reply of the bot's that has begun and is not finished; null: none. */
    reply: jsonb('reply').$type<ReplyUnderWay>(),
    /** When the customer's page was last connected: who waits and is long gone has left the line. */
    customerSeenAt: moment('customer_seen_at').notNull(),
    openedAt: moment('opened_at').notNull(),
    /** Who sends what is due on a channel outside, and until when nobody else does. */
    deliveringBy: text('delivering_by'),
    deliveringUntil: moment('delivering_until'),
    /** Grows with every message that was deferred or failed: readers at the desk look again. */
    undelivered: integer('undelivered').notNull().default(0),
    /** What the bot said up to here has been inspected. */
    inspectedThroughSeq: integer('inspected_through_seq').notNull().default(0),
  },
  (table) => [
    index('conversations_turn_pending')
      .on(table.lastCustomerAt)
      .where(sql`control = 'bot' and answered_through_seq < last_customer_seq`),
    index('conversations_customer').on(table.customer),
    index('conversations_reply').on(table.id).where(sql`reply is not null`),
    index('conversations_to_inspect')
      .on(table.lastCustomerAt)
      .where(sql`control = 'bot' and inspected_through_seq < last_customer_seq`),
  ],
);

export const messages = xianting.table(
  'messages',
  {
    conversation: text('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id),
    seq: integer('seq').notNull(),
    author: text('author').$type<'customer' | 'bot' | 'agent' | 'notice'>().notNull(),
    agent: text('agent_id').$type<StaffId>(),
    agentName: text('agent_name'),
    clientId: text('client_id').notNull(),
    /** Masked: the only form that is searched, shown and sent on. */
    text: text('text').notNull(),
    content: jsonb('content').$type<MessageContent>().notNull(),
    /** The original, sealed under the key of `sealedFor`. Null where masking changed nothing. */
    sealed: bytes('sealed'),
    sealedFor: text('sealed_for').$type<CustomerId>(),
    delivery: text('delivery').$type<DeliveryState>().notNull(),
    undelivered: text('undelivered').$type<UndeliveredReason>(),
    /** Of a message that a channel sends in several parts: how many have been sent. */
    partsSent: integer('parts_sent').notNull().default(0),
    shown: integer('shown_seq'),
    /** The control token its speaker showed when committing. */
    controlToken: integer('control_token').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.conversation, table.seq] }),
    unique('messages_client_id').on(table.conversation, table.clientId),
    uniqueIndex('messages_shown').on(table.conversation, table.shown),
    index('messages_pending').on(table.at).where(sql`delivery = 'pending'`),
    index('messages_deferred').on(table.conversation).where(sql`delivery = 'deferred'`),
  ],
);

/** What the bot heard and decided in each turn, and what its answer was made of. */
export const turns = xianting.table(
  'turns',
  {
    conversation: text('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id),
    fromSeq: integer('from_seq').notNull(),
    throughSeq: integer('through_seq').notNull(),
    edition: integer('edition').$type<EditionId>(),
    heard: jsonb('heard').notNull(),
    why: jsonb('why').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.conversation, table.throughSeq] }),
    // What was decided in a week is asked by its time.
    index('turns_at').on(table.at),
  ],
);

export const feedback = xianting.table(
  'feedback',
  {
    conversation: text('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id),
    seq: integer('seq').notNull(),
    helped: boolean('helped').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.conversation, table.seq] }), index('feedback_at').on(table.at)],
);

export const handoffs = xianting.table(
  'handoffs',
  {
    id: text('id').$type<HandoffId>().primaryKey(),
    conversation: text('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id),
    skill: text('skill').$type<Skill>().notNull(),
    state: text('state').$type<HandoffState>().notNull(),
    reason: jsonb('reason').$type<HandoffReason>().notNull(),
    findings: jsonb('findings').notNull(),
    summary: text('summary').notNull(),
    /** The transcript handed over ends here. */
    throughSeq: integer('through_seq').notNull(),
    requestedAt: moment('requested_at').notNull(),
    /** Order of the waiting line: arrival less the advance the reason earns. */
    dueAt: moment('due_at').notNull(),
    receivedAt: moment('received_at'),
    offeredTo: text('offered_to').$type<StaffId>(),
    offerUntil: moment('offer_until'),
    heldBy: text('held_by').$type<StaffId>(),
    heldAt: moment('held_at'),
    endedAt: moment('ended_at'),
    how: text('how').$type<HandoffEnding>(),
    note: text('note'),
    /** The customer was told that nobody is on duty, and may leave a message: not abandoned by going away. */
    unattended: boolean('unattended').notNull().default(false),
    /** What the policy ordered for it, and which version and row did; null: none did. */
    ruling: jsonb('ruling').$type<Ruling>(),
    /** What its agent said has been inspected. */
    inspected: boolean('inspected').notNull().default(false),
  },
  (table) => [
    index('handoffs_open').on(table.state, table.dueAt).where(sql`state <> 'ended'`),
    uniqueIndex('handoffs_one_open').on(table.conversation).where(sql`state <> 'ended'`),
    // How long chats take is asked of the latest only.
    index('handoffs_handled').on(table.skill, table.endedAt).where(sql`state = 'ended' and held_at is not null`),
    index('handoffs_conversation').on(table.conversation, table.requestedAt),
    index('handoffs_held').on(table.heldAt),
    index('handoffs_to_inspect')
      .on(table.endedAt)
      .where(sql`state = 'ended' and held_at is not null and not inspected`),
  ],
);
export type HandoffState = 'requested' | 'waiting' | 'offered' | 'held' | 'ended';
export type HandoffEnding = 'finished' | 'returned-to-bot' | 'transferred' | 'withdrawn' | 'abandoned';

export const staff = xianting.table('staff', {
  id: text('id').$type<StaffId>().primaryKey(),
  account: text('account').notNull().unique(),
  name: text('name').notNull(),
  passwordHash: text('password_hash').notNull(),
  roles: jsonb('roles').$type<readonly Role[]>().notNull(),
  skills: jsonb('skills').$type<readonly Skill[]>().notNull(),
  /** How many chats at once. */
  capacity: integer('capacity').notNull(),
  active: boolean('active').notNull().default(true),
  presence: text('presence').$type<Presence>().notNull().default('offline'),
  seenAt: moment('seen_at'),
  lastGivenAt: moment('last_given_at'),
  failedSignIns: integer('failed_sign_ins').notNull().default(0),
  lockedUntil: moment('locked_until'),
  createdAt: moment('created_at').notNull(),
});

export const sessions = xianting.table('sessions', {
  /** SHA-256 of the cookie's value: reading the table signs nobody in. */
  tokenHash: text('token_hash').primaryKey(),
  staff: text('staff_id')
    .$type<StaffId>()
    .notNull()
    .references(() => staff.id),
  csrf: text('csrf').notNull(),
  expiresAt: moment('expires_at').notNull(),
});

/** Tickets that have been used: each opens one stream, on whichever gateway it is shown. */
export const usedTickets = xianting.table(
  'used_tickets',
  {
    id: text('id').primaryKey(),
    /** From then on the ticket is refused as too old by itself, and its row has no use. */
    lapsesAt: moment('lapses_at').notNull(),
  },
  (table) => [index('used_tickets_lapsed').on(table.lapsesAt)],
);

export const editions = xianting.table('editions', {
  id: integer('id').$type<EditionId>().primaryKey(),
  entries: jsonb('entries').notNull(),
  publishedBy: text('published_by').notNull(),
  publishedAt: moment('published_at').notNull(),
  /** Sample knowledge that nobody approved: not for production. */
  sample: boolean('sample').notNull(),
});

/** What was made of an edition and need not be made twice: under the name of what it is, and of its version. */
export const editionArtefacts = xianting.table(
  'edition_artefacts',
  {
    edition: integer('edition')
      .$type<EditionId>()
      .notNull()
      .references(() => editions.id),
    name: text('name').notNull(),
    bytes: bytes('bytes').notNull(),
    keptAt: moment('kept_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.edition, table.name] })],
);

/** The policy of listening, version by version: append-only by trigger. The last one is in force. */
export const policies = xianting.table('policies', {
  version: integer('version').$type<PolicyVersion>().primaryKey(),
  policy: jsonb('policy').notNull(),
  publishedBy: text('published_by').notNull(),
  publishedAt: moment('published_at').notNull(),
  reason: text('reason').notNull(),
  /** The earlier version that this one is again; null: it is a new one. */
  restores: integer('restores').$type<PolicyVersion>(),
});

/** Single values that every process reads: the live edition, and the check of the master key. */
export const pointers = xianting.table('pointers', {
  name: text('name').$type<'live-edition' | 'key-check'>().primaryKey(),
  value: text('value').notNull(),
});

/** Customers of a WeChat account: which conversation is theirs, and the ledger of what may still be sent to them. */
export const followers = xianting.table(
  'followers',
  {
    conversation: text('conversation_id')
      .$type<ConversationId>()
      .primaryKey()
      .references(() => conversations.id),
    account: text('account').notNull(),
    openid: text('openid').notNull(),
    following: boolean('following').notNull().default(true),
    /** When the customer last wrote, and last did something else that lets a few messages through. */
    wroteAt: moment('wrote_at'),
    actedAt: moment('acted_at'),
    sends: jsonb('sends').$type<readonly { id: string; at: string }[]>().notNull().default([]),
  },
  (table) => [unique('followers_openid').on(table.account, table.openid)],
);

/** How conversations on channels of Bot Framework are reached, as their latest activity says. */
export const channelReferences = xianting.table('channel_references', {
  conversation: text('conversation_id')
    .$type<ConversationId>()
    .primaryKey()
    .references(() => conversations.id),
  appId: text('app_id').notNull(),
  reference: jsonb('reference').$type<HeldReference>().notNull(),
});

/** One access token per account, shared by all processes: sealed, and fetched by whoever holds the lease. */
export const accessTokens = xianting.table('access_tokens', {
  account: text('account').primaryKey(),
  /** Grows with every token fetched; 0 before the first. */
  version: integer('version').notNull().default(0),
  sealed: bytes('sealed'),
  fetchedAt: moment('fetched_at'),
  expiresAt: moment('expires_at'),
  leasedBy: text('leased_by'),
  leasedUntil: moment('leased_until'),
});

/** Append-only, hash-chained; a trigger refuses change and removal. */
export const audit = xianting.table('audit', {
  seq: bigserial('seq', { mode: 'number' }).primaryKey(),
  at: moment('at').notNull(),
  actor: text('actor').notNull(),
  act: text('act').notNull(),
  subject: text('subject').notNull(),
  details: jsonb('details').$type<Readonly<Record<string, unknown>>>().notNull(),
  hash: text('hash').notNull(),
});
