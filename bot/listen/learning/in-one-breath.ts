import { seeded } from '#knowledge';
import type { LabelledTurn } from './examples.ts';

/** Of all that is learned from, this many turns, for each that is written, are put together of two or three. */
const SHARE = 0.5;
/** Longer turns are long enough. */
const LONGEST = 60;
const THREE = 0.3;
/** What else is said in one breath is mostly nothing; were it not, what is long would be taken for a grievance. */
const NOTHING_ELSE = 0.7;
const BETWEEN = ['，', ' ', '。', ' '];

/**
 * People say several things in one breath, and the examples mostly one: turns put together of others, in which is heard
 * what is heard in any of them. Only of conversations that are the same modulo `folds`, and with such a number, so that
 * what is left out to measure is left out here too. Two feelings are not put together.
 */
export function inOneBreath(turns: readonly LabelledTurn[], folds: number): LabelledTurn[] {
  const random = seeded(3);
  const alone = turns.filter(({ before, text }) => before === null && text.length < LONGEST);
  const byFold = Array.from({ length: folds }, (_, fold) => {
    const any = alone.filter((turn) => turn.conversation % folds === fold);
    return { any, nothing: any.filter(saysNothing) };
  });
  const together: LabelledTurn[] = [];
  for (let one = 0; one < turns.length * SHARE; one++) {
    const fold = one % folds;
    const { any = [], nothing = [] } = byFold[fold] ?? {};
    const parts = Array.from({ length: random() < THREE ? 3 : 2 }, (_, place) => {
      const some = place > 0 && random() < NOTHING_ELSE ? nothing : any;
      return some[Math.floor(random() * some.length)];
    });
    if (random() < 0.5) parts.reverse();
    const joined = joinedOf(
      parts.flatMap((part) => part ?? []),
      BETWEEN[Math.floor(random() * BETWEEN.length)] ?? ' ',
    );
    if (joined !== null) together.push({ ...joined, conversation: fold, before: null });
  }
  return together;
}

function saysNothing({ person, complaint, danger, abuse, vague, emotion }: LabelledTurn): boolean {
  return [person, complaint, danger, abuse, vague, emotion].every((each) => each === undefined);
}

function joinedOf(
  parts: readonly LabelledTurn[],
  between: string,
): Omit<LabelledTurn, 'conversation' | 'before'> | null {
  const felt = parts.filter(({ emotion }) => emotion !== undefined);
  if (new Set(parts).size < 2 || new Set(felt.map(({ emotion }) => emotion)).size > 1) return null;
  const strengths = felt.flatMap(({ strength }) => strength ?? []);
  const danger = parts.find((part) => part.danger !== undefined)?.danger;
  const complaint = parts.find((part) => part.complaint !== undefined)?.complaint;
  return {
    text: parts.map(({ text }) => text).join(between),
    ...(parts.some(({ person }) => person) && { person: true }),
    ...(parts.some(({ abuse }) => abuse) && { abuse: true }),
    ...(danger !== undefined && { danger }),
    ...(complaint !== undefined && { complaint }),
    ...(felt[0]?.emotion !== undefined && { emotion: felt[0].emotion }),
    ...(strengths.length > 0 && { strength: Math.max(...strengths) }),
  };
}
