import { finishReply, listen, openAnswering, openBot } from '#bot';
import type { Deliveries } from '#channels';
import { type ConversationId, skills } from '#conversation';
import type { Handoffs } from '#handoff';
import { openInspections } from '#inspection';
import { decide } from '#knowledge';
import type { Foundation } from './foundation.ts';
import { openLiveAnswers } from './live-answers.ts';
import { openModelParts } from './model.ts';

/** How often a worker looks for what no wake-up came for. */
const SWEEP_EVERY_MS = 2_000;
/** A turn or a delivery this old has lost its wake-up, or its worker. */
const OVERDUE_MS = 3_000;
const SWEPT_AT_ONCE = 200;
const TYPING_EVERY_MS = 3_000;

/** The working half: takes turns, delivers, matches, receives handoffs, and sweeps for what was missed. */
export async function openBack(
  foundation: Foundation,
  handoff: Handoffs,
  deliveries: Deliveries,
): Promise<{ close(): Promise<void> }> {
  const { store, jobs, knowledge, policy, log, metrics, clock, newId, settings } = foundation;

  const { answering, secondEar } = await openModelParts(foundation, deliveries);
  const bot = openBot({
    secondEar,
    knowledge: {
      search: (query) => knowledge.search(query),
      entry: (edition, id) => knowledge.entry(edition, id),
      decide: (edition, hits) => decide(hits, knowledge.thresholds(edition)),
    },
  });

  const deliver = (conversation: ConversationId) => deliveries.dispatch(conversation);
  const answer = openAnswering({
    store,
    deliver,
    ...answering,
    takeTurn: (turn) => {
      const id = turn.messages[0]?.conversation;
      // A page shows "typing" for a few seconds only: a turn that takes longer says so again.
      const typing = setInterval(() => {
        if (id) jobs.signals.publish({ about: 'typing', id, by: 'bot', name: null });
      }, TYPING_EVERY_MS);
      return bot.takeTurn(turn).finally(() => clearInterval(typing));
    },
    edition: () => knowledge.current(),
    policy: () => policy.current(),
    raise: ({ handoff: id }) => handoff.raise(id),
    quietMs: settings.quietMs,
    clock,
    newId,
    observe: (turn) => metrics.turn(turn),
    failed: (conversation, err) => log.error({ err, conversation }, 'a turn failed; the customer is handed over'),
  });

  const inspections = openInspections({
    store,
    listen,
    published: openLiveAnswers(store),
    clock,
    newId,
  });

  jobs.work({
    turns: answer,
    inspections: (conversation) => inspections.inspect(conversation),
    deliveries: (conversation) => deliveries.deliver(conversation),
    matching: () => handoff.matchNow(),
    handoffs: Object.fromEntries(skills.map((skill) => [skill, handoff.receive])),
    failed(queue, err) {
      metrics.jobFailed(queue);
      log.warn({ err, queue }, 'a job failed; the sweep takes it up again');
    },
  });

  let closing = false;
  let sweeping: Promise<void> | null = null;
  const sweep = async () => {
    const overdue = new Date(clock().getTime() - OVERDUE_MS - settings.quietMs);
    for (const id of await store.turns.pending(overdue, SWEPT_AT_ONCE)) await jobs.wake('turns', id);
    for (const id of await store.deliveries.pending(overdue, SWEPT_AT_ONCE)) await jobs.wake('deliveries', id);
    for (const reply of await store.turns.unfinished(clock(), SWEPT_AT_ONCE))
      await finishReply({ store, deliver, clock }, reply);
    await handoff.sweep();
    for (const id of await inspections.due(SWEPT_AT_ONCE)) await jobs.wake('inspections', id);
  };
  const timer = setInterval(() => {
    // One that takes longer than the time between two is the next one, too: under load they would only queue up.
    if (closing || sweeping) return;
    sweeping = sweep()
      .catch((err: Error) => log.warn({ err }, 'a sweep failed; the next one follows'))
      .finally(() => {
        sweeping = null;
      });
  }, SWEEP_EVERY_MS);

  return {
    async close() {
      closing = true;
      clearInterval(timer);
      await sweeping;
    },
  };
}
