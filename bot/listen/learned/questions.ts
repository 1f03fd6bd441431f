import { complaintGrades, dangers, emotions } from '#conversation';

const no = ['no', 'yes'];

/** What the network is asked about a turn, all at once, and the classes it answers with. */
export const questions = {
  'asks-for-person': no,
  complaint: no,
  danger: no,
  /** Among the dangers: it is heard from less on, and seldom enough to be drowned by the others. */
  'self-harm': no,
  abuse: no,
  vagueness: no,
  'which-danger': dangers,
  emotion: ['calm', ...emotions],
  strength: ['1', '2', '3'],
  grade: complaintGrades,
} as const satisfies Record<string, readonly string[]>;

export type QuestionName = keyof typeof questions;
export const questionNames = Object.keys(questions) as readonly QuestionName[];

export const yesNo = ['asks-for-person', 'complaint', 'danger', 'self-harm', 'abuse', 'vagueness'] as const;
export type YesNo = (typeof yesNo)[number];
