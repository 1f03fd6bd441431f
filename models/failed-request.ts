import { APIConnectionError, APIError } from 'openai';
import { type FailureKind, ModelFailure } from './failure.ts';

/** What the client threw, in our words. */
export function failureOf(error: unknown, signal: AbortSignal): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (signal.aborted) return new ModelFailure('abandoned', 'nobody waits for it', { cause: error });
  if (error instanceof APIError && error.status !== undefined) {
    const said = saidBy(error);
    // Aliyun refuses a request for its contents with a 400.
    if (/data_inspection_failed|content_filter/u.test(said)) return new ModelFailure('withheld', said);
    return new ModelFailure(kindOf(error.status), `${error.status} ${said}`, { retryAfter: retryAfterOf(error) });
  }
  if (error instanceof APIConnectionError) return new ModelFailure('unreachable', causeOf(error));
  // An error event in the middle of the stream has no status.
  if (error instanceof APIError) return new ModelFailure('failing', saidBy(error));
  // undici: the connection broke after the answer had begun.
  if (error instanceof TypeError && /terminated|network|socket/iu.test(error.message))
    return new ModelFailure('cut-off', causeOf(error));
  return new ModelFailure('garbled', error instanceof Error ? short(error.message) : 'what came is no answer');
}

function kindOf(status: number): FailureKind {
  if (status === 401 || status === 403) return 'key-refused';
  if (status === 404) return 'unknown-model';
  if (status === 429) return 'busy';
  return status >= 500 || status === 408 || status === 409 ? 'failing' : 'request-refused';
}

/** Providers differ in how they say it; some answer with a whole page. */
function saidBy({ message }: APIError): string {
  return short(message);
}

function short(message: string): string {
  const line = message.replace(/\s+/gu, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

function causeOf(error: Error): string {
  return short(error.cause instanceof Error ? `${error.message} ${error.cause.message}` : error.message);
}

function retryAfterOf({ headers }: APIError): number | null {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(milliseconds)) return milliseconds;
  const told = headers?.get('retry-after');
  if (!told) return null;
  const seconds = Number(told);
  if (Number.isFinite(seconds)) return seconds * 1_000;
  const until = Date.parse(told);
  return Number.isNaN(until) ? null : Math.max(0, until - Date.now());
}
