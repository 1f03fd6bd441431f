/**
 * What was heard in a customer's messages. A finding always carries its evidence: the very words, where they stand,
 * and which part found them.
 */
export type Finding =
  | (Found & { kind: 'asks-for-person' })
  | (Found & { kind: 'complaint' })
  | (Found & { kind: 'danger'; danger: Danger })
  | (Found & { kind: 'emotion'; emotion: Emotion; strength: 1 | 2 | 3 });

interface Found {
  evidence: readonly Evidence[];
  /** The part that found it. */
  by: 'rules';
}

/** Words of one message. `from` and `to` are UTF-16 offsets into its masked text, `to` exclusive. */
export interface Evidence {
  seq: number;
  from: number;
  to: number;
  words: string;
}

export type Danger = 'fraud' | 'lost-card' | 'unauthorised-transaction' | 'self-harm';
export type Emotion = 'angry' | 'anxious' | 'confused';
