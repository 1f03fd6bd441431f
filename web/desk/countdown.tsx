import type { ReactNode } from 'react';
import { useNow } from './use-now.ts';

/** Whole seconds left, ticking. */
export function Countdown({ until }: { until: string }): ReactNode {
  const left = Math.max(0, Math.ceil((Date.parse(until) - useNow()) / 1_000));
  return <span className="elapsed">{left} 秒</span>;
}
