import type { RenderedPrompt } from '#prompts';

/**
 * A language model that writes to a prompt.
 *
 * Not part of this port: what is asked (the prompts say), whether what it wrote may be said (the bot checks every
 * sentence), and what is said instead where it fails (the bot knows the approved text).
 */
export interface AnswerModel {
  /** As its endpoint calls it; null where there is none. */
  readonly name: string | null;

  /**
   * Writes, piece by piece as it comes. The last piece is the ending, and only a text that has one is whole. Throws a
   * ModelFailure, and nothing else; within the limits, whatever the endpoint does.
   */
  write(prompt: Pick<RenderedPrompt, 'messages' | 'hints'>, limits: WritingLimits): AsyncIterable<Piece>;
}

export interface WritingLimits {
  /** Milliseconds in which the first text must have come: tries again are made within them, and not after. */
  firstWithin: number;
  /** Milliseconds in which all of it must have come. */
  allWithin: number;
  /** Nobody waits for it any more. */
  signal?: AbortSignal;
}

export type Piece = { text: string } | { ending: Ending };

export interface Ending {
  /** Tokens, as the endpoint counts them; null where it does not tell. */
  usage: Usage | null;
}

export interface Usage {
  prompt: number;
  completion: number;
}
