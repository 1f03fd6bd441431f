import type { PersonalKind } from './rules.ts';

/** Something personal in a text, before it is masked. Offsets are into the text as it came, `to` exclusive. */
export interface Finding {
  kind: PersonalKind;
  from: number;
  to: number;
  /** What will stand there. */
  masked: string;
}
