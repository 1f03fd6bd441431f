import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { directLinePaths } from './openapi-direct-line.ts';
import { failures } from './openapi-failures.ts';
import type { Route } from './route.ts';

/** /openapi.json (OpenAPI 3.1): made from the table of routes, with Direct Line's calls described beside it. */
export function describe(routes: readonly Route[]): object {
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: '先听 Xianting',
      version: '1',
      description:
        'Staff sign in with a cookie (POST /api/session) and send its page token, x-xianting-csrf, with every change. ' +
        'Customers take a token (POST /api/chat/token) and speak Direct Line 3.0 with it.',
    },
    paths: merged([...routes.map(pathOf), directLinePaths]),
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'xianting_session' },
        pageToken: { type: 'apiKey', in: 'header', name: 'x-xianting-csrf' },
        chatToken: { type: 'http', scheme: 'bearer' },
      },
    },
  });
}

function pathOf(route: Route): ZodOpenApiPathsObject {
  return { [route.path]: { [route.method]: operation(route) } };
}

function operation(route: Route): ZodOpenApiOperationObject {
  const { method, path, access, summary, params, query, body } = route;
  const changes = method === 'get' ? {} : { pageToken: [] };
  const roles = typeof access === 'object' ? { description: `Roles: ${access.roles.join(', ')}.` } : {};
  return {
    operationId: operationId(route),
    summary,
    ...roles,
    tags: [path.split('/')[2] ?? 'api'],
    security: access === 'public' ? [] : [{ session: [], ...changes }],
    ...(params || query ? { requestParams: { ...(params && { path: params }), ...(query && { query }) } } : {}),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: { ...answered(route), ...failures(route) },
  };
}

/** get-api-handoffs-by-id, post-api-handoffs-by-id-accept */
function operationId({ method, path }: Route): string {
  const words = path.split('/').flatMap((part) => (part === '' ? [] : [part.replace(/^\{(\w+)\}$/, 'by-$1')]));
  return [method, ...words].join('-');
}

function answered({ answer }: Route): ZodOpenApiOperationObject['responses'] {
  if ('events' in answer) {
    // OpenAPI 3.1 has no word for a stream of events: one event's content is one of these.
    const schema = z.union(Object.values(answer.events) as [z.ZodType, ...z.ZodType[]]);
    const description = `Events: ${Object.keys(answer.events).join(', ')}.`;
    return { 200: { description, content: { 'text/event-stream': { schema } } } };
  }
  if (!('schema' in answer)) return { 204: { description: 'Done.' } };
  return { [`${answer.status}`]: { description: 'Done.', content: { 'application/json': { schema: answer.schema } } } };
}

function merged(paths: readonly ZodOpenApiPathsObject[]): ZodOpenApiPathsObject {
  const all: ZodOpenApiPathsObject = {};
  for (const each of paths) for (const [path, item] of Object.entries(each)) all[path] = { ...all[path], ...item };
  return all;
}
