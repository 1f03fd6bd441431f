import type { ConversationId } from '#conversation';
import type { AnswerModel } from '#models';
import { type HeardByModel, hearByModel, type ModelHearing } from './heard-by-model.ts';

/** Which turns a model hears: those that we are unsure about, or all that say something. */
export type ListensTo = 'unsure' | 'always';

export interface SecondEar {
  listensTo: ListensTo;
  hear(turn: ModelHearing & { conversation: ConversationId }): Promise<HeardByModel>;
}

/** How a second hearing went, for metrics and the log; `ended` is 'heard', or why our own hearing stood alone. */
export interface SecondHearing {
  conversation: ConversationId;
  ended: string;
  detail: string;
}

export interface SecondEarParts {
  model: AnswerModel;
  listensTo: ListensTo;
  /** Milliseconds the turn waits for it. */
  within: number;
  observe(hearing: SecondHearing): void;
}

export function openSecondEar({ model, listensTo, within, observe }: SecondEarParts): SecondEar {
  return {
    listensTo,
    async hear({ conversation, ...turn }) {
      const heard = await hearByModel(turn, { model, within });
      const went = 'refused' in heard ? { ended: heard.refused, detail: heard.detail } : { ended: 'heard', detail: '' };
      observe({ conversation, ...went });
      return heard;
    },
  };
}
