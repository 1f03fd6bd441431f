import { hears, listen, mainEmotion } from '#bot';
import type { Finding } from '#conversation';
import { callIn } from './call-in.ts';
import { type ListeningRow, readListening } from './labelled.ts';
import { type ChoiceCase, classF1, macroF1, type YesNoCase, yesNoFigures, yesNoLine } from './scored.ts';
import { type Figure, figure, share } from './statistics.ts';
import { type Outcome, rounded } from './suite.ts';

/** What is heard in customer messages: each finding's precision and recall, the emotion, the false alarms. */
export async function listening(path: string): Promise<Outcome> {
  const started = performance.now();
  const rows = readListening(path).map((row) => ({ row, heard: heardIn(row) }));
  const milliseconds = (performance.now() - started) / Math.max(1, rows.length);
  const findings = Object.fromEntries(
    Object.entries(asked).map(([name, { label, kind }]) => {
      const cases = rows.flatMap(({ row, heard }): YesNoCase[] => {
        const meant = label(row);
        const because = inWords(heard.filter((finding) => finding.kind === kind));
        return meant === null ? [] : [{ text: row.text, meant, found: hears(heard, kind), because }];
      });
      return [name, { cases, figures: yesNoFigures(cases) }];
    }),
  );
  const choices = emotionCases(rows);
  const classes = [...new Set(choices.map(({ meant }) => meant))].sort();
  const emotion = {
    macro_f1: figure(choices, (some) => macroF1(some, asked4)),
    macro_f1_all: figure(choices, (some) => macroF1(some, classes)),
  };
  const called = rows
    .filter(({ row }) => isNeutral(row))
    .map(({ row }) => callIn({ turns: [{ by: 'customer', text: row.text }] }) !== null);
  const alarms = figure(called, (some) => 1_000 * share(some, (isCalled) => isCalled));
  return {
    line: {
      ...Object.fromEntries(Object.entries(findings).map(([name, { figures }]) => [name, yesNoLine(figures)])),
      emotion: {
        macro_f1: rounded(emotion.macro_f1.value),
        macro_f1_all: rounded(emotion.macro_f1_all.value),
        ...Object.fromEntries(classes.map((name) => [name, rounded(classF1(choices, name))])),
      },
      handoffs_per_1000_neutral: rounded(alarms.value, 1),
      listen_ms: rounded(milliseconds),
      n: rows.length,
    },
    figures: {
      ...Object.fromEntries(
        Object.entries(findings).flatMap(([name, { figures }]) =>
          Object.entries(figures).map(([which, value]): [string, Figure] => [`${name} ${which}`, value]),
        ),
      ),
      ...Object.fromEntries(Object.entries(emotion).map(([name, value]) => [`emotion ${name}`, value])),
      'handoffs per 1000 neutral': alarms,
    },
    worst: {
      columns: ['finding', 'text', 'should be', 'heard in'],
      rows: [
        ...Object.entries(findings).flatMap(([name, { cases }]) =>
          cases
            .filter(({ meant, found }) => meant !== found)
            .map(({ text, meant, because }) => [name, text, String(meant), because]),
        ),
        ...choices
          .filter(({ meant, found }) => meant !== found)
          .map(({ text, meant, found }) => ['emotion', text, meant, found]),
      ],
    },
    plots: [],
  };
}

const asked: Readonly<Record<string, { label(row: ListeningRow): boolean | null; kind: Finding['kind'] }>> = {
  human: { label: ({ human }) => human ?? null, kind: 'asks-for-person' },
  complaint: { label: ({ complaint }) => complaint ?? null, kind: 'complaint' },
  urgent: { label: ({ urgent }) => urgent ?? null, kind: 'danger' },
  abuse: { label: ({ abuse }) => abuse ?? null, kind: 'abuse' },
  vague: { label: ({ vague }) => vague ?? null, kind: 'vagueness' },
};

/** The four over which the reach is stated. */
const asked4 = ['calm', 'angry', 'anxious', 'confused'];
/** In a set that knows four emotions only, a plea is a worry, and praise is calm. */
const amongFour: Readonly<Record<string, string>> = { helpless: 'anxious', pleased: 'calm' };

function emotionCases(rows: readonly { row: ListeningRow; heard: readonly Finding[] }[]): ChoiceCase[] {
  const hasMore = rows.some(({ row }) => row.emotion != null && amongFour[row.emotion] !== undefined);
  return rows.flatMap(({ row, heard }) => {
    if (row.emotion == null) return [];
    const felt = mainEmotion(heard)?.emotion ?? 'calm';
    return [{ text: row.text, meant: row.emotion, found: hasMore ? felt : (amongFour[felt] ?? felt) }];
  });
}

function heardIn({ text, before, told }: ListeningRow): Finding[] {
  const bursts = before?.split('\n').map((line, place) => [{ seq: place + 1, text: line }]) ?? [];
  return listen([{ seq: bursts.length + 1, text }], { bursts, told: told ?? null });
}

/** Nothing was said for which a person should be called; what was said before may have been. */
function isNeutral({ before, human, complaint, urgent, emotion }: ListeningRow): boolean {
  return before == null && human === false && complaint === false && urgent === false && (emotion ?? 'calm') === 'calm';
}

function inWords(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ by, probability, evidence }) =>
        `${by} ${probability.toFixed(2)}: ${evidence.map(({ words }) => words).join('…')}`,
    )
    .join('; ');
}
