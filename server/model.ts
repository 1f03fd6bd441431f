import { randomBytes } from 'node:crypto';
import { type AnsweringParts, openSecondEar, openWording, reply, type SecondEar, summariseByModel } from '#bot';
import type { Deliveries } from '#channels';
import { openAnswerModel } from '#models';
import type { Foundation } from './foundation.ts';

/** How often at most the endpoint is asked for one answer. */
const TRIES = 3;
/** Nobody waits for it: the summary by rules stands at once. */
const SUMMARY_WITHIN_MS = 15_000;

/**
 * The parts of listening and answering that a language model brings; none where none is configured. What a model did
 * not do, or was not allowed to say, is in the log and in the metrics; the customer is answered all the same.
 */
export async function openModelParts(
  { settings: { model: settings }, store, jobs, log, metrics, clock }: Foundation,
  deliveries: Deliveries,
): Promise<{ answering: Pick<AnsweringParts, 'reply' | 'retell' | 'worded'>; secondEar?: SecondEar }> {
  if (!settings) return { answering: {} };
  const now = () => performance.now();
  const { limits, budget, endpoint, listens } = settings;
  const model = await openAnswerModel(endpoint, { budget, tries: TRIES, observe: metrics.modelWriting, now });
  log.info({ model: model.name, at: new URL(endpoint.baseUrl).host }, 'answers are worded by a model');
  const newMark = () => randomBytes(9).toString('base64url');
  const parts = {
    store,
    wording: openWording({ model, newMark, now }),
    deliver: deliveries.dispatch,
    // Elsewhere each message counts against a quota, or rings a telephone.
    grows: (channel: string) => channel === 'web',
    signals: jobs.signals,
    limits,
    clock,
  };
  const answering: Pick<AnsweringParts, 'reply' | 'retell' | 'worded'> = {
    reply: (turn) => reply(parts, turn),
    retell(handoff, order) {
      const told = async () => {
        const summarised = await summariseByModel(order, { model, newMark, within: SUMMARY_WITHIN_MS });
        metrics.retold('summary' in summarised ? 'whole' : summarised.refused);
        if ('refused' in summarised) {
          log.warn({ handoff, ...summarised }, 'the summary by rules stays');
          return;
        }
        // Whoever has begun to read it is not interrupted.
        await store.handoffs.change(handoff, clock(), ({ state }) =>
          state === 'held' || state === 'ended' ? null : { becomes: { summary: summarised.summary } },
        );
        jobs.signals.publish({ about: 'desk' });
      };
      told().catch((err: Error) => log.warn({ err, handoff }, 'the summary by rules stays'));
    },
    worded(conversation, { failed, model: by, prompt, sentences }) {
      metrics.worded(failed?.because ?? 'whole');
      if (!failed) return;
      const { because, detail } = failed;
      log.warn(
        { conversation, because, detail, model: by, prompt, sentences },
        'the approved text takes the place of a model’s',
      );
    },
  };
  if (listens.to === 'never') return { answering };
  const secondEar = openSecondEar({
    model,
    listensTo: listens.to,
    within: listens.within,
    observe({ conversation, ended, detail }) {
      metrics.heardByModel(ended);
      if (ended !== 'heard') log.warn({ conversation, ended, detail }, 'what we heard ourselves stands alone');
    },
  });
  return { answering, secondEar };
}
