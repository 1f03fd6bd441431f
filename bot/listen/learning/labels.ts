import { complaintGrades, dangers, emotions } from '#conversation';
import type { QuestionName } from '../learned/questions.ts';
import { DISPUTED, type LabelledTurn } from './examples.ts';

/** How a question is learned. */
interface Lore {
  /** How much more seldom classes count, see `worthOf`. */
  power: number;
  /** The class of an example; null where the question does not arise. */
  label(turn: LabelledTurn): number | null;
}

export const labels: Readonly<Record<QuestionName, Lore>> = {
  'asks-for-person': { power: 0.3, label: ({ person }) => Number(person ?? false) },
  complaint: { power: 0.3, label: ({ complaint }) => Number(complaint !== undefined) },
  danger: { power: 0.3, label: ({ danger }) => Number(danger !== undefined) },
  'self-harm': { power: 0.3, label: ({ danger }) => Number(danger?.includes('self-harm') ?? false) },
  abuse: { power: 0.3, label: ({ abuse }) => Number(abuse ?? false) },
  vagueness: { power: 0.3, label: ({ vague }) => Number(vague ?? false) },
  'which-danger': {
    power: 0.3,
    label: ({ danger }) => (danger?.[0] === undefined ? null : dangers.indexOf(danger[0])),
  },
  emotion: {
    power: 0.4,
    label({ emotion }) {
      if (emotion === DISPUTED) return null;
      return emotion === undefined ? 0 : 1 + emotions.indexOf(emotion);
    },
  },
  strength: { power: 0.3, label: ({ strength }) => (strength === undefined ? null : strength - 1) },
  grade: {
    power: 0.4,
    label: ({ complaint }) => (complaint === undefined ? null : complaintGrades.indexOf(complaint)),
  },
};
