import { askAll, type Case, costsOf, isAnswered, isRight } from './answered.ts';
import { readKnowledge, readQueries } from './open-data.ts';
import { publishAside } from './published.ts';
import { areaUnderRoc, type Figure, figure, share } from './statistics.ts';
import { type Outcome, rounded } from './suite.ts';

const RISK = 0.05;

/** What is answered, how much of it is right, and how often something is answered that should not be. */
export async function refusal(folder: string): Promise<Outcome> {
  const published = await publishAside(readKnowledge(folder), RISK);
  const cases = await askAll(published, readQueries(folder));
  await published.close();
  const answerable = cases.filter(({ query }) => query.relevant.length > 0);
  const other = cases.filter(({ query }) => query.relevant.length === 0);
  const kinds = [...new Set(other.map(({ query }) => query.kind))];
  const ofKind = (kind: string) => other.filter(({ query }) => query.kind === kind);
  const falseBy: Record<string, Figure> = Object.fromEntries(
    kinds.map((kind) => [kind, figure(ofKind(kind), (some) => share(some, isAnswered))]),
  );
  const scored = (some: readonly Case[]) =>
    areaUnderRoc(some.map((one) => ({ score: sure(one), isRight: isRight(one) })));
  const figures = {
    answered: figure(answerable, (some) => share(some, isAnswered)),
    right_of_answered: figure(answerable, (some) => share(some.filter(isAnswered), isRight)),
    asked_back: figure(answerable, (some) => share(some, ({ outcome }) => outcome === 'ask-which')),
    right_among_asked: figure(answerable, (some) =>
      share(
        some.filter(({ outcome }) => outcome === 'ask-which'),
        ({ rank }) => rank <= 3,
      ),
    ),
    auroc: figure(cases, scored),
    ...Object.fromEntries(kinds.map((kind) => [`false: ${kind}`, falseBy[kind]])),
  } as Record<string, Figure>;
  const value = (name: string) => rounded(figures[name]?.value ?? Number.NaN);
  return {
    line: {
      answered: value('answered'),
      right_of_answered: value('right_of_answered'),
      asked_back: value('asked_back'),
      right_among_asked: value('right_among_asked'),
      false_by_kind: Object.fromEntries(kinds.map((kind) => [kind, rounded(falseBy[kind]?.value ?? 0)])),
      auroc: value('auroc'),
      risk: rounded(1 - value('right_of_answered')),
      target_risk: RISK,
      n: cases.length,
      ...costsOf(cases, published),
    },
    figures,
    worst: worstOf(cases),
    plots: [
      {
        title: 'answered against wrong among answered, over answerable questions',
        x: 'share answered',
        y: 'share',
        lines: [
          { name: 'wrong among answered', points: curve(answerable, (some) => share(some, (one) => !isRight(one))) },
          ...kinds.map((kind) => ({
            name: `answered: ${kind}`,
            points: curve(answerable, (_, from) => share(ofKind(kind), (one) => sure(one) >= from)),
          })),
        ],
      },
      {
        title: 'reliability: how often right, by confidence',
        x: 'confidence',
        y: 'right',
        lines: [
          { name: 'answerable questions of this set', points: reliability(answerable) },
          {
            name: 'trials, as kept with the edition',
            points: published.reliability.tenths.map(({ confidence, right, tried }) => [confidence, right / tried]),
          },
          {
            name: 'as it should be',
            points: [
              [0, 0],
              [1, 1],
            ],
          },
        ],
      },
    ],
  };
}

function sure({ hits }: Case): number {
  return hits[0]?.scores.confidence ?? 0;
}

type Points = [number, number][];

function curve(answerable: readonly Case[], measure: (answered: readonly Case[], from: number) => number): Points {
  const sorted = [...answerable].sort((one, other) => sure(other) - sure(one));
  return Array.from({ length: 20 }, (_, step): [number, number] => {
    const count = Math.max(1, Math.round((sorted.length * (step + 1)) / 20));
    const last = sorted[count - 1];
    return [(step + 1) / 20, measure(sorted.slice(0, count), last ? sure(last) : 1)];
  });
}

function reliability(cases: readonly Case[]): Points {
  return Array.from({ length: 10 }, (_, bin) => cases.filter((one) => Math.min(9, Math.floor(sure(one) * 10)) === bin))
    .filter((some) => some.length > 0)
    .map((some) => [some.reduce((sum, one) => sum + sure(one), 0) / some.length, share(some, isRight)]);
}

function worstOf(cases: readonly Case[]): Outcome['worst'] {
  return {
    columns: ['question', 'kind', 'should be', 'answered with', 'by its wording', 'confidence'],
    rows: cases
      .filter((one) => isAnswered(one) && !isRight(one))
      .sort((one, other) => sure(other) - sure(one))
      .slice(0, 60)
      .map((one) => [
        one.query.text,
        one.query.kind,
        one.query.relevant.join(', ') || '–',
        one.hits[0]?.entry ?? '–',
        one.hits[0]?.wording ?? '–',
        sure(one).toFixed(2),
      ]),
  };
}
