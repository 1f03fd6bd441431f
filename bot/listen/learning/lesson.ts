import type { Heard } from '../heard.ts';
import type { Features } from '../learned/features.ts';
import { likelihoods, type Network } from '../learned/network.ts';
import { questionNames, questions } from '../learned/questions.ts';
import { understood } from '../learned/understood.ts';
import { Vocabulary } from '../learned/vocabulary.ts';
import type { LabelledTurn } from './examples.ts';
import { fitted, worthOf } from './fitting.ts';
import { inOneBreath } from './in-one-breath.ts';
import { labels } from './labels.ts';

/** Conversations that are the same modulo this are one fold. */
export const FOLDS = 3;
/** What is said in fewer texts than this is not learned from. */
const SEEN_IN = 6;
const MEMBERS = [
  { units: 0, rounds: 10, rate: 0.3, unseen: 0, unheard: 0 },
  { units: 64, rounds: 12, rate: 0.1, unseen: 0.5, unheard: 0.3 },
];

/** An example as the models see it. */
export interface Case {
  turn: LabelledTurn;
  heard: readonly Heard[];
  features: Features;
}

/** What is learned from all turns, or from all but a fold. */
export interface Lesson {
  hashes: Uint32Array;
  network: Network;
  /** How likely each class of each question is, for the turns of the fold that was left out, by their places. */
  answered: readonly (readonly [place: number, likely: Float64Array[]])[];
}

export function casesOf(turns: readonly LabelledTurn[]): Case[] {
  return turns.map((turn) => ({ turn, ...understood(turn.text, turn.before) }));
}

/** Nothing of the conversations that are left out is learned from, nor what was put together with them. */
export function lesson(turns: readonly LabelledTurn[], leftOut: number | null): Lesson {
  const isOut = ({ turn }: Case) => turn.conversation % FOLDS === leftOut;
  const written = casesOf(turns);
  const together = casesOf(inOneBreath(turns, FOLDS));
  const { vocabulary, network } = learn(
    written.filter((one) => !isOut(one)),
    together.filter((one) => !isOut(one)),
  );
  const answered = written.flatMap((one, place): Lesson['answered'] =>
    isOut(one) ? [[place, likelihoods(network, vocabulary.example(one.features))]] : [],
  );
  return { hashes: vocabulary.hashes, network, answered };
}

/** What runs over the seam of turns that were put together says nothing: their words are those of the others. */
function learn(written: readonly Case[], together: readonly Case[]): { vocabulary: Vocabulary; network: Network } {
  const vocabulary = Vocabulary.of(
    written.map(({ features }) => features),
    SEEN_IN,
  );
  const cases = [...written, ...together];
  const meant = cases.map(({ turn }) => questionNames.map((name) => labels[name].label(turn) ?? -1));
  const asked = questionNames.map((name, question) => {
    const classes = questions[name].length;
    const arising = meant.map((label) => label[question] ?? -1).filter((label) => label >= 0);
    return { classes, worth: worthOf(arising, classes, labels[name].power) };
  });
  const examples = cases.map(({ features }) => vocabulary.example(features));
  const network = fitted(examples, meant, { members: MEMBERS, questions: asked, rows: vocabulary.hashes.length });
  return { vocabulary, network };
}
