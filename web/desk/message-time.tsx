import type { ReactNode } from 'react';
import { timeOf } from './durations.ts';
import { useNow } from './use-now.ts';
import { useWords } from './words/use-words.ts';

/** When it was said; to the second on hover. */
export function MessageTime({ at }: { at: string }): ReactNode {
  const words = useWords();
  return (
    <time dateTime={at} title={new Date(at).toLocaleString(words.language)}>
      {timeOf(words, at, useNow(30))}
    </time>
  );
}
