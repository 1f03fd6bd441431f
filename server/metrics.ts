import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Writing } from '#models';

/** What /metrics tells Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/). No label carries a person's data. */
export interface Metrics {
  registry: Registry;
  turn(turn: { committed: string; decision: string; seconds: number }): void;
  jobFailed(queue: string): void;
  /** A text that a model was asked for. */
  modelWriting(writing: Pick<Writing, 'outcome' | 'firstAfter' | 'usage'>): void;
  /** An answer that a model was to word: `ended` is 'whole', or why the approved text took its place. */
  worded(ended: string): void;
  /** A turn that a model was to hear, too: `ended` is 'heard', or why it did not count. */
  heardByModel(ended: string): void;
  /** A handover's summary that a model was to tell, in the same way. */
  retold(ended: string): void;
}

export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const turnSeconds = new Histogram({
    name: 'xianting_turn_seconds',
    help: 'From the start of a turn to its commit, without the quiet time.',
    labelNames: ['decision', 'committed'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'xianting_jobs_failed_total',
    help: 'Jobs that threw; the sweep takes up what they left.',
    labelNames: ['queue'],
    registers: [registry],
  });
  const writings = new Counter({
    name: 'xianting_model_writings_total',
    help: 'Texts asked of the model, by how it went.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const firstText = new Histogram({
    name: 'xianting_model_first_text_seconds',
    help: 'From asking the model to its first text.',
    buckets: [0.1, 0.25, 0.5, 1, 2, 4, 8],
    registers: [registry],
  });
  const tokens = new Counter({
    name: 'xianting_model_tokens_total',
    help: 'Tokens as the endpoint counts them.',
    labelNames: ['of'],
    registers: [registry],
  });
  const worded = new Counter({
    name: 'xianting_answers_worded_total',
    help: 'Answers a model was to word: whole, or why the approved text took its place.',
    labelNames: ['ended'],
    registers: [registry],
  });
  const retold = new Counter({
    name: 'xianting_summaries_retold_total',
    help: 'Summaries a model was to tell: whole, or why the one by rules stayed.',
    labelNames: ['ended'],
    registers: [registry],
  });
  const hearings = new Counter({
    name: 'xianting_model_hearings_total',
    help: 'Turns that a model was to hear, too, by how it went.',
    labelNames: ['ended'],
    registers: [registry],
  });
  return {
    registry,
    heardByModel: (ended) => hearings.inc({ ended }),
    retold: (ended) => retold.inc({ ended }),
    modelWriting({ outcome, firstAfter, usage }) {
      writings.inc({ outcome });
      if (firstAfter !== null) firstText.observe(firstAfter / 1_000);
      if (!usage) return;
      tokens.inc({ of: 'prompt' }, usage.prompt);
      tokens.inc({ of: 'completion' }, usage.completion);
    },
    worded: (ended) => worded.inc({ ended }),
    turn: ({ committed, decision, seconds }) => turnSeconds.observe({ committed, decision }, seconds),
    jobFailed: (queue) => failures.inc({ queue }),
  };
}
