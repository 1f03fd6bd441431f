import type { ReactNode } from 'react';
import { clockFace, isTooLong } from './durations.ts';
import { useNow } from './use-now.ts';

interface ElapsedProps {
  since: string;
  /** Whose patience is tried; null where nobody waits. */
  skill: string | null;
}

/** How long it has been, ticking; in amber, and in a word, once somebody waits too long. */
export function Elapsed({ since, skill }: ElapsedProps): ReactNode {
  const passed = useNow() - Date.parse(since);
  const tooLong = skill !== null && isTooLong(skill, passed);
  return (
    <span className={tooLong ? 'elapsed too-long' : 'elapsed'} title={new Date(since).toLocaleString('zh-CN')}>
      {tooLong && '久候 '}
      {clockFace(passed)}
    </span>
  );
}
