import { Router } from 'express';
import type { Parts } from './parts.ts';

/** How long one answer may take before it counts as none. */
const PATIENCE_MS = 2_000;

/**
 * /healthz: the process lives. /readyz: it can serve and will go on, and if not, what is missing.
 *
 * @param needsEdition false for what serves people: the first edition is published through it
 */
export function healthRoutes(
  { store, jobs, knowledge }: Pick<Parts, 'store' | 'jobs' | 'knowledge'>,
  { needsEdition, isLeaving }: { needsEdition: boolean; isLeaving: () => boolean },
): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    if (isLeaving()) return void response.status(503).set('Cache-Control', 'no-store').json({ status: 'leaving' });
    const [record, queues, edition] = await Promise.all([
      answers(() => store.ping()),
      answers(() => jobs.counts()),
      answers(async () => knowledge.current()),
    ]);
    const ready = record && queues && (edition || !needsEdition);
    response
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: ready ? 'ready' : 'not-ready', store: record, queues, edition });
  });
  return router;
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  let patience: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    patience = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const answered = ask().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(patience);
  }
}
