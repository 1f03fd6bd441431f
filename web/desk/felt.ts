import type { Course, FindingView } from '#conversation/wire';

/** What was felt in one turn: the strongest of what was heard; calm where no emotion was. */
export interface Felt {
  /** 1, 2, 3 … among the customer's turns. */
  turn: number;
  at: string;
  to: 'bot' | 'person';
  emotion: NonNullable<FindingView['emotion']> | 'calm';
  /** 1 … 3; 0 when calm. */
  strength: number;
  /** The words that said so. */
  words: string;
  /** Where they were said; null when calm. */
  seq: number | null;
}

/** How a customer felt, turn by turn. */
export function feltIn({ turns }: Course): Felt[] {
  return turns.map(({ at, to, findings }, place) => {
    const emotions = findings.filter(({ kind, emotion }) => kind === 'emotion' && emotion !== undefined);
    const strongest = emotions.reduce<FindingView | null>(
      (most, each) => ((each.strength ?? 1) > (most?.strength ?? 0) ? each : most),
      null,
    );
    const [evidence] = strongest?.evidence ?? [];
    return {
      turn: place + 1,
      at,
      to,
      emotion: strongest?.emotion ?? 'calm',
      strength: strongest === null ? 0 : (strongest.strength ?? 1),
      words: evidence?.words ?? '',
      seq: evidence?.seq ?? null,
    };
  });
}
