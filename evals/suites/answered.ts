import type { Hit, Outcome } from '#knowledge';
import type { EvalQuery } from './open-data.ts';
import type { Published } from './published.ts';

/** One query as the product dealt with it. */
export interface Case {
  query: EvalQuery;
  hits: readonly Hit[];
  outcome: Outcome['outcome'];
  /** The place of the first right entry, from 1; Infinity where it was not found. */
  rank: number;
  milliseconds: number;
}

export async function askAll(published: Published, queries: readonly EvalQuery[]): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const query of queries) {
    const started = performance.now();
    const hits = await published.search(query.text);
    const milliseconds = performance.now() - started;
    const place = hits.findIndex(({ entry }) => query.relevant.includes(entry));
    const { outcome } = published.decide(hits);
    cases.push({ query, hits, outcome, rank: place < 0 ? Infinity : place + 1, milliseconds });
  }
  return cases;
}

export const isAnswered = ({ outcome }: Case): boolean => outcome === 'answer';
export const isRight = ({ rank }: Case): boolean => rank === 1;
