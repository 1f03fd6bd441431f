/** How a draft of the policy is made. */
import type { PolicyRow, PolicyTable } from '#conversation/wire';

/** Rows that hand danger over stay above; any other new row comes first behind them, where it is not covered. */
export function placed(rows: readonly PolicyRow[], row: PolicyRow): PolicyRow[] {
  const onDanger = ({ when, handOver }: PolicyRow) => handOver !== null && when.heard[0]?.kind === 'danger';
  const behind = rows.findLastIndex(onDanger) + 1;
  const asking = rows.findLastIndex(({ when }) =>
    when.heard.some(({ kind }) => kind === 'asks-for-person' || kind === 'accepts-person'),
  );
  if (onDanger(row)) return rows.toSpliced(row.when.heard.length > 0 ? firstOnSameDanger(rows, row) : 0, 0, row);
  // Where the bot goes on answering, whoever asks for a person must have got one before.
  return rows.toSpliced(row.handOver ? behind : Math.max(behind, asking + 1), 0, row);
}

/** Before the row that has its danger already, so that it comes first for what it names. */
function firstOnSameDanger(rows: readonly PolicyRow[], { when }: PolicyRow): number {
  const [own] = when.heard;
  const names = own?.kind === 'danger' ? own.dangers : undefined;
  const same = rows.findIndex(({ when: { heard } }) => {
    const [first] = heard;
    if (first?.kind !== 'danger') return false;
    return names === undefined || first.dangers === undefined || first.dangers.some((name) => names.includes(name));
  });
  return Math.max(0, same);
}

export function newRow({ rows, phrases }: PolicyTable): PolicyRow {
  const taken = rows.map(({ id }) => id);
  const number = Array.from({ length: rows.length + 1 }, (_, place) => place + 1).find(
    (place) => !taken.includes(`row-${place}`),
  );
  const calling = Object.keys(phrases).find((name) => phrases[name]?.use === 'handing-over');
  return {
    id: `row-${number}`,
    says: { zh: '', en: '' },
    when: { heard: [{ kind: 'complaint' }] },
    say: calling === undefined ? [] : [calling],
    handOver: {
      skill: 'complaints',
      priority: 'normal',
      acceptWithinMinutes: 3,
      complaint: { grade: 'as-heard', acknowledgeWithinHours: 24, answerWithinHours: 72 },
    },
    offersPerson: false,
  };
}

/** What is not there means any: an absent member, never an undefined one. */
export function without<Given extends object>(given: Given): Given {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Given;
}
