/** What is different between two tables, in words. */
import type { PolicyRow, PolicyTable } from '#conversation/wire';
import type { Words } from '../words/words.ts';
import { caseOf, saidOf, thenOf, titleOf } from './in-words.ts';

export interface Difference {
  of: 'row' | 'phrase' | 'table';
  /** The row's sentence, the phrase's name; '' for the table. */
  title: string;
  id: string;
  kind: 'added' | 'removed' | 'changed' | 'moved';
  /** What it was and what it is; '' where it was, or is, not. */
  fields: readonly { field: keyof Words['policy']['compare']['fields']; before: string; after: string }[];
}

type Fields = Partial<Record<Difference['fields'][number]['field'], string>>;

/** Rows first, in the order of the later table; then phrases; then what holds for the whole table. */
export function differences(words: Words, before: PolicyTable, after: PolicyTable): Difference[] {
  return [
    ...rowDifferences(words, before, after),
    ...between('phrase', phraseFields(words, before), phraseFields(words, after), (name) => {
      const phrase = after.phrases[name] ?? before.phrases[name];
      return phrase ? `${words.policy.phrase.uses[phrase.use]} · ${name}` : name;
    }),
    ...between(
      'table',
      new Map([['', tableFields(words, before)]]),
      new Map([['', tableFields(words, after)]]),
      () => '',
    ),
  ];
}

function rowDifferences(words: Words, before: PolicyTable, after: PolicyTable): Difference[] {
  const titles = new Map([...before.rows, ...after.rows].map((row) => [row.id, titleOf(words, row)]));
  const changed = between(
    'row',
    rowFields(words, before),
    // Minutes, ages and the text of phrases are not the row's own: where they are, they are told once.
    rowFields(words, {
      ...after,
      priorities: before.priorities,
      olderFrom: before.olderFrom,
      phrases: { ...after.phrases, ...before.phrases },
    }),
    (id) => titles.get(id) ?? id,
  );
  const moved = movedRows(before.rows, after.rows).map((id): Difference => {
    const places = [before, after].map(({ rows }) =>
      words.policy.compare.place(rows.findIndex((row) => row.id === id) + 1),
    );
    const [was = '', is = ''] = places;
    return {
      of: 'row',
      id,
      title: titles.get(id) ?? id,
      kind: 'moved',
      fields: [{ field: 'place', before: was, after: is }],
    };
  });
  return [...changed, ...moved];
}

/** The fewest rows that must be moved to come from one order to the other: those outside the longest part that stays in order. */
export function movedRows(before: readonly PolicyRow[], after: readonly PolicyRow[]): readonly string[] {
  const common = after.map(({ id }) => id).filter((id) => before.some((row) => row.id === id));
  const placeBefore = (id: string) => before.findIndex((row) => row.id === id);
  const best: string[][] = [];
  for (const id of common) {
    const longest = best.filter((kept) => placeBefore(kept.at(-1) ?? '') < placeBefore(id));
    best.push([...longest.reduce((one, other) => (other.length > one.length ? other : one), [] as string[]), id]);
  }
  const stay = best.reduce((one, other) => (other.length > one.length ? other : one), []);
  return common.filter((id) => !stay.includes(id));
}

function between(
  of: Difference['of'],
  before: ReadonlyMap<string, Fields>,
  after: ReadonlyMap<string, Fields>,
  titled: (id: string) => string,
): Difference[] {
  const ids = [...after.keys(), ...[...before.keys()].filter((id) => !after.has(id))];
  return ids.flatMap((id): Difference[] => {
    const [was, is] = [before.get(id), after.get(id)];
    const names = Object.keys({ ...was, ...is }) as (keyof Fields)[];
    const fields = names
      .map((field) => ({ field, before: was?.[field] ?? '', after: is?.[field] ?? '' }))
      .filter((each) => each.before !== each.after);
    if (fields.length === 0) return [];
    return [{ of, id, title: titled(id), kind: !was ? 'added' : !is ? 'removed' : 'changed', fields }];
  });
}

function rowFields(words: Words, table: PolicyTable): Map<string, Fields> {
  return new Map(
    table.rows.map((row) => [
      row.id,
      {
        says: `${row.says.zh}\n${row.says.en}`,
        when: caseOf(words, row, table),
        // Two phrases may begin alike: their names tell them apart.
        say:
          row.say.length === 0
            ? words.policy.silent
            : saidOf(words, row, table)
                .map((said, place) => `${said} (${row.say[place]})`)
                .join('\n'),
        next: thenOf(words, row, table).join('\n'),
      },
    ]),
  );
}

function phraseFields({ policy }: Words, { phrases }: PolicyTable): Map<string, Fields> {
  return new Map(
    Object.entries(phrases).map(([name, { use, zh, en }]) => [
      name,
      { use: policy.phrase.uses[use], zh: zh.join('\n'), en: en.join('\n') },
    ]),
  );
}

function tableFields(words: Words, { olderFrom, officeHours, priorities, tiers }: PolicyTable): Fields {
  const { policy, listComma } = words;
  const { days, from, to } = officeHours;
  return {
    older: policy.older(olderFrom),
    hours: `${days.map((day) => policy.numbers.days[day - 1]).join(listComma)} ${from}–${to}`,
    ahead: Object.entries(priorities)
      .map(([name, minutes]) => `${policy.priorities[name as keyof typeof priorities]} ${minutes}`)
      .join(listComma),
    tiers: Object.entries(tiers)
      .map(([name, minutes]) => `${words.tiers[name as keyof typeof tiers]} ${minutes}`)
      .join(listComma),
  };
}
