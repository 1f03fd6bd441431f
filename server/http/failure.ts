import type { ErrorRequestHandler, Request } from 'express';
import { type Language, Refusal } from '#conversation';
import type { Parts } from './parts.ts';

/** The language a reader asks for; Chinese unless English is preferred. */
export function languageOf(request: Pick<Request, 'acceptsLanguages'>): Language {
  return request.acceptsLanguages(['zh', 'en']) === 'en' ? 'en' : 'zh';
}

/**
 * Says every failure once, in the reader's language: {error: {code, message}}. What nobody foresaw is logged under a
 * trace id, and the reader learns no more than that id.
 */
export function sayFailures({ log, newId }: Pick<Parts, 'log' | 'newId'>): ErrorRequestHandler {
  return (failure: unknown, request, response, next) => {
    if (response.headersSent) {
      // Half an answer cannot become a refusal; cutting it off shows that it is half.
      log.error({ err: failure, path: request.path }, 'an answer broke off');
      return next(failure);
    }
    const refusal = asRefusal(failure) ?? unforeseen(failure, request, { log, newId });
    const seconds = (refusal.particulars as { seconds?: number } | undefined)?.seconds;
    if (seconds !== undefined) response.set('Retry-After', String(seconds));
    // The rest of a body nobody reads would be taken for the next request.
    if (!request.complete) response.set('Connection', 'close');
    response
      .status(refusal.status)
      .set('Cache-Control', 'no-store')
      .json({ error: { code: refusal.code, message: refusal.say(languageOf(request)) } });
  };
}

/** What a failure means to whoever asked; null where nobody foresaw it. */
function asRefusal(failure: unknown): Refusal | null {
  if (failure instanceof Refusal) return failure;
  if (isStoreUnreachable(failure)) return new Refusal('store-unreachable', failure);
  const { type, status, limit } = (failure ?? {}) as { type?: string; status?: number; limit?: number };
  if (type === 'entity.too.large') return new Refusal('too-large', { limit: `${Math.round((limit ?? 0) / 1024)} KB` });
  if (type === 'encoding.unsupported') return new Refusal('unsupported-media');
  if (type === 'request.size.invalid' || type === 'request.aborted') return new Refusal('malformed-json');
  // Express could not decode the path.
  if (status === 400) return new Refusal('unknown-path');
  return null;
}

/**
 * Node's network errors and PostgreSQL's classes 08 (connection), 53 (resources) and 57P (shutting down), wherever they
 * stand in the chain of causes. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
function isStoreUnreachable(failure: unknown): boolean {
  for (let one = failure, depth = 0; one instanceof Error && depth < 10; one = one.cause, depth += 1) {
    const { code } = one as { code?: unknown };
    if (typeof code === 'string' && unreachableCode.test(code)) return true;
    if (unreachableWords.test(one.message)) return true;
    if (one instanceof AggregateError && one.errors.some(isStoreUnreachable)) return true;
  }
  return false;
}

const unreachableCode =
  /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|08\w{3}|53\w{3}|57P\d\d)$/;
/** node-postgres gives these no code. */
const unreachableWords =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end)/;

function unforeseen(failure: unknown, request: Request, { log, newId }: Pick<Parts, 'log' | 'newId'>): Refusal {
  const trace = newId();
  log.error({ err: failure, trace, method: request.method, path: request.path }, 'a request failed unexpectedly');
  return new Refusal('unexpected', { trace });
}
