import type {
  ControlToken,
  ConversationId,
  Customer,
  EditionId,
  Finding,
  HandoffId,
  HandoffRequest,
  Message,
  Utterance,
} from '#conversation';

export interface Turns {
  /** Conversations that wait for the bot, the longest waiting first: derived, never stored. */
  pending(before: Date, limit: number): Promise<readonly ConversationId[]>;

  /** Everything a turn needs, or null where nothing waits for the bot. `recent` bounds the messages read. */
  begin(id: ConversationId, recent: number): Promise<PendingTurn | null>;

  /**
   * Commits what a turn came to, by compare-and-set on (control token, answered-through, last customer message).
   * 'overtaken': a newer message, another run of the turn, or a change of control came first; nothing was written.
   * A hand-over takes control for the waiting line in the same statement.
   */
  commit(turn: FinishedTurn): Promise<'committed' | 'overtaken'>;

  /**
   * Goes on with a reply that has begun, by compare-and-set on how much of it was said: of two who go on, one does
   * ('overtaken': somebody else went on, or finished it; nothing was written). A newer message of the customer's does not
   * stop it. A change of control does: what was to be said is then recorded as superseded, for the agent to see, and the
   * reply is over.
   */
  goOn(reply: OpenReply, more: SaidMore): Promise<'said' | 'superseded' | 'overtaken'>;

  /** Replies that should have been finished before `at`: whoever spoke is gone. */
  unfinished(at: Date, limit: number): Promise<readonly OpenReply[]>;
}

/** A reply that has begun and is not finished. Until it is, no other turn of its conversation is committed. */
export interface OpenReply {
  conversation: ConversationId;
  token: ControlToken;
  /** The customer message that the reply answers through. */
  through: number;
  /** Utterances of it in the record so far. */
  said: number;
  /** Whoever speaks has until then; afterwards anybody finishes it. */
  until: Date;
  /** What finishes it, in approved words. */
  rest: readonly Utterance[];
}

/** An OpenReply as the conversation's row holds it; the moment is ISO 8601. */
export type ReplyUnderWay = Omit<OpenReply, 'conversation' | 'until'> & { until: string };

export interface SaidMore {
  say: readonly Utterance[];
  /** What would finish it in approved words; null: it is finished. */
  rest: readonly Utterance[] | null;
  /** What is known of the turn by now; null: no more than before. */
  why: unknown;
  at: Date;
}

export interface PendingTurn {
  conversation: ConversationId;
  channel: string;
  customer: Customer;
  token: ControlToken;
  answeredThrough: number;
  /** The turn answers customer messages up to here. */
  through: number;
  firstWaitingAt: Date;
  lastCustomerAt: Date;
  misunderstoodInARow: number;
  /** Oldest first. */
  messages: readonly Message[];
  /** The reply to what came before, where it is not finished. */
  underWay: OpenReply | null;
}

export interface FinishedTurn {
  pending: Pick<PendingTurn, 'conversation' | 'token' | 'answeredThrough' | 'through'>;
  say: readonly Utterance[];
  heard: readonly Finding[];
  why: unknown;
  edition: EditionId | null;
  misunderstoodInARow: number;
  handOver: (HandoffRequest & { id: HandoffId }) | null;
  /** Where `say` is only the beginning of a reply: what would finish it, and until when its speaker may take. */
  unsaid?: { rest: readonly Utterance[]; until: Date } | null;
  at: Date;
}
