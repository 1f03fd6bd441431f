import { afterAll, describe, expect, it } from 'vitest';
import { openApplication } from './application.ts';
import { asking } from './asking.ts';
import { openSmallBank } from './small-bank.ts';

const bank = await openSmallBank();
const ask = asking((await bank.serve()).address);
const { routes, feed } = openApplication(
  { origins: [], trustProxy: false, rateLimits: false, pagesFolder: '' },
  bank.parts,
);
feed.close();
const { json: read, status } = await ask('GET /openapi.json');
const described = read as Described;
const operations = Object.entries(described.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

afterAll(() => bank.close());

interface Described {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
}
interface Operation {
  operationId: string;
  summary: string;
  security: Record<string, unknown[]>[];
  parameters?: { in: string; name: string; required?: boolean; schema: unknown }[];
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>;
}

describe('/openapi.json', () => {
  it('is OpenAPI 3.1', () => {
    expect(status).toBe(200);
    expect(described.openapi).toMatch(/^3\.1\.\d+$/);
    expect(described.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
  });

  it('names every route, and the calls of Direct Line', () => {
    const named = operations.map(({ path, method }) => `${method} ${path}`);
    const directLine = [
      'post /v3/directline/tokens/refresh',
      'post /v3/directline/conversations',
      'get /v3/directline/conversations/{conversationId}',
      'get /v3/directline/conversations/{conversationId}/activities',
      'post /v3/directline/conversations/{conversationId}/activities',
    ];
    expect(named.toSorted()).toEqual(
      [...routes.map(({ path, method }) => `${method} ${path}`), ...directLine].toSorted(),
    );
  });

  it('gives every operation a name of its own, a summary and what it answers', () => {
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
    for (const { operation } of operations) {
      expect(operation.operationId).toMatch(/^[a-z0-9-]+$/);
      expect(operation.summary).not.toBe('');
      expect(Object.keys(operation.responses).some((answered) => /^2\d\d$/.test(answered))).toBe(true);
      for (const [answered, { description }] of Object.entries(operation.responses)) {
        expect(answered).toMatch(/^[1-5]\d\d$/);
        expect(description).not.toBe('');
      }
    }
  });

  it('describes exactly the parameters that stand in each path, as required', () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = operation.parameters?.filter((parameter) => parameter.in === 'path') ?? [];
      expect(parameters.map(({ name }) => name).toSorted()).toEqual(inPath.toSorted());
      for (const parameter of parameters) expect(parameter.required).toBe(true);
    }
  });

  it('points only at schemas and security schemes that it holds', () => {
    const refs = [...JSON.stringify(described).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);
    expect(refs.length).toBeGreaterThan(0);
    for (const ref of refs) {
      const [, name = ''] = /^#\/components\/schemas\/(.+)$/.exec(ref) ?? [];
      expect(Object.keys(described.components.schemas)).toContain(name);
    }
    for (const { operation } of operations)
      for (const scheme of operation.security.flatMap(Object.keys))
        expect(Object.keys(described.components.securitySchemes)).toContain(scheme);
  });

  it('says of every change at the desk that it takes the cookie and the page token', () => {
    for (const { path, method, operation } of operations) {
      const access = routes.find((route) => route.path === path && route.method === method)?.access;
      if (access === undefined) expect(operation.security).toEqual([{ chatToken: [] }]);
      else if (access === 'public') expect(operation.security).toEqual([]);
      else if (method === 'get') expect(operation.security).toEqual([{ session: [] }]);
      else expect(operation.security).toEqual([{ session: [], pageToken: [] }]);
    }
  });
});
