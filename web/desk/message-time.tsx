import type { ReactNode } from 'react';
import { timeOf } from './durations.ts';

/** When it was said; to the second on hover. */
export function MessageTime({ at }: { at: string }): ReactNode {
  return (
    <time dateTime={at} title={new Date(at).toLocaleString('zh-CN')}>
      {timeOf(at, Date.now())}
    </time>
  );
}
