import type { Figure } from './statistics.ts';

/** What a suite found out about one folder. */
export interface Outcome {
  /** The last line with `--json`: names that stay. */
  line: Readonly<Record<string, unknown>>;
  figures: Readonly<Record<string, Figure>>;
  /** Single cases that went worst: the heading of each column, and the rows. */
  worst: { columns: readonly string[]; rows: readonly (readonly string[])[] };
  plots: readonly Plot[];
}

export interface Plot {
  title: string;
  x: string;
  y: string;
  lines: readonly { name: string; points: readonly (readonly [number, number])[] }[];
}

export type Suite = (path: string, trainFile?: string) => Promise<Outcome>;

export function rounded(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}

/** Peak resident size of this process, in megabytes. */
export function memoryMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
