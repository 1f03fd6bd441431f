/** What the record keeps for channels that reach customers through somebody else's servers. */
import type { ConversationId, Message, UndeliveredReason } from '#conversation';

export interface OutsideDeliveries {
  /**
   * Takes what is due, in the order of the record, for a channel that sends it outside; what the bot committed under a
   * control token that is no longer current becomes superseded. Until `until` nobody but `by` is given anything of this
   * conversation. Empty, and nothing taken, where nothing is due or somebody else is at it.
   */
  take(id: ConversationId, taker: { by: string; at: Date; until: Date }): Promise<readonly DueMessage[]>;
  /** Records what became of messages that were taken. Does nothing where somebody else has taken them since. */
  settle(id: ConversationId, by: string, settled: Settled): Promise<void>;
  /** What was taken and not settled is due again at once. */
  giveBack(id: ConversationId, by: string): Promise<void>;
}

export type DueMessage = Message & { partsSent: number };

export type Settled =
  | { became: 'sent'; seqs: readonly number[] }
  | { became: 'part-sent'; seq: number; parts: number }
  | { became: 'deferred' | 'failed'; seqs: readonly number[]; why: UndeliveredReason };

/** The customers of a WeChat account. An openid is personal data: it is in no log and crosses no wire but WeChat's. */
export interface Followers {
  /**
   * This customer wrote, or did something else that lets messages through, at `at`; the same again changes nothing. What
   * was deferred until then is due again. Null where there is no conversation yet.
   */
  opened(
    account: string,
    openid: string,
    opening: { by: 'message' | 'act'; at: Date },
  ): Promise<{ conversation: ConversationId; resumed: number } | null>;
  /** Joins a conversation to a customer, the first time. */
  add(follower: { conversation: ConversationId; account: string; openid: string }): Promise<void>;
  /** This customer stopped following at `at`, and has done nothing since. Returns the conversation, if there is one. */
  left(account: string, openid: string, at: Date): Promise<ConversationId | null>;
  find(conversation: ConversationId): Promise<Follower | null>;
  /**
   * Changes the ledger, one change at a time: `decide` returns what it becomes, or null to leave it; it is asked again
   * where somebody else came first. Null where the conversation is no follower's.
   */
  change(
    conversation: ConversationId,
    decide: (ledger: FollowerLedger) => FollowerLedger | null,
  ): Promise<Follower | null>;
}

export interface Follower {
  openid: string;
  ledger: FollowerLedger;
}

/** What decides how many messages may still be sent to a customer: see channels/wechat-official/quota.ts. */
export interface FollowerLedger {
  following: boolean;
  wroteAt: Date | null;
  actedAt: Date | null;
  sends: readonly { id: string; at: Date }[];
}

/** Access tokens of outside accounts, one each for all processes. See `privacy` for what seals them. */
export interface AccessTokens {
  find(account: string): Promise<StoredToken | null>;
  /** True for whoever may fetch a token newer than `newerThan` now; nobody else may before `until`, or before it is stored. */
  lease(account: string, lease: { by: string; newerThan: number; at: Date; until: Date }): Promise<boolean>;
  /** Stores what the holder of the lease has fetched; null where the lease was lost meanwhile. */
  store(
    account: string,
    token: { by: string; sealed: Uint8Array; fetchedAt: Date; expiresAt: Date },
  ): Promise<StoredToken | null>;
  /** Gives the lease back without a token. */
  giveBack(account: string, by: string): Promise<void>;
}

export interface StoredToken {
  version: number;
  sealed: Uint8Array;
  fetchedAt: Date;
  expiresAt: Date;
}

/** Conversations on channels of Bot Framework, and how they are reached. Ids of customers there are personal data. */
export interface References {
  /** Keeps how a conversation is reached from now on. False where there is no such conversation. */
  keep(held: { conversation: ConversationId } & KeptReference): Promise<boolean>;
  find(conversation: ConversationId): Promise<KeptReference | null>;
}

export interface KeptReference {
  /** The bot's, as it is registered. */
  appId: string;
  reference: HeldReference;
}

/** Bot Framework's conversation reference, as far as it is needed to send something: ids and an address, no names of people. */
export interface HeldReference {
  channelId: string;
  serviceUrl: string;
  conversation: { id: string; conversationType?: string; tenantId?: string };
  user: { id: string; aadObjectId?: string };
  bot: { id: string; name?: string };
  locale?: string;
}
