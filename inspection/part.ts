import type { Finding, HandoffId, HandoffReason, Message, StaffId } from '#conversation';

/** What is inspected at once: what the bot said between two rests, or what one agent held. */
export interface Part {
  /** The bot, or the agent with the handoff it was held under. */
  of: PartOf;
  /** What reached the customer, and what the customer said, oldest first. */
  messages: readonly Message[];
  /** The customer's turns, with what was heard in them. */
  turns: readonly PartTurn[];
  /** Figures that stand in approved entries, in canonical form; null where they are not known. */
  approved: { has(figure: string): boolean } | null;
}

export type PartOf =
  | { by: 'bot' }
  | {
      by: 'agent';
      agent: StaffId;
      handoff: HandoffId;
      urgent: boolean;
      reason: HandoffReason;
      takenAt: Date;
      endedAt: Date;
      /** True where the agent ended it with the customer; false where it was given on, or taken away. */
      finished: boolean;
    };

/** Customer messages up to `throughSeq`, since somebody last answered. */
export interface PartTurn {
  throughSeq: number;
  at: Date;
  heard: readonly Finding[];
  /** What the bot came to; null where a person answers. */
  decision: string | null;
}

/** Where a rule was broken; `from` and `to` as in an InspectionFinding. */
export interface Broken {
  seq: number | null;
  from: number;
  to: number;
  words: string;
}

/** Something is missing from the part as a whole. */
export const asAWhole: Broken = { seq: null, from: 0, to: 0, words: '' };

export function speaks(part: Part): readonly Message[] {
  return part.messages.filter(({ author }) => author.by === part.of.by);
}

/** What the part's speaker said after this message, until the customer spoke again; or all of it, so many messages. */
export function answersAfter(part: Part, seq: number): readonly Message[] {
  const after = part.messages.filter((message) => message.seq > seq);
  const begun = after.findIndex(({ author }) => author.by === part.of.by);
  if (begun < 0) return [];
  const answers = after.slice(begun);
  const end = answers.findIndex(({ author }) => author.by === 'customer');
  return (end < 0 ? answers : answers.slice(0, end)).filter(({ author }) => author.by === part.of.by);
}

/** The words that something was heard in, as a place to point to. */
export function placeOf({ evidence }: Pick<Finding, 'evidence'>): Broken {
  const [first] = evidence;
  return first ? { seq: first.seq, from: first.from, to: first.to, words: first.words } : asAWhole;
}
