import type { Rule } from '../rule.ts';
import type { SourceFile } from '../tree.ts';

/** A rule that needs no more than one file to see that it is broken. */
export interface SourceRule extends Rule {
  look(file: SourceFile): readonly Spot[];
}

/** A place in the file that was looked at. */
export interface Spot {
  /** 1, 2, 3 …; null where the file as a whole is meant. */
  line: number | null;
  what: string;
}
