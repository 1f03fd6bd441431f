/** Why a model did not write to its end. */
export const failureKinds = [
  /** There is none: nothing is configured. */
  'absent',
  /** It failed too often just now, and is left alone for a while. */
  'resting',
  /** The tokens of this minute or day are used up. */
  'over-budget',
  /** No connection, or one that broke before an answer. */
  'unreachable',
  /** 401, 403: the key is wrong, or may not do this. */
  'key-refused',
  /** 404: no such model, or no such address. */
  'unknown-model',
  /** Any other 4xx: it does not accept what it was asked. */
  'request-refused',
  /** 429. */
  'busy',
  /** 5xx. */
  'failing',
  /** What came is no answer: not JSON, no event stream, no text. */
  'garbled',
  /** It stopped in the middle. */
  'cut-off',
  /** Its own safety filter stopped it. */
  'withheld',
  /** Longer than was allowed. */
  'too-long',
  /** Not within the limits. */
  'late',
  /** Nobody waited for it any more. */
  'abandoned',
] as const;
export type FailureKind = (typeof failureKinds)[number];

/** What may have passed by the next try. */
export const passing: readonly FailureKind[] = ['unreachable', 'busy', 'failing', 'garbled', 'cut-off'];

/** A text that did not come to its end. The message is for the log, never for a customer. */
export class ModelFailure extends Error {
  readonly kind: FailureKind;
  /** How long the endpoint asks to be left alone, in milliseconds. */
  readonly retryAfter: number | null;

  constructor(
    kind: FailureKind,
    message: string,
    { cause, retryAfter = null }: { cause?: unknown; retryAfter?: number | null } = {},
  ) {
    super(`${kind}: ${message}`, cause === undefined ? undefined : { cause });
    this.name = 'ModelFailure';
    this.kind = kind;
    this.retryAfter = retryAfter;
  }
}
