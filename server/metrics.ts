import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What /metrics tells Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/). No label carries a person's data. */
export interface Metrics {
  registry: Registry;
  turn(turn: { committed: string; decision: string; seconds: number }): void;
  jobFailed(queue: string): void;
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
  return {
    registry,
    turn: ({ committed, decision, seconds }) => turnSeconds.observe({ committed, decision }, seconds),
    jobFailed: (queue) => failures.inc({ queue }),
  };
}
