import { z } from 'zod';
import type { ZodOpenApiResponsesObject } from 'zod-openapi';
import { type RefusalCode, refusals } from '#conversation';
import type { Route } from './route.ts';

/** How every no is said, with the codes of conversation/refusals.ts. */
const Failure = z
  .object({
    error: z.object({ code: z.enum(Object.keys(refusals) as [RefusalCode, ...RefusalCode[]]), message: z.string() }),
  })
  .meta({ id: 'Failure' });

const descriptions = {
  400: 'What was sent is not understood. Nothing was stored.',
  401: 'Nobody is signed in, or the account and password do not match.',
  403: 'The role is missing, or the page token or origin does not fit.',
  404: 'There is no such thing, or it is not yours to see.',
  409: 'Somebody or something else came first.',
  410: 'It was destroyed on request.',
  413: 'Larger than the limit.',
  415: 'Not JSON.',
  429: 'Too often: Retry-After says when to try again.',
  500: 'Nobody foresaw this; the message holds its trace.',
  503: 'The record cannot be reached, or nothing is published yet. Nothing was stored.',
} as const;
type FailureStatus = keyof typeof descriptions;

/** What may go wrong on a route, by what it takes and who may ask. */
export function failures({ access, method, path, params, body }: Route): ZodOpenApiResponsesObject {
  const statuses: FailureStatus[] = [400, 500, 503];
  if (access !== 'public' || path === '/api/session') statuses.push(401);
  if (access !== 'public' || body) statuses.push(403);
  if (params) statuses.push(404);
  if (params && method === 'get' && path.endsWith('/original')) statuses.push(410);
  if (method !== 'get' && access !== 'public') statuses.push(409);
  if (body) statuses.push(413, 415);
  if (access === 'public') statuses.push(429);
  return failureResponses(statuses);
}

export function failureResponses(statuses: readonly FailureStatus[]): ZodOpenApiResponsesObject {
  const content = { 'application/json': { schema: Failure } };
  return Object.fromEntries(statuses.map((status) => [`${status}`, { description: descriptions[status], content }]));
}
