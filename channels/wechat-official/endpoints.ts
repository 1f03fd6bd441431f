import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import type { Admission } from './admission.ts';
import type { Arrivals } from './arrivals.ts';
import { readPush } from './push.ts';
import { type Reason, RefusedPush } from './refused.ts';

/** The platform's pushes are a few thousand bytes; encrypted, about three times as many. */
const mostBytes = 64 * 1024;

/**
 * The one address that the platform is given. Its answers are plain text, whatever happens: anything else makes WeChat
 * tell the customer that the service is broken.
 *
 * A push is acknowledged with `success` once it is in the record, at once: what is said to the customer goes by the
 * customer-service API, never by the answer to a push.
 */
export function openEndpoints(parts: {
  admission: Admission;
  arrive: Arrivals;
  refused(reason: Reason): void;
  failed(doing: string, error: unknown): void;
}): Router {
  const { admission, arrive } = parts;

  const admitQuery: RequestHandler = (request, _response, next) => {
    admission.admitQuery(request.query);
    next();
  };

  /** Proves to the platform that this server knows the token. */
  const verify: RequestHandler = (request, response) => {
    const { echostr } = request.query;
    response.type('text/plain').send(typeof echostr === 'string' ? echostr : '');
  };

  const take: RequestHandler = async (request, response) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    await arrive(readPush(await admission.admitBody(request.query, body)));
    response.type('text/plain').send('success');
  };

  const say: ErrorRequestHandler = (failure: unknown, _request, response, _next) => {
    if (failure instanceof RefusedPush) {
      parts.refused(failure.reason);
      return void response.status(403).type('text/plain').send('refused');
    }
    const { status = 500 } = (failure ?? {}) as { status?: number };
    if (status >= 400 && status < 500) return void response.status(status).type('text/plain').send('refused');
    // Not acknowledged: the platform sends it again.
    parts.failed('taking a push', failure);
    response.status(503).type('text/plain').send('');
  };

  return Router()
    .use(admitQuery)
    .get('/', verify)
    .post('/', express.raw({ type: () => true, limit: mostBytes, inflate: false }), take)
    .use(say);
}
