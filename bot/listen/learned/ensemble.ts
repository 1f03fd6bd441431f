import type { Convolution } from './convolution.ts';
import type { Features } from './features.ts';
import { type Answer, answer, type Network, softmax } from './network.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What was learned: the network of sums and units over what occurs, and the convolution over characters in order. */
export interface Ensemble {
  vocabulary: Vocabulary;
  network: Network;
  convolution: Convolution;
}

/** How much the convolution's scores count; the network's count the rest. */
const BY_CONVOLUTION = 0.4;

/** What both make of a turn together; `weightOf` tells of the network's share, which has words to show. */
export function answerTogether(
  { vocabulary, network, convolution }: Ensemble,
  text: string,
  features: Features,
): Answer {
  const { scores, weightOf } = answer(network, vocabulary.example(features));
  const inOrder = convolution.scores(text, features.hints);
  let first = 0;
  const together = scores.map((own) => {
    const start = first;
    first += own.length;
    return own.map((score, one) => (1 - BY_CONVOLUTION) * score + BY_CONVOLUTION * (inOrder[start + one] ?? 0));
  });
  return { scores: together, weightOf };
}

/** How likely each class of each question is. */
export function likelihoodsTogether(ensemble: Ensemble, text: string, features: Features): Float64Array[] {
  return answerTogether(ensemble, text, features).scores.map((scores) => softmax(scores.slice()));
}
