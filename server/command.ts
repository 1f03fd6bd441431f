import { Refusal } from '#conversation';

/**
 * Runs an operator's command and ends the process. A refusal is its sentence in both languages and exit code 1, no
 * stack: it is for the operator.
 */
export async function command(work: () => Promise<void>): Promise<never> {
  try {
    await work();
    process.exit(0);
  } catch (error) {
    if (error instanceof Refusal) console.error(`${error.say('zh')}\n${error.say('en')}`);
    else console.error(error);
    process.exit(1);
  }
}

/** The one argument of a command, or its usage and exit code 2. */
export function soleArgument(usage: string): string {
  const [argument, ...more] = process.argv.slice(2);
  if (argument !== undefined && more.length === 0 && !argument.startsWith('-')) return argument;
  console.error(`用法 usage: ${usage}`);
  process.exit(2);
}

/** Rows under their headings: words to the left, numbers to the right, in columns that Chinese headings keep. */
export function asTable(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [headings, ...rows.map((row) => row.map(String))];
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  return cells
    .map((row) =>
      row
        .map((cell, column) => {
          const space = ' '.repeat((widths[column] ?? 0) - width(cell));
          return column === 0 ? cell + space : space + cell;
        })
        .join('   '),
    )
    .join('\n');
}

/** In a terminal a Chinese character takes two places. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\u9fff\uff00-\uff60]/.test(character) ? 2 : 1), 0);
}
