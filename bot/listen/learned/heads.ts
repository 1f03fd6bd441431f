import { complaintGrades, dangers, emotions } from '#conversation';
import type { LabelledTurn } from './examples.ts';

/** A question about a turn, which the network answers with one of its classes, together with all the others. */
export interface Head {
  name: HeadName;
  classes: readonly string[];
  /** How much more seldom classes count, see `worthOf`. */
  power: number;
  /** The class of an example; null where the question does not arise. */
  label(turn: LabelledTurn): number | null;
}

export const headNames = [
  'asks-for-person',
  'complaint',
  'danger',
  'abuse',
  'vagueness',
  'which-danger',
  'emotion',
  'strength',
  'grade',
] as const;
export type HeadName = (typeof headNames)[number];

const no = ['no', 'yes'];

export const heads: Readonly<Record<HeadName, Head>> = {
  'asks-for-person': head('asks-for-person', no, 0.3, ({ person }) => Number(person ?? false)),
  complaint: head('complaint', no, 0.3, ({ complaint }) => Number(complaint !== undefined)),
  danger: head('danger', no, 0.3, ({ danger }) => Number(danger !== undefined)),
  abuse: head('abuse', no, 0.3, ({ abuse }) => Number(abuse ?? false)),
  vagueness: head('vagueness', no, 0.3, ({ vague }) => Number(vague ?? false)),
  'which-danger': head('which-danger', dangers, 0.3, ({ danger }) =>
    danger?.[0] === undefined ? null : dangers.indexOf(danger[0]),
  ),
  emotion: head('emotion', ['calm', ...emotions], 0.4, ({ emotion }) =>
    emotion === undefined ? 0 : 1 + emotions.indexOf(emotion),
  ),
  strength: head('strength', ['1', '2', '3'], 0.3, ({ strength }) => (strength === undefined ? null : strength - 1)),
  grade: head('grade', complaintGrades, 0.4, ({ complaint }) =>
    complaint === undefined ? null : complaintGrades.indexOf(complaint),
  ),
};

function head(name: HeadName, classes: readonly string[], power: number, label: Head['label']): Head {
  return { name, classes, power, label };
}
