import type { Hit, Outcome } from '#knowledge';
import type { EvalQuery } from './open-data.ts';
import type { Published } from './published.ts';
import { quantile } from './statistics.ts';
import { memoryMb, rounded } from './suite.ts';

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

/** What it costs to ask and to have learned, by the names that every suite of search has. */
export function costsOf(cases: readonly Case[], { trainSeconds }: Pick<Published, 'trainSeconds'>) {
  const times = cases.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  return {
    p50_ms: rounded(quantile(times, 0.5) ?? 0),
    p99_ms: rounded(quantile(times, 0.99) ?? 0),
    train_s: rounded(trainSeconds, 1),
    memory_mb: memoryMb(),
  };
}

export const isAnswered = ({ outcome }: Case): boolean => outcome === 'answer';
export const isRight = ({ rank }: Case): boolean => rank === 1;
