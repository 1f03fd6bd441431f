import { openBaseEncoder } from '#knowledge';
import { type Pair, readPairs } from './open-data.ts';
import { areaUnderRoc, figure, share } from './statistics.ts';
import { type Outcome, rounded } from './suite.ts';

type Scored = Pair & { score: number; isRight: boolean };

/** Whether pairs that mean the same lie nearer by the base alone, which no edition has taught. */
export async function matching(path: string): Promise<Outcome> {
  const pairs = readPairs(path);
  const encoder = openBaseEncoder();
  const started = performance.now();
  const scored: Scored[] = [];
  for (const pair of pairs) {
    const [one, other] = await encoder.encode([pair.a, pair.b]);
    const score = one?.reduce((sum, value, at) => sum + value * (other?.[at] ?? 0), 0) ?? 0;
    scored.push({ ...pair, score, isRight: pair.same });
  }
  const milliseconds = (performance.now() - started) / Math.max(1, 2 * pairs.length);
  const figures = {
    auroc: figure(scored, areaUnderRoc),
    spearman: figure(scored, spearman),
    accuracy: figure(scored, bestAccuracy),
  };
  return {
    line: {
      auroc: rounded(figures.auroc.value),
      spearman: rounded(figures.spearman.value),
      best_accuracy: rounded(figures.accuracy.value),
      n: pairs.length,
      encode_ms: rounded(milliseconds),
    },
    figures,
    worst: {
      columns: ['a', 'b', 'same', 'cosine'],
      rows: [...scored]
        .sort((one, other) => miss(other) - miss(one))
        .slice(0, 40)
        .map(({ a, b, same, score }) => [a, b, String(same), score.toFixed(2)]),
    },
    plots: [
      {
        title: 'share of pairs that mean the same, by cosine',
        x: 'cosine',
        y: 'share',
        lines: [
          {
            name: 'same',
            points: Array.from({ length: 20 }, (_, bin) => scored.filter(({ score }) => Math.floor(score * 20) === bin))
              .map((some, bin): [number, number] => [(bin + 0.5) / 20, share(some, ({ same }) => same)])
              .filter(([, value]) => !Number.isNaN(value)),
          },
        ],
      },
    ],
  };
}

function miss({ score, same }: Scored): number {
  return same ? 1 - score : score;
}

/** Of the ranks of score and of sameness; of two values only, it is the correlation of ranks with a zero or one. */
function spearman(scored: readonly Scored[]): number {
  const right = share(scored, ({ isRight }) => isRight);
  // Area under the curve and this correlation are one and the same but for a factor (no ties among scores).
  return (2 * areaUnderRoc(scored) - 1) * Math.sqrt(3 * right * (1 - right));
}

function bestAccuracy(scored: readonly Scored[]): number {
  const sorted = [...scored].sort((one, other) => other.score - one.score);
  let correct = sorted.filter(({ same }) => !same).length;
  let best = correct;
  for (const { same } of sorted) {
    correct += same ? 1 : -1;
    best = Math.max(best, correct);
  }
  return best / Math.max(1, sorted.length);
}
