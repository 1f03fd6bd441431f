import { randomBytes } from 'node:crypto';
import { type AnsweringParts, openWording, reply } from '#bot';
import type { Deliveries } from '#channels';
import { openAnswerModel } from '#models';
import type { Foundation } from './foundation.ts';

/** How often at most the endpoint is asked for one answer. */
const TRIES = 3;

/**
 * The parts of answering that a language model brings; none where none is configured. What a model did not do, or was
 * not allowed to say, is in the log and in the metrics; the customer is answered all the same.
 */
export async function openModelReplies(
  { settings: { model: settings }, store, jobs, log, metrics, clock }: Foundation,
  deliveries: Deliveries,
): Promise<Pick<AnsweringParts, 'reply' | 'worded'>> {
  if (!settings) return {};
  const now = () => performance.now();
  const { limits, budget, endpoint } = settings;
  const model = await openAnswerModel(endpoint, { budget, tries: TRIES, observe: metrics.modelWriting, now });
  log.info({ model: model.name, at: new URL(endpoint.baseUrl).host }, 'answers are worded by a model');
  const parts = {
    store,
    wording: openWording({ model, newMark: () => randomBytes(9).toString('base64url'), now }),
    deliver: deliveries.dispatch,
    // Elsewhere each message counts against a quota, or rings a telephone.
    grows: (channel: string) => channel === 'web',
    signals: jobs.signals,
    limits,
    clock,
  };
  return {
    reply: (turn) => reply(parts, turn),
    worded(conversation, { failed, model: by, prompt, sentences }) {
      metrics.worded(failed?.because ?? 'whole');
      if (!failed) return;
      const { because, detail } = failed;
      log.warn(
        { conversation, because, detail, model: by, prompt, sentences },
        'the approved wording takes the place of a model’s',
      );
    },
  };
}
