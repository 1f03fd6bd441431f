import type { RequestHandler } from 'express';
import { Gauge, Histogram } from 'prom-client';
import { directLinePath } from '#channels/bot-framework';
import type { Parts } from './parts.ts';

/**
 * What HTTP adds to /metrics: how long answers take, how long the line is, how full the queues are. What cannot be
 * counted when asked is left out of that reading.
 */
export function openMeasures({ registry, handoff, jobs }: Pick<Parts, 'registry' | 'handoff' | 'jobs'>): {
  /** Measures every request that passes. */
  measure: RequestHandler;
  /** Answers /metrics. */
  report: RequestHandler;
} {
  const seconds = new Histogram({
    name: 'xianting_http_seconds',
    help: 'From the request to the end of its answer; streams are not counted.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  new Gauge({
    name: 'xianting_handoffs',
    help: 'Handoffs that have not ended, by skill and state.',
    labelNames: ['skill', 'state'],
    registers: [registry],
    async collect() {
      this.reset();
      const line = await handoff.line().catch(() => []);
      for (const { skill, state } of line) this.inc({ skill, state });
    },
  });
  new Gauge({
    name: 'xianting_queue_jobs',
    help: 'Jobs in each queue: waiting, running or delayed.',
    labelNames: ['queue'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [queue, count] of Object.entries(await jobs.counts().catch(() => ({})))) this.set({ queue }, count);
    },
  });
  return {
    measure(request, response, next) {
      const started = performance.now();
      response.on('finish', () => {
        if (response.getHeader('content-type')?.toString().startsWith('text/event-stream')) return;
        // The row of the table, never the path: a label for each id would be a label for each customer.
        const route = (response.locals.route as string | undefined) ?? areaOf(request.originalUrl);
        seconds.observe(
          { method: request.method, route, status: response.statusCode },
          (performance.now() - started) / 1_000,
        );
      });
      next();
    },
    async report(_request, response) {
      response.type(registry.contentType).send(await registry.metrics());
    },
  };
}

function areaOf(url: string): string {
  return url.startsWith(`${directLinePath}/`) ? directLinePath : 'other';
}
