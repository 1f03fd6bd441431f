import { Declined } from '../declined.ts';

/**
 * What to do about a failed call. `again`: the same call, later. `anew`: this conversation or its token is gone, so
 * go on in a new one. `over`: the conversation has ended, so the same. `never`: it would fail again.
 */
export type Remedy = 'again' | 'anew' | 'over' | 'never';

/** Anything but an answer of the server is a matter of the network. */
export function remedyFor(failure: unknown): Remedy {
  if (!(failure instanceof Declined)) return 'again';
  const { status, code } = failure;
  if (status === 408 || status === 429 || status >= 500) return 'again';
  if (code === 'conversation-ended') return 'over';
  if (elsewhere.has(code)) return 'never';
  return status === 401 || status === 403 || status === 404 ? 'anew' : 'never';
}

/** Refusals with a status that would otherwise speak of the token or the conversation. */
const elsewhere = new Set([
  'origin-refused',
  'assertion-refused',
  'conversation-of-another',
  'unknown-path',
  'unknown-message',
]);

/** What a customer is told of a failure: the server's sentence, unless it is one for whoever runs the page; then ''. */
export function toldOf(failure: unknown): string {
  return failure instanceof Declined && !forWhoRunsThePage.has(failure.code) ? failure.sentence : '';
}

const forWhoRunsThePage = new Set([
  'origin-refused',
  'unknown-path',
  'token-missing',
  'token-invalid',
  'token-unreadable',
]);
