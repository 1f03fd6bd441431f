import { dangers, emotions } from '#conversation';
import type { What } from '../heard.ts';
import { type Calibration, heardFrom } from '../learned/calibration.ts';
import { Convolution } from '../learned/convolution.ts';
import type { Learned } from '../learned/model.ts';
import { type QuestionName, questionNames, questions, yesNo } from '../learned/questions.ts';
import { Vocabulary } from '../learned/vocabulary.ts';
import { type Counted, counted } from './counted.ts';
import type { LabelledTurn } from './examples.ts';
import { labels } from './labels.ts';
import { type Case, casesOf, measured } from './lesson.ts';
import { lessonElsewhere } from './lesson-elsewhere.ts';
import { logit, platt } from './platt.ts';
import { rounded } from './rounded.ts';
import { calibratedEmotion, mainEmotions, sharpened } from './thresholds.ts';

export interface Trained extends Pick<Learned, 'vocabulary' | 'network' | 'convolution' | 'calibration'> {
  /** What each part reaches on examples that it had not seen. */
  figures: readonly { name: string; counted: Counted }[];
}

/**
 * The same turns, the same numbers: nothing in it is drawn by chance that is not seeded. What scores are worth is
 * measured on a third of the turns, by a lesson that saw nothing of them.
 */
export async function train(turns: readonly LabelledTurn[]): Promise<Trained> {
  const [whole, { answered }] = await Promise.all([
    lessonElsewhere({ turns, learns: 'all' }),
    lessonElsewhere({ turns, learns: 'all but the measured' }),
  ]);
  return {
    vocabulary: new Vocabulary(whole.hashes),
    network: rounded(whole.network),
    convolution: new Convolution(whole.convolution),
    ...calibrated(casesOf(measured(turns)), (name) =>
      answered.map((each) => each[questionNames.indexOf(name)] ?? new Float64Array(0)),
    ),
  };
}

function calibrated(
  cases: readonly Case[],
  answered: (name: QuestionName) => Float64Array[],
): Pick<Trained, 'calibration' | 'figures'> {
  const figures: { name: string; counted: Counted }[] = [];
  const yes: Record<string, Calibration['yes'][(typeof yesNo)[number]]> = {};
  for (const name of yesNo) {
    const meant = cases.map(({ turn }) => labels[name].label(turn) === 1);
    const byRules = cases.map((one) => name !== 'vagueness' && hears(one, name));
    const logits = answered(name).map(([, score = 0]) => logit(score));
    const { slope, offset } = platt(logits, meant);
    const likely = logits.map((score) => 1 / (1 + Math.exp(-(slope * score + offset))));
    const isPlain = cases.map((one) => hears(one, name, true));
    const from = heardFrom[name];
    yes[name] = { slope, offset, plain: counted(isPlain, meant).precision };
    const found = likely.map((probability, place) => isPlain[place] === true || probability >= from);
    figures.push(
      { name: `${name}: rules`, counted: counted(byRules, meant) },
      { name: `${name}: said plainly`, counted: counted(isPlain, meant) },
      { name: `${name}: and learned, from ${from.toFixed(2)} on`, counted: counted(found, meant) },
    );
  }
  const likelihoods = answered('emotion');
  const undisputed = cases.flatMap((one, place) => {
    const label = labels.emotion.label(one.turn);
    return label === null ? [] : [{ one, label, felt: likelihoods[place] ?? new Float64Array(0) }];
  });
  const felt = undisputed.map((each) => each.felt);
  const meant = undisputed.map(({ label }) => label);
  const byRules = undisputed.map(({ one }) => emotions.map((emotion) => hears(one, emotion)));
  const emotion = calibratedEmotion(felt, meant, byRules);
  const warmed = felt.map((likelihood) => sharpened(likelihood, emotion.warmth));
  const main = mainEmotions(warmed, byRules, emotion);
  questions.emotion.forEach((name, one) => {
    const found = main.map((each) => each === one);
    figures.push({
      name,
      counted: counted(
        found,
        meant.map((each) => each === one),
      ),
    });
  });
  const calibration = { yes: yes as unknown as Calibration['yes'], emotion };
  return { calibration, figures };
}

const hears = ({ heard }: Case, what: What | 'danger', plainly = false): boolean =>
  heard.some((one) => (what === 'danger' ? isDanger(one.what) : one.what === what) && (!plainly || one.isPlain));
const isDanger = (what: What): boolean => (dangers as readonly string[]).includes(what);
