import { seeded } from '#knowledge';
import { DISPUTED, type LabelledTurn } from './examples.ts';

/** Longer turns are long enough. */
const LONGEST = 60;

/** Of all that is learned from, this many turns, for each that is written, are put together of two or three. */
const SHARE_IN_ONE_BREATH = 0.4;
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
  const byFold = aloneByFold(turns, folds).map((any) => ({ any, nothing: any.filter(saysNothing) }));
  const together: LabelledTurn[] = [];
  for (let one = 0; one < turns.length * SHARE_IN_ONE_BREATH; one++) {
    const fold = one % folds;
    const { any = [], nothing = [] } = byFold[fold] ?? {};
    const parts = Array.from({ length: random() < THREE ? 3 : 2 }, (_, place) =>
      anyOf(place > 0 && random() < NOTHING_ELSE ? nothing : any, random),
    );
    if (random() < 0.5) parts.reverse();
    const some = parts.flatMap((part) => part ?? []);
    if (new Set(some).size < 2 || feelingsIn(some) > 1) continue;
    const joined = joinedOf(some, anyOf(BETWEEN, random) ?? ' ');
    together.push({ ...joined, conversation: fold, before: null, told: null });
  }
  return together;
}

/** This many turns, for each that is written, are said after somebody else's. */
const SHARE_AFTER_ANOTHER = 0.07;
/** What is shorter may mean something else after something else: 又一笔. */
const MEANS_THE_SAME_FROM = 8;

/**
 * Turns after what somebody else said who meant something: what is said in so many words means the same whatever was said
 * before. Of conversations that are the same modulo `folds`, as above.
 */
export function afterAnother(turns: readonly LabelledTurn[], folds: number): LabelledTurn[] {
  const random = seeded(4);
  const replies = turns.flatMap(({ told }) => told ?? []);
  const byFold = aloneByFold(turns, folds).map((own) => ({
    saidInFull: own.filter(({ text }) => text.length >= MEANS_THE_SAME_FROM),
    something: own.filter((turn) => !saysNothing(turn)),
  }));
  return Array.from({ length: turns.length * SHARE_AFTER_ANOTHER }, (_, one) => one % folds).flatMap((fold) => {
    const { saidInFull = [], something = [] } = byFold[fold] ?? {};
    const turn = anyOf(saidInFull, random);
    const earlier = anyOf(something, random);
    return turn && earlier ? { ...turn, before: earlier.text, told: anyOf(replies, random) ?? null } : [];
  });
}

/**
 * Each turn with the one before it, as listening reads the two together: in which is heard what is heard in either, be it
 * only after the other. Where both show a feeling, which of them the two show is disputed.
 */
export function withTheOneBefore(turns: readonly LabelledTurn[]): LabelledTurn[] {
  return turns.flatMap((turn, place) => {
    const earlier = turns[place - 1];
    if (turn.before === null || earlier === undefined) return [];
    const both = [earlier, turn];
    const { conversation } = turn;
    return {
      ...joinedOf(both, '\n'),
      ...(feelingsIn(both) > 1 && { emotion: DISPUTED }),
      conversation,
      before: null,
      told: null,
    };
  });
}

function aloneByFold(turns: readonly LabelledTurn[], folds: number): LabelledTurn[][] {
  const alone = turns.filter(({ before, text }) => before === null && text.length < LONGEST);
  return Array.from({ length: folds }, (_, fold) => alone.filter(({ conversation }) => conversation % folds === fold));
}

const anyOf = <Thing>(some: readonly Thing[], random: () => number): Thing | undefined =>
  some[Math.floor(random() * some.length)];

const feelingsIn = (turns: readonly LabelledTurn[]): number =>
  new Set(turns.flatMap(({ emotion }) => emotion ?? [])).size;

function saysNothing({ person, complaint, danger, abuse, vague, emotion }: LabelledTurn): boolean {
  return [person, complaint, danger, abuse, vague, emotion].every((each) => each === undefined);
}

function joinedOf(
  parts: readonly LabelledTurn[],
  between: string,
): Omit<LabelledTurn, 'conversation' | 'before' | 'told'> {
  const emotion = parts.find((part) => part.emotion !== undefined)?.emotion;
  const strengths = parts.flatMap(({ strength }) => strength ?? []);
  const [danger, ...dangers] = new Set(parts.flatMap((part) => part.danger ?? []));
  const complaint = parts.find((part) => part.complaint !== undefined)?.complaint;
  return {
    text: parts.map(({ text }) => text).join(between),
    ...(parts.some(({ person }) => person) && { person: true }),
    ...(parts.some(({ abuse }) => abuse) && { abuse: true }),
    ...(danger !== undefined && { danger: [danger, ...dangers] }),
    ...(complaint !== undefined && { complaint }),
    ...(emotion !== undefined && { emotion }),
    ...(strengths.length > 0 && { strength: Math.max(...strengths) }),
  };
}
