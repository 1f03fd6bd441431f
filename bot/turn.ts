import type {
  Customer,
  EditionId,
  Finding,
  HandoffRequest,
  Language,
  Message,
  PolicyVersion,
  Utterance,
} from '#conversation';
import type { Entry, Hit, Query } from '#knowledge';
import type { WordingRecord } from './answer/wording.ts';
import type { PolicyInForce } from './policy/in-force.ts';

/**
 * One customer turn: a function of the conversation so far, the knowledge edition, settings and the clock. What it
 * returns is a value: easy to test, to replay and to evaluate. It stores nothing and sends nothing.
 */
export interface TurnInput {
  /**
   * The record so far, oldest first; at least everything since the last answer. Anger that came up before, and what
   * the handover summary tells, are known as far back as the record given here goes.
   */
  messages: readonly Message[];
  /** Customer messages with a greater seq are not answered yet: they are this turn. */
  answeredThrough: number;
  /** Turns in a row, before this one, in which the bot did not understand. */
  misunderstoodInARow: number;
  customer: Customer;
  channel: string;
  edition: EditionId;
  policy: PolicyInForce;
  at: Date;
}

export interface TurnOutcome {
  /** What to say, in order. */
  say: readonly Utterance[];
  heard: readonly Finding[];
  /** Which rule decided, and on what: for replay, inspection and the agent's one click. */
  why: Why;
  handOver: HandoffRequest | null;
  misunderstoodInARow: number;
  /** Where a model may word the answer: the utterances from `from` on are its approved text. */
  toWord?: { question: string; entries: readonly Entry[]; from: number; language: Language };
}

export interface Why {
  decision: Decision;
  /** The policy that the turn kept to, and its row that decided what is said or done; null: none did. */
  policy?: { version: PolicyVersion; row: string | null };
  /** The question searched for, as masked text (several, answered each, stand on a line each); null where no search was made. */
  searched: string | null;
  /** The hits that were weighed, best first; for several questions, question after question. */
  hits: readonly Hit[];
  /** Where a model was asked to word the answer: which, with what prompt, and how it went. */
  wording?: Omit<WordingRecord, 'leftOut'>;
}

export type Decision =
  | 'hand-over-on-request'
  | 'hand-over-for-safety'
  | 'hand-over-after-soothing'
  /** The turn itself failed. */
  | 'hand-over-on-failure'
  | 'offer-person'
  | 'answer'
  | 'ask-which'
  | 'decline'
  | 'small-talk';

/** What a turn may ask of the knowledge room. */
export interface KnowledgeForTurn {
  /** `talkedAbout`: the entries answered with before, the last one first, for questions that leave open what they are about. */
  search(query: Query & { talkedAbout: readonly Entry['id'][] }): Promise<readonly Hit[]>;
  entry(edition: EditionId, id: Entry['id']): Entry | null;
  /** What these hits, best first, are worth at the edition's calibrated thresholds. */
  decide(edition: EditionId, hits: readonly Hit[]): Judgement;
}

export type Judgement =
  | { outcome: 'answer'; hit: Hit }
  | { outcome: 'ask-which'; hits: readonly Hit[] }
  | { outcome: 'decline' };
