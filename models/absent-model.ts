import type { AnswerModel } from './answer-model.ts';
import { ModelFailure } from './failure.ts';

/** No model is configured: the approved text is all there is. */
export const absentModel: AnswerModel = {
  name: null,
  // biome-ignore lint/correctness/useYield: it has nothing to give.
  async *write() {
    throw new ModelFailure('absent', 'no endpoint is configured');
  },
};
