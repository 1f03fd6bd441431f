import { hears, listen } from '#bot';
import { readAbuse } from './labelled.ts';
import { trainOurs } from './method.ts';
import { type YesNoCase, yesNoFigures, yesNoLine } from './scored.ts';
import type { Outcome } from './suite.ts';

/** Abuse in single messages, by what ships; or, with a file to learn from, by our method alone. */
export async function abuse(path: string, trainFile?: string): Promise<Outcome> {
  const rows = readAbuse(path);
  const trained =
    trainFile === undefined
      ? null
      : trainOurs(readAbuse(trainFile).map((row) => ({ text: row.text, label: String(row.abuse) })));
  const cases = rows.map(({ text, abuse: meant }): YesNoCase => {
    if (trained) return { text, meant, found: trained(text) === 'true', because: '' };
    const heard = listen([{ seq: 1, text }]);
    const words = heard.filter(({ kind }) => kind === 'abuse').flatMap(({ evidence }) => evidence);
    return { text, meant, found: hears(heard, 'abuse'), because: words.map((each) => each.words).join('…') };
  });
  const figures = yesNoFigures(cases);
  return {
    line: { ...yesNoLine(figures), n: cases.length },
    figures: { ...figures },
    worst: {
      columns: ['text', 'should be', 'heard in'],
      rows: cases
        .filter(({ meant, found }) => meant !== found)
        .slice(0, 100)
        .map(({ text, meant, because }) => [text, String(meant), because]),
    },
    plots: [],
  };
}
