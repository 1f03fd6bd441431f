import { askAll, type Case, costsOf, isRight } from './answered.ts';
import { readKnowledge, readQueries } from './open-data.ts';
import { publishAside } from './published.ts';
import { figure, mean, share } from './statistics.ts';
import { type Outcome, rounded } from './suite.ts';

/** How often the right entry comes first, and among the first five. */
export async function retrieval(folder: string): Promise<Outcome> {
  const published = await publishAside(readKnowledge(folder), 0.05);
  const cases = await askAll(
    published,
    readQueries(folder).filter(({ relevant }) => relevant.length > 0),
  );
  await published.close();
  const figures = {
    r1: figure(cases, (some) => share(some, isRight)),
    r5: figure(cases, (some) => share(some, ({ rank }) => rank <= 5)),
    mrr10: figure(cases, (some) => mean(some.map(({ rank }) => (rank <= 10 ? 1 / rank : 0)))),
  };
  return {
    line: {
      r1: rounded(figures.r1.value),
      r5: rounded(figures.r5.value),
      mrr10: rounded(figures.mrr10.value),
      n: cases.length,
      ...costsOf(cases, published),
    },
    figures,
    worst: worstOf(cases),
    plots: [
      {
        title: 'share of questions whose right entry is among the first k',
        x: 'k',
        y: 'share',
        lines: [
          {
            name: 'R@k',
            points: Array.from({ length: 10 }, (_, k) => [k + 1, share(cases, ({ rank }) => rank <= k + 1)]),
          },
        ],
      },
    ],
  };
}

function worstOf(cases: readonly Case[]): Outcome['worst'] {
  const wrong = cases.filter((one) => !isRight(one));
  const sure = (one: Case) => one.hits[0]?.scores.confidence ?? 0;
  return {
    columns: ['question', 'should be', 'found', 'by its wording', 'confidence', 'rank of the right one'],
    rows: wrong
      .sort((one, other) => sure(other) - sure(one))
      .slice(0, 40)
      .map((one) => [
        one.query.text,
        one.query.relevant.join(', '),
        one.hits[0]?.entry ?? '–',
        one.hits[0]?.wording ?? '–',
        sure(one).toFixed(2),
        String(one.rank),
      ]),
  };
}
