import type { Queue, Worker, WorkerOptions } from 'bullmq';
import { type ConversationId, skills } from '#conversation';
import type { HandoffJob, Jobs, Signals, WakeQueue, Work } from './jobs.ts';

/** Every queue there is. Payloads: a conversation's id, nothing, or a handoff with its event. */
const queueNames = [
  'turns',
  'deliveries',
  'inspections',
  'matching',
  ...skills.map((skill) => `handoff-${skill}` as const),
] as const;
type QueueName = (typeof queueNames)[number];

/** What a backend brings: how to make queues and workers on it, its signals, and how to close it. */
export interface Backend {
  queue(name: QueueName): Queue;
  worker(name: QueueName, run: (payload: unknown) => Promise<void>, options: Partial<WorkerOptions>): Worker;
  signals: Signals;
  close(): Promise<void>;
}

/**
 * A job whose worker died is found after `stalledInterval` once its lock is over: in the queue again within 8 s
 * (measured at 5 s / 2 s). How often that happens to one job must not make it fail for good.
 */
const survival = { lockDuration: 5_000, stalledInterval: 2_000, maxStalledCount: 1_000 } as const;
/** How long running jobs may take when closing, in milliseconds: longer than any turn, shorter than an operator's patience. */
const FINISH_MS = 10_000;
const keepNothing = { removeOnComplete: true, removeOnFail: true } as const;

export function openQueues(backend: Backend, { finishMs = FINISH_MS }: { finishMs?: number } = {}): Jobs {
  const queues = Object.fromEntries(queueNames.map((name) => [name, backend.queue(name)])) as Record<QueueName, Queue>;
  const workers: Worker[] = [];

  const wake = async (queue: WakeQueue, conversation: ConversationId, delayMs = 0) => {
    await queues[queue].add(
      'wake',
      { conversation },
      { ...keepNothing, delay: delayMs, deduplication: { id: conversation, keepLastIfActive: true } },
    );
  };

  return {
    wake,

    async wakeMatching(delayMs = 0) {
      // Wake-ups for different moments are different: an offer's time-out must not be taken for the match due now.
      const moment = delayMs === 0 ? 'now' : String(Math.ceil((Date.now() + delayMs) / 1_000));
      await queues.matching.add(
        'match',
        {},
        { ...keepNothing, delay: delayMs, deduplication: { id: moment, keepLastIfActive: true } },
      );
    },

    async sendHandoff(job) {
      await queues[`handoff-${job.skill}`].add('handoff', job, {
        ...keepNothing,
        jobId: job.handoff,
        attempts: 5,
        backoff: { type: 'exponential', delay: 500 },
      });
    },

    work(work: Work) {
      const start = (name: QueueName, run: (payload: unknown) => Promise<void>, concurrency: number) => {
        const worker = backend.worker(name, run, { ...survival, concurrency });
        worker.on('failed', (_job, error) => work.failed(name, error));
        worker.on('error', (error) => work.failed(name, error));
        workers.push(worker);
      };
      const { turns, deliveries, inspections, matching, handoffs = {} } = work;
      if (turns)
        start(
          'turns',
          async (payload) => {
            const { conversation } = payload as { conversation: ConversationId };
            const comeBackIn = await turns(conversation);
            if (comeBackIn !== null) await wake('turns', conversation, comeBackIn);
          },
          20,
        );
      if (deliveries)
        start('deliveries', (payload) => deliveries((payload as { conversation: ConversationId }).conversation), 20);
      // One at a time: nobody waits for it, and customers' turns come first.
      if (inspections)
        start('inspections', (payload) => inspections((payload as { conversation: ConversationId }).conversation), 1);
      if (matching) start('matching', () => matching(), 1);
      for (const skill of skills) {
        const receive = handoffs[skill];
        if (receive) start(`handoff-${skill}`, (payload) => receive(payload as HandoffJob), 5);
      }
    },

    signals: backend.signals,

    async counts() {
      const counted = await Promise.all(
        queueNames.map(async (name) => {
          const counts = await queues[name].getJobCounts('waiting', 'active', 'delayed', 'prioritized');
          return [name, Object.values(counts).reduce((sum, count) => sum + count, 0)] as const;
        }),
      );
      return Object.fromEntries(counted);
    },

    async close() {
      // What does not finish is given back: its lock lapses, and another process finds it.
      await atMost(finishMs, Promise.all(workers.map((worker) => worker.close())));
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
      await backend.close();
    },
  };
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let patience: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    patience = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(patience);
}
