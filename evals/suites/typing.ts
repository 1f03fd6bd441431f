import { seeded } from '../random.ts';
import { habits, typed } from '../typing/typed.ts';
import { askAll, costsOf, isRight } from './answered.ts';
import { readKnowledge, readQueries } from './open-data.ts';
import { publishAside } from './published.ts';
import { figure, share } from './statistics.ts';
import { type Outcome, rounded } from './suite.ts';

const SEED = 1;

/** What is lost when the same questions are typed as people type. */
export async function typing(folder: string): Promise<Outcome> {
  const published = await publishAside(readKnowledge(folder), 0.05);
  const random = seeded(SEED);
  const clean = readQueries(folder).filter(({ relevant }) => relevant.length > 0);
  const mistyped = clean.map(({ text }) => typed(text, random));
  const before = await askAll(published, clean);
  const after = await askAll(
    published,
    clean.map((query, place) => ({ ...query, text: mistyped[place]?.text ?? '' })),
  );
  await published.close();
  const cases = before.map((one, place) => ({
    one,
    other: after[place] ?? one,
    habits: mistyped[place]?.habits ?? [],
  }));
  type Both = (typeof cases)[number];
  const cleanR1 = (some: readonly Both[]) => share(some, ({ one }) => isRight(one));
  const typedR1 = (some: readonly Both[]) => share(some, ({ other }) => isRight(other));
  const loss = (some: readonly Both[]) => cleanR1(some) - typedR1(some);
  const withHabit = (name: string) => cases.filter((each) => each.habits.includes(name));
  const figures = {
    r1: figure(cases, cleanR1),
    r1_typed: figure(cases, typedR1),
    loss: figure(cases, loss),
    ...Object.fromEntries(habits.map(({ name }) => [`loss: ${name}`, figure(withHabit(name), loss)])),
  };
  return {
    line: {
      r1: rounded(figures.r1.value),
      r1_typed: rounded(figures.r1_typed.value),
      loss: rounded(figures.loss.value),
      loss_by_habit: Object.fromEntries(habits.map(({ name }) => [name, rounded(loss(withHabit(name)))])),
      n: cases.length,
      ...costsOf(after, published),
    },
    figures,
    worst: {
      columns: ['question', 'as typed', 'should be', 'found'],
      rows: cases
        .filter(({ one, other }) => isRight(one) && !isRight(other))
        .slice(0, 60)
        .map(({ one, other }) => [
          one.query.text,
          other.query.text,
          one.query.relevant.join(', '),
          other.hits[0]?.entry ?? '–',
        ]),
    },
    plots: [],
  };
}
