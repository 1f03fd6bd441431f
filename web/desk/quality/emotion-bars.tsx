import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { type FeltBy, shareUpset } from './emotion-counts.ts';

/** From the calmest to the angriest: a bar is read from the right. */
const order = ['pleased', 'calm', 'confused', 'helpless', 'anxious', 'angry'] as const;
/** Rows that are drawn; the table below has all. */
const drawn = 24;

/** A bar for each row, its turns by what was felt; the numbers stand in the table below. */
export function EmotionBars({ rows }: { rows: readonly FeltBy[] }): ReactNode {
  const words = useWords();
  const nameOf = (felt: (typeof order)[number]) =>
    felt === 'calm' ? words.quality.emotion.calm : words.emotions[felt];
  return (
    <figure className="felt-bars">
      <figcaption>
        {order.map((felt) => (
          <span key={felt}>
            <i className={felt} aria-hidden="true" /> {nameOf(felt)}
          </span>
        ))}
      </figcaption>
      <ul aria-hidden="true">
        {rows.slice(0, drawn).map((row) => (
          <li key={row.key}>
            <span className="one-line">{row.name}</span>
            <span className="felt-bar">
              {order.map((felt) => (
                <i key={felt} className={felt} style={{ flexGrow: row.felt[felt] ?? 0 }} />
              ))}
            </span>
            <span className="quiet">
              {words.quality.emotion.share(Math.round(100 * shareUpset(row)))} ·{' '}
              {words.quality.emotion.turns(row.turns)}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
