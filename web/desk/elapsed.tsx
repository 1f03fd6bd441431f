import type { ReactNode } from 'react';
import { clockFace, hurryOf, type Limited } from './durations.ts';
import { useNow } from './use-now.ts';
import { useWords } from './words/use-words.ts';

interface ElapsedProps {
  since: string;
  /** Whose patience is tried; null where nobody waits. */
  limited: Limited | null;
}

/** How long it has been, ticking; in amber or red, and in a word, once somebody waits nearly or quite too long. */
export function Elapsed({ since, limited }: ElapsedProps): ReactNode {
  const { time, language } = useWords();
  const passed = useNow() - Date.parse(since);
  const hurry = limited === null ? 'none' : hurryOf(limited, passed);
  return (
    <span className={`elapsed ${hurry}`} title={new Date(since).toLocaleString(language)}>
      {hurry !== 'none' && `${time[hurry]} `}
      {clockFace(passed)}
    </span>
  );
}
