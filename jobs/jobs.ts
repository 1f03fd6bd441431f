import type { ConversationId, HandoffId, Skill, StaffId } from '#conversation';

/**
 * Work and wake-ups between processes, and live signals. Queues carry ids and wake-ups; the store carries the truth, so
 * that a queue wiped clean loses nothing: whoever sweeps the store wakes everything again.
 *
 * Not part of this port: what a job does, and when something is pending (the store derives that).
 */
export interface Jobs {
  /**
   * Wakes a worker for a conversation after `delayMs`. Wake-ups for one conversation are one while they wait; one that
   * comes while the work is running runs once more afterwards. Never await it inside a store transaction.
   */
  wake(queue: WakeQueue, conversation: ConversationId, delayMs?: number): Promise<void>;

  /** Wakes the matching of the waiting line after `delayMs`; wake-ups of the same moment are one. */
  wakeMatching(delayMs?: number): Promise<void>;

  /** Sends a handoff through the queue of its skill. The same handoff sent again while its job stands is one job. */
  sendHandoff(job: HandoffJob): Promise<void>;

  /** Starts consuming. One consumer of each kind per process; a queue may have consumers in many processes. */
  work(work: Work): void;

  readonly signals: Signals;

  /** How many jobs stand in each queue, for metrics. */
  counts(): Promise<Readonly<Record<string, number>>>;

  /**
   * Stops taking new jobs, waits some seconds for the running ones, closes the connections. What was not finished by
   * then is given back: another process does it, from its beginning.
   */
  close(): Promise<void>;
}

export type WakeQueue = 'turns' | 'deliveries' | 'inspections';

export interface HandoffJob {
  handoff: HandoffId;
  conversation: ConversationId;
  skill: Skill;
  /** Bot Framework's `handoff.initiate` event activity, with reason, evidence, summary and the masked transcript. */
  event: Readonly<Record<string, unknown>>;
}

export interface Work {
  /** Returns how many milliseconds to come back in, or null when done. A throw is retried by the sweep. */
  turns?(conversation: ConversationId): Promise<number | null>;
  deliveries?(conversation: ConversationId): Promise<void>;
  /** Of what was said in the conversation, as far as it is over. A throw is retried by the sweep. */
  inspections?(conversation: ConversationId): Promise<void>;
  matching?(): Promise<void>;
  /** The intake of each skill's queue. The job is complete when it returns. */
  handoffs?: Partial<Record<Skill, (job: HandoffJob) => Promise<void>>>;
  /** Told of every job that threw. */
  failed(queue: string, error: Error): void;
}

/** News without truth: they say where to look, and may be lost. */
export interface Signals {
  publish(signal: Signal): void;
  /** Returns how to stop listening. */
  subscribe(listener: (signal: Signal) => void): () => void;
}

export type Signal =
  /** Something was said, shown or changed hands in this conversation. */
  | { about: 'conversation'; id: ConversationId }
  /** Somebody is writing here just now: worth showing for a few seconds, and kept nowhere. `name`: an agent's. */
  | { about: 'typing'; id: ConversationId; by: 'customer' | 'bot' | 'agent'; name: string | null }
  /** The waiting line or who holds what has changed. */
  | { about: 'desk' }
  /** Another edition is live. */
  | { about: 'edition' }
  /** Another policy of listening is in force. */
  | { about: 'policy' }
  /** This person's rights or sessions have changed: streams look again. */
  | { about: 'staff'; id: StaffId };
