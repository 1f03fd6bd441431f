import type { EmotionFigures } from '#conversation/wire';

type Count = EmotionFigures['counts'][number];

/** What turns are counted by. */
export type By = 'agent' | 'category' | 'hour';

export interface FeltBy {
  /** An agent's id, a category, an hour of the day; '' for the bot, and for no category. */
  key: string;
  name: string;
  turns: number;
  /** How many turns were of each emotion. */
  felt: Readonly<Record<string, number>>;
  /** Turns in which the customer was anxious, angry or helpless. */
  upset: number;
  /** The mean strength of what was felt in those that were not calm; 0 where all were. */
  strength: number;
}

const upsetting: readonly string[] = ['anxious', 'angry', 'helpless'];

/** Turns counted by agent, category or hour of the reader's day: hours in their order, the others the most upset first. */
export function countBy(by: By, counts: readonly Count[]): FeltBy[] {
  const groups = Map.groupBy(counts, (count) => keyOf(by, count));
  const felt = [...groups].map(([key, all]) => {
    const turns = sum(all);
    const moved = all.filter(({ emotion }) => emotion !== null);
    const strength = moved.reduce((total, each) => total + each.strength, 0);
    return {
      key,
      name: nameOf(by, all[0]),
      turns,
      felt: Object.fromEntries(
        [...Map.groupBy(all, ({ emotion }) => emotion ?? 'calm')].map(([emotion, some]) => [emotion, sum(some)]),
      ),
      upset: sum(all.filter(({ emotion }) => emotion !== null && upsetting.includes(emotion))),
      strength: moved.length === 0 ? 0 : strength / sum(moved),
    };
  });
  return felt.toSorted((one, other) =>
    by === 'hour'
      ? Number(one.key) - Number(other.key)
      : shareUpset(other) - shareUpset(one) || other.turns - one.turns,
  );
}

/** 0 … 1. */
export function shareUpset({ upset, turns }: Pick<FeltBy, 'upset' | 'turns'>): number {
  return turns === 0 ? 0 : upset / turns;
}

function keyOf(by: By, { agent, category, hour }: Count): string {
  if (by === 'hour') return String(new Date(hour).getHours());
  return (by === 'agent' ? agent : category) ?? '';
}

function nameOf(by: By, count: Count | undefined): string {
  if (by === 'agent') return count?.agentName ?? '';
  return by === 'category' ? (count?.category ?? '') : '';
}

function sum(counts: readonly Count[]): number {
  return counts.reduce((total, { turns }) => total + turns, 0);
}
