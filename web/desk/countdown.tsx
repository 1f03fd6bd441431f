import type { ReactNode } from 'react';
import { useNow } from './use-now.ts';
import { useWords } from './words/use-words.ts';

/** Whole seconds left, ticking. */
export function Countdown({ until }: { until: string }): ReactNode {
  const { time } = useWords();
  const left = Math.max(0, Math.ceil((Date.parse(until) - useNow()) / 1_000));
  return <span className="elapsed">{time.seconds(left)}</span>;
}
