import type { Heard } from '../heard.ts';
import { Convolution, type ConvolutionWeights } from '../learned/convolution.ts';
import { likelihoodsTogether } from '../learned/ensemble.ts';
import type { Features } from '../learned/features.ts';
import type { Network } from '../learned/network.ts';
import { questionNames, questions } from '../learned/questions.ts';
import { understood } from '../learned/understood.ts';
import { Vocabulary } from '../learned/vocabulary.ts';
import type { LabelledTurn } from './examples.ts';
import { fitted, worthOf } from './fitting.ts';
import { fittedConvolution } from './fitting-convolution.ts';
import { labels } from './labels.ts';
import { afterAnother, inOneBreath, withTheOneBefore } from './turns-put-together.ts';

/** Conversations that are the same modulo this are one fold; one of them is left out to measure on. */
const FOLDS = 3;
const MEASURED = 0;
/** What is said in fewer texts than this is not learned from. */
const SEEN_IN = 6;
const MEMBERS = [
  { units: 0, rounds: 10, rate: 0.3, unseen: 0, unheard: 0 },
  { units: 64, rounds: 12, rate: 0.1, unseen: 0.5, unheard: 0.3 },
];

/** An example as the models see it. */
export interface Case {
  turn: LabelledTurn;
  text: string;
  heard: readonly Heard[];
  features: Features;
}

/** What is learned from all turns, or from all but a fold. */
export interface Lesson {
  hashes: Uint32Array;
  network: Network;
  convolution: ConvolutionWeights;
  /** How likely each class of each question is, for the turns of the fold that was left out, in their order. */
  answered: readonly Float64Array[][];
}

/** The turns of the fold that is left out to measure on. */
export const measured = (turns: readonly LabelledTurn[]): LabelledTurn[] => turns.filter(isMeasured);
const isMeasured = ({ conversation }: LabelledTurn): boolean => conversation % FOLDS === MEASURED;

export function casesOf(turns: readonly LabelledTurn[]): Case[] {
  return turns.map((turn) => ({ turn, ...understood(turn.text, turn.before, turn.told) }));
}

/** Of all turns, or of all but those to measure on: then nothing of them is learned, nor what was put together with them. */
export function lesson(turns: readonly LabelledTurn[], learns: 'all' | 'all but the measured'): Lesson {
  const isOut = (turn: LabelledTurn) => learns !== 'all' && isMeasured(turn);
  const together = [...inOneBreath(turns, FOLDS), ...withTheOneBefore(turns), ...afterAnother(turns, FOLDS)];
  const { vocabulary, network, convolution } = learn(
    casesOf(turns.filter((turn) => !isOut(turn))),
    casesOf(together.filter((turn) => !isOut(turn))),
  );
  const ensemble = { vocabulary, network, convolution: new Convolution(convolution) };
  const answered = casesOf(turns.filter(isOut)).map(({ text, features }) =>
    likelihoodsTogether(ensemble, text, features),
  );
  return { hashes: vocabulary.hashes, network, convolution, answered };
}

/** What runs over the seam of turns that were put together says nothing: their words are those of the others. */
function learn(
  written: readonly Case[],
  together: readonly Case[],
): { vocabulary: Vocabulary; network: Network; convolution: ConvolutionWeights } {
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
  const told = cases.map(({ text, features }, place) => ({ text, hints: features.hints, label: meant[place] ?? [] }));
  return { vocabulary, network, convolution: fittedConvolution(told, asked) };
}
